import type { Database } from 'better-sqlite3';
import type { ApprovalCredential, SignedAnswer } from '../../contract/approval.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { StaffCardEvidence } from '../../contract/staff-card.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { readSettings } from '../settings.ts';
import type { StaffCards } from '../staff/staff-cards.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';

/** Who answers, and their staff card's signature when that showed it. */
export interface Answerer {
  readonly person: KnownPerson;
  readonly staffCard: StaffCardEvidence | null;
}

/** How an approver shows who they are for one answer: by their password, or by a staff card that signs the answer. */
export class Credentials {
  readonly #connection: Database;
  readonly #register: StaffRegister;
  readonly #staffCards: Pick<StaffCards, 'sign'>;

  constructor(connection: Database, register: StaffRegister, staffCards: Pick<StaffCards, 'sign'>) {
    this.#connection = connection;
    this.#register = register;
    this.#staffCards = staffCards;
  }

  /**
   * @param reason why they say no; null when they consent
   * @returns problems of {@link StaffRegister.identify} or {@link StaffCards.sign}
   */
  async prove(
    approver: StaffNo,
    credential: ApprovalCredential,
    asked: { readonly requestId: string; readonly subjectHash: string },
    reason: string | null,
  ): Promise<Result<Answerer>> {
    if (credential.method === 'PASSWORD') {
      const settings = readSettings(this.#connection);
      if (settings === null) return fail('NoStaffYet');
      const known = await this.#register.identify(approver, credential.password, settings);
      return known.ok ? succeed({ person: known.value, staffCard: null }) : known;
    }
    const { requestId, subjectHash } = asked;
    const answer: SignedAnswer = {
      answer: reason === null ? 'GIVEN' : 'REFUSED',
      requestId,
      subjectHash,
      approver,
      reason,
    };
    const signed = await this.#staffCards.sign(approver, credential.pin, canonicalJson(answer));
    return signed.ok ? succeed({ person: signed.value.holder, staffCard: signed.value.evidence }) : signed;
  }
}
