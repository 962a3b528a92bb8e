import { timingSafeEqual } from 'node:crypto';
import { answer, type CommandApdu, type ResponseApdu, SW, status } from './apdu.ts';
import { fromHex } from './hex.ts';
import type { CardProfile } from './profile.ts';
import {
  cardCryptogram,
  commandMac,
  decryptCommandData,
  deriveSessionKeys,
  encryptResponseData,
  hostCryptogram,
  INITIAL_MAC_CHAINING_VALUE,
  isProtectedStatus,
  pseudoRandomCardChallenge,
  responseMac,
  S8,
  SCP03_PARAMETER_I,
  type Scp03SessionKeys,
  SecurityLevel,
  sequenceCounterBytes,
} from './scp03.ts';

/** Refused EXTERNAL AUTHENTICATEs in a row after which the key set is blocked for good. */
export const AUTHENTICATION_LIMIT = 10;

const LAST_SEQUENCE_COUNTER = 0xff_ffff;

/** Levels a host may ask for; this card never opens a session without C-MAC (table 7-3 without '00'). */
const OFFERED_LEVELS = [0x01, 0x03, 0x11, 0x13, 0x33];

const INS_INITIALIZE_UPDATE = 0x50;
const INS_EXTERNAL_AUTHENTICATE = 0x82;

/** An authenticated session; `chaining` is the MAC chaining value, `counter` numbers its commands from 1. */
interface OpenSession {
  readonly state: 'OPEN';
  readonly keys: Scp03SessionKeys;
  readonly level: number;
  chaining: Uint8Array;
  counter: number;
}

type Session =
  | { readonly state: 'NONE' | 'ABORTED' }
  | { readonly state: 'INITIATED'; readonly keys: Scp03SessionKeys; readonly context: Uint8Array }
  | OpenSession;

/** How an application answers a command whose security has been checked and removed. */
type Handler = (command: CommandApdu) => ResponseApdu;

/**
 * The card's end of SCP03, i = 70 (GP Amendment D v1.1.1), for the application `aid`: mutual authentication, then
 * C-MAC, C-DECRYPTION, R-MAC and R-ENCRYPTION as the session's level says.
 */
export class SecureChannel {
  readonly #card: CardProfile;
  readonly #aid: Uint8Array;
  #session: Session = { state: 'NONE' };

  constructor(card: CardProfile, aid: Uint8Array) {
    this.#card = card;
    this.#aid = aid;
  }

  /** A host has proved Key-MAC, and nothing has gone wrong since. */
  get authenticated(): boolean {
    return this.#session.state === 'OPEN';
  }

  terminate(): void {
    this.#session = { state: 'NONE' };
  }

  /** Takes a command through the channel's rules (§5.6) to `handle` and protects the answer. */
  process(command: CommandApdu, handle: Handler): ResponseApdu {
    if (command.cla === 0x80 && command.ins === INS_INITIALIZE_UPDATE) return this.#initializeUpdate(command);
    const session = this.#session;
    if (session.state === 'ABORTED') return status(SW.SECURITY_STATUS_NOT_SATISFIED);
    if (session.state === 'OPEN') return this.#exchange(session, command, handle);
    if (command.cla === 0x84 && command.ins === INS_EXTERNAL_AUTHENTICATE)
      return this.#externalAuthenticate(session, command);
    const secured = (command.cla & 0x04) !== 0;
    return secured ? status(SW.SECURITY_STATUS_NOT_SATISFIED) : handle(command);
  }

  /** §7.1.1: ‹host challenge(8)› → KDD(10) key information(3) card challenge(8) cryptogram(8) counter(3). */
  #initializeUpdate({ p1, p2, data }: CommandApdu): ResponseApdu {
    // Whatever session there was ends with the attempt (§5.6).
    this.terminate();
    const card = this.#card;
    if (p2 !== 0x00) return status(SW.INCORRECT_P1P2);
    if (data.length !== S8) return status(SW.WRONG_LENGTH);
    if (p1 !== 0x00 && p1 !== card.keyVersion) return status(SW.REFERENCED_DATA_NOT_FOUND);
    if (card.failedAuthentications >= AUTHENTICATION_LIMIT) return status(SW.AUTHENTICATION_BLOCKED);
    if (card.sequenceCounter === LAST_SEQUENCE_COUNTER) return status(SW.CONDITIONS_NOT_SATISFIED);

