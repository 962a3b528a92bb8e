import { verify } from 'node:crypto';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { StaffCardEvidence, StaffCardOnReader, StaffCardReading } from '../../contract/staff-card.ts';
import type { CardLink } from '../card/card-link.ts';
import { sha256 } from '../journal/canonical-json.ts';
import type { StaffCertificate } from './staff-certificate.ts';
import type { KnownPerson, StaffRegister } from './staff-register.ts';

/** A staff card that may sign: read, judged, and its holder known. */
interface JudgedCard {
  readonly reading: StaffCardReading;
  readonly certificate: StaffCertificate;
  readonly holder: KnownPerson;
}

/**
 * Staff cards on this terminal's readers, by which people sign what a password would otherwise confirm. No card hears a
 * PIN before its certificate is known to be the bank's, in force, and of somebody who works here.
 */
export class StaffCards {
  readonly #link: Pick<CardLink, 'readers' | 'readStaffCard' | 'signWithStaffCard'>;
  readonly #register: Pick<StaffRegister, 'holderOf' | 'notePinRefused'>;
  readonly #authority: string;
  readonly #now: () => number;
  /** The insertion, by reader, of cards known to be no staff cards: a customer's card is not disturbed again. */
  readonly #others = new Map<string, number>();

  /** @param parts.authority certificate of the bank's authority, PEM */
  constructor(parts: {
    link: Pick<CardLink, 'readers' | 'readStaffCard' | 'signWithStaffCard'>;
    register: Pick<StaffRegister, 'holderOf' | 'notePinRefused'>;
    authority: string;
    now: () => number;
  }) {
    this.#link = parts.link;
    this.#register = parts.register;
    this.#authority = parts.authority;
    this.#now = parts.now;
  }

  /**
   * The one staff card on the readers, whatever other cards are there.
   *
   * @returns problems StaffCardAbsent, StaffCardExpected, StaffCardsSeveral, StaffCardNotTrusted, StaffCardExpired,
   *   StaffCardNotInForce, StaffCardListTooOld, and those of the card
   */
  async find(): Promise<Result<StaffCardOnReader>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const { reading, holder } = found.value;
    return succeed({ reader: reading.reader, ...holder, pinTriesLeft: reading.pinTriesLeft });
  }

  /**
   * Has the staff card of this person sign `statement` (SHA-256 of its bytes, ECDSA P-256).
   *
   * @returns problems of {@link find}, StaffCardChanged: it is somebody else's; StaffCardPinWrong with the tries left,
   *   StaffCardPinBlocked, StaffCardRemoved
   */
  async sign(
    staffNo: StaffNo,
    pin: string,
    statement: string,
  ): Promise<Result<{ readonly holder: KnownPerson; readonly evidence: StaffCardEvidence }>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const { reading, certificate, holder } = found.value;
    if (holder.staffNo !== staffNo) return fail('StaffCardChanged');
    if (reading.pinTriesLeft === 0) return fail('StaffCardPinBlocked');
    const signed = await this.#link.signWithStaffCard({
      reader: reading.reader,
      certificate: reading.certificate,
      pin,
      hash: sha256(statement),
    });
    if (!signed.ok) return this.#noting(signed, staffNo);
    // A card whose key is not the one of its certificate is a forgery, or broken.
    if (!verify('sha256', Buffer.from(statement), certificate.publicKey, Buffer.from(signed.value, 'hex')))
      return fail('StaffCardNotTrusted');
    return succeed({ holder, evidence: { certificate: reading.certificate, signature: signed.value } });
  }

  /** A failed signature; a PIN that was refused stands in the journal. */
  #noting(failed: Result<never> & { ok: false }, staffNo: StaffNo): Result<never> {
    const blocked = failed.problem.tag === 'StaffCardPinBlocked';
    if (blocked || failed.problem.tag === 'StaffCardPinWrong')
      this.#register.notePinRefused(staffNo, blocked);
    return failed;
  }

  async #find(): Promise<Result<JudgedCard>> {
    const readings = await this.#readAll();
    const cards = readings.filter((reading) => reading.ok);
    if (cards.length > 1) return fail('StaffCardsSeveral');
    const [card] = cards;
    if (card !== undefined) return await this.#judge(card.value);
    const failures = readings.filter((reading) => !reading.ok);
    return (
      failures.find(({ problem }) => problem.tag !== 'StaffCardExpected') ??
      failures[0] ??
      fail('StaffCardAbsent')
    );
  }

  /** One after the other: a visit keeps everybody else from a card. */
  async #readAll(): Promise<Result<StaffCardReading>[]> {
    const readings: Result<StaffCardReading>[] = [];
    for (const { name, state, presence } of this.#link.readers.readers) {
      if (state === 'EMPTY' || state === 'UNAVAILABLE') continue;
      const isOther = this.#others.get(name) === presence;
      const reading = isOther ? fail('StaffCardExpected') : await this.#link.readStaffCard(name);
      if (!reading.ok && reading.problem.tag === 'StaffCardExpected') this.#others.set(name, presence);
      readings.push(reading);
    }
    return readings;
  }

  async #judge(reading: StaffCardReading): Promise<Result<JudgedCard>> {
    // Certificates are judged when a card signs: their library is not part of every start.
    const { judgeStaffCertificate } = await import('./staff-certificate.ts');
    const der = Buffer.from(reading.certificate, 'hex');
    const certificate = judgeStaffCertificate(der, this.#authority, this.#now());
    if (!certificate.ok) return certificate;
    const holder = this.#register.holderOf(certificate.value.staffNo, certificate.value.fingerprint);
    return holder.ok ? succeed({ reading, certificate: certificate.value, holder: holder.value }) : holder;
  }
}
