import { type CommandApdu, encodeResponse, parseCommand, type ResponseApdu, SW, status } from './apdu.ts';
import type { Application } from './application.ts';
import type { CardStats } from './card-control.ts';
import { fromHex, toHex } from './hex.ts';
import { IssuerSecurityDomain } from './issuer-security-domain.ts';
import { OATH_AID, OathApplet } from './oath-applet.ts';
import { PivApplet } from './piv-applet.ts';
import { PIV_AID } from './piv-objects.ts';
import { CardProfile } from './profile.ts';

const SELECTABLE = 0x07;
const NO_PRIVILEGES = new Uint8Array(3);

/** What a card has been asked since it was made; of the log, the last hundred commands. */
type Traffic = Omit<CardStats, 'present'>;

const LOG_LENGTH = 100;

/**
 * A contactless GlobalPlatform card with an OATH applet (a Smart OTP card), a PIV applet (a staff card) or neither, and the dispatcher of its operating environment (GPCS 2.3.1
 * "OPEN"): one logical channel, selection by name, implicitly selected Issuer Security Domain, life cycle.
 * The profile is its non-volatile memory; everything else is lost with power.
 */
export class SimulatedCard {
  /**
   * T=1 only: TS, T0 with ten historical bytes, TD1, TD2, `80` and the card issuer's data "SMARTOTP" or "STAFFPIV" as
   * compact TLV (ISO/IEC 7816-4 §12.1.1), check byte. The form PC/SC part 3 §3.1.3.2.3.1 gives contactless cards.
   */
  readonly atr: Uint8Array;
  readonly #memory: CardProfile;
  readonly #domain: IssuerSecurityDomain;
  readonly #oath: OathApplet | undefined;
  readonly #piv: PivApplet | undefined;
  #traffic: Traffic = { apduCount: 0, cardMs: 0, firstApduAt: null, lastApduAt: null, log: [] };
  #selected: Application | undefined;

  constructor(profile: CardProfile) {
    this.#memory = CardProfile.parse(structuredClone(profile));
    const { oath, piv } = this.#memory;
    this.#oath = oath && new OathApplet(this.#memory, oath);
    this.#piv = piv && new PivApplet(piv);
    this.atr = withCheckByte(
      fromHex(`3B8A80018058${Buffer.from(piv ? 'STAFFPIV' : 'SMARTOTP').toString('hex')}`),
    );
    const registered = (aid: Uint8Array) => ({ aid, lifeCycle: SELECTABLE, privileges: NO_PRIVILEGES });
    this.#domain = new IssuerSecurityDomain(this.#memory, [
      ...(oath ? [registered(OATH_AID)] : []),
      ...(piv ? [registered(PIV_AID)] : []),
    ]);
  }

  get traffic(): Traffic {
    return this.#traffic;
  }

  /** The card as it is now, to be put down, compared, or made into a card again. */
  snapshot(): CardProfile {
    return structuredClone(this.#memory);
  }

  powerOn(): void {
    this.powerOff();
    this.#selected = this.#domain;
  }

  powerOff(): void {
    this.#selected?.deselect();
    this.#selected = undefined;
  }

  /** A warm reset: like power off and on. */
  reset(): void {
    this.powerOn();
  }

  /** Answers a command APDU. A card without power can't, and asking it is the reader's mistake. */
  transmit(apdu: Uint8Array): Uint8Array {
    const selected = this.#selected;
    if (selected === undefined) throw new Error('APDU for a card without power');
    const startedAt = now();
    const command = parseCommand(apdu);
    const response = encodeResponse(command ? this.#dispatch(command, selected) : status(SW.WRONG_LENGTH));
    const finishedAt = now();
    const { apduCount, cardMs, firstApduAt, log } = this.#traffic;
    this.#traffic = {
      apduCount: apduCount + 1,
      cardMs: cardMs + finishedAt - startedAt,
      firstApduAt: firstApduAt ?? startedAt,
      lastApduAt: finishedAt,
      log: [...log, `${toHex(apdu.slice(0, 4))} > ${toHex(response.slice(-2))}`].slice(-LOG_LENGTH),
    };
    return response;
  }

  #dispatch(command: CommandApdu, selected: Application): ResponseApdu {
    const { cla, ins, p1 } = command;
    if ((cla & 0x40) !== 0 || (cla & 0x03) !== 0) return status(SW.LOGICAL_CHANNEL_NOT_SUPPORTED);
    // A terminated card does nothing but GET DATA (GPCS §5.1.1.5, table 11-1).
    if (this.#memory.lifeCycle === 'TERMINATED' && ins !== 0xca) return status(SW.CONDITIONS_NOT_SATISFIED);
    if (cla === 0x00 && ins === 0xa4 && p1 === 0x04) return this.#select(command);
    return selected.process(command);
  }

  /**
   * SELECT by name (GPCS §11.9): the first application whose AID begins with the given bytes, none meaning the Issuer
   * Security Domain. If there is none, the selection and its secure channel stay as they are (§6.4.2).
   */
  #select({ p2, data }: CommandApdu): ResponseApdu {
    // The next occurrence: no two applications here share the beginning of their AIDs beyond the first.
    if (p2 === 0x02) return status(SW.APPLICATION_NOT_FOUND);
    if (p2 !== 0x00) return status(SW.INCORRECT_P1P2);
    const applications: readonly (Application | undefined)[] = [this.#domain, this.#oath, this.#piv];
    const found = applications.find((each) => each && toHex(each.aid).startsWith(toHex(data)));
    if (found === undefined) return status(SW.APPLICATION_NOT_FOUND);
    // A locked card gives its Final Application only, which is the Issuer Security Domain (§5.1.1.4, table 11-84).
    if (found !== this.#domain && this.#memory.lifeCycle === 'CARD_LOCKED')
      return status(SW.FUNCTION_NOT_SUPPORTED);
    this.#selected?.deselect();
    this.#selected = found;
    return found.select();
  }
}

const now = () => performance.timeOrigin + performance.now();

/** The ATR with its check byte TCK, the exclusive or of all after TS (ISO/IEC 7816-3 §8.2.5). */
function withCheckByte(atr: Uint8Array): Uint8Array {
  return Buffer.concat([atr, Buffer.from([atr.slice(1).reduce((sum, byte) => sum ^ byte, 0)])]);
}