    card.sequenceCounter += 1;
    const challenge = pseudoRandomCardChallenge(fromHex(card.keyEnc), card.sequenceCounter, this.#aid);
    const context = Buffer.concat([data, challenge]);
    const keys = deriveSessionKeys(
      { enc: fromHex(card.keyEnc), mac: fromHex(card.keyMac), dek: fromHex(card.keyDek) },
      context,
    );
    this.#session = { state: 'INITIATED', keys, context };
    return answer(
      fromHex(card.keyDiversificationData),
      Buffer.from([card.keyVersion, 0x03, SCP03_PARAMETER_I]),
      challenge,
      cardCryptogram(keys, context),
      sequenceCounterBytes(card.sequenceCounter),
    );
  }

  /**
   * §7.1.2: P1 = level, ‹host cryptogram(8) C-MAC(8)›. Only this command's failures are counted: an INITIALIZE UPDATE
   * that nothing follows is how a card's genuineness is asked for.
   */
  #externalAuthenticate(session: Session, { data, ...command }: CommandApdu): ResponseApdu {
    if (session.state !== 'INITIATED') return status(SW.CONDITIONS_NOT_SATISFIED);
    if (!OFFERED_LEVELS.includes(command.p1) || command.p2 !== 0x00) return status(SW.INCORRECT_P1P2);
    if (data.length !== 2 * S8) return status(SW.WRONG_LENGTH);

    this.terminate();
    const cryptogram = data.slice(0, S8);
    const { keys, context } = session;
    const mac = commandMac(keys.mac, INITIAL_MAC_CHAINING_VALUE, { ...command, data: cryptogram });
    const genuine =
      timingSafeEqual(cryptogram, hostCryptogram(keys, context)) &&
      timingSafeEqual(data.slice(S8), mac.slice(0, S8));
    if (!genuine) {
      this.#card.failedAuthentications += 1;
      return status(SW.AUTHENTICATION_FAILED);
    }
    this.#card.failedAuthentications = 0;
    this.#session = { state: 'OPEN', keys, level: command.p1, chaining: mac, counter: 0 };
    return status(SW.OK);
  }

  #exchange(session: OpenSession, command: CommandApdu, handle: Handler): ResponseApdu {
    const plain = this.#unwrap(session, command);
    if (plain === undefined) {
      this.#session = { state: 'ABORTED' };
      return status(SW.SECURITY_STATUS_NOT_SATISFIED);
    }
    return this.#wrap(session, handle(plain));
  }

  /**
   * Checks and removes C-MAC and encryption (§6.2.4, §6.2.6); undefined is a security error. The class byte's secure
   * messaging bit does not matter: the session's level alone says what a command must carry (§5.6).
   */
  #unwrap(session: OpenSession, command: CommandApdu): CommandApdu | undefined {
    const macAt = command.data.length - S8;
    if (macAt < 0) return undefined;
    const body = command.data.slice(0, macAt);
    const mac = commandMac(session.keys.mac, session.chaining, { ...command, data: body });
    if (!timingSafeEqual(command.data.slice(macAt), mac.slice(0, S8))) return undefined;

    session.chaining = mac;
    session.counter += 1;
    const data =
      session.level & SecurityLevel.C_DECRYPTION
        ? decryptCommandData(session.keys.enc, session.counter, body)
        : body;
    return data && { ...command, cla: command.cla & ~0x04, data };
  }

  /** Adds encryption and R-MAC (§6.2.5, §6.2.7); errors travel bare. */
  #wrap({ keys, level, chaining, counter }: OpenSession, response: ResponseApdu): ResponseApdu {
    if (!(level & SecurityLevel.R_MAC)) return response;
    if (!isProtectedStatus(response.sw)) return status(response.sw);
    const data =
      level & SecurityLevel.R_ENCRYPTION
        ? encryptResponseData(keys.enc, counter, response.data)
        : response.data;
    const mac = responseMac(keys.rmac, chaining, data, response.sw);
    return { data: Buffer.concat([data, mac]), sw: response.sw };
  }
}
