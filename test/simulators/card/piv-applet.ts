import { timingSafeEqual } from 'node:crypto';
import { answer, type CommandApdu, type ResponseApdu, SW, status } from './apdu.ts';
import type { Application } from './application.ts';
import { signHash } from './ecdsa.ts';
import { fromHex, toHex } from './hex.ts';
import { applicationPropertyTemplate, PIV_AID, pivObject } from './piv-objects.ts';
import { PIN_TRIES, type PivMemory } from './profile.ts';
import { encodeTlv, takeTlv } from './tlv.ts';

/** Key references (SP 800-73-4 part 1 table 4b, SP 800-78-4 table 6-1). */
const KeyReference = { PIN: 0x80, AUTHENTICATION: 0x9a, SIGNATURE: 0x9c } as const;

/** ECC: curve P-256 (SP 800-78-4 table 6-2); it signs SHA-256 hashes. */
const ALGORITHM_ECC_P256 = 0x11;
const HASH_LENGTH = 32;

/** Dynamic Authentication Template and its objects (part 2 table 7). */
const Tag = { TEMPLATE: 0x7c, CHALLENGE: 0x81, RESPONSE: 0x82 } as const;

/** Command chaining: more of the same command follows (ISO/IEC 7816-4 §5.3.3). */
const CHAINED = 0x10;

/** A PIN in its command: ASCII digits, filled up with FF to eight bytes (part 2 §2.4.3). */
const PIN_LENGTH = 8;

/** Data bytes of one answer to a command without Le: what a short APDU holds. */
const CHUNK = 256;

/** Most data of one chain; the longest the card could use is a hash in its template. */
const CHAIN_LIMIT = 2_048;

/**
 * The PIV Card Application as the person who carries the card meets it (NIST SP 800-73-4 part 2 §3): SELECT, GET DATA,
 * VERIFY and GENERAL AUTHENTICATE with ECC P-256. What only its issuer does (PUT DATA, GENERATE ASYMMETRIC KEY PAIR,
 * CHANGE REFERENCE DATA, RESET RETRY COUNTER) is not there: 6D00. Keys and certificates come with the profile.
 */
export class PivApplet implements Application {
  readonly aid = PIV_AID;
  readonly #memory: PivMemory;
  /** Security status of the PIN, key reference 80. */
  #pinVerified = false;
  /** The command before was a VERIFY that succeeded: what the signature key asks for ("PIN Always"). */
  #pinJustVerified = false;
  #remaining: Uint8Array = new Uint8Array();
  #chain: { readonly header: string; readonly data: Uint8Array } | undefined;

  constructor(memory: PivMemory) {
    this.#memory = memory;
  }

  /** Part 2 §3.1.1. */
  select(): ResponseApdu {
    return answer(applicationPropertyTemplate());
  }

  deselect(): void {
    this.#pinVerified = false;
    this.#pinJustVerified = false;
    this.#remaining = new Uint8Array();
    this.#chain = undefined;
  }

  /** Long answers leave in parts by GET RESPONSE (part 2 §3.1.2), long commands come in a chain. */
  process(command: CommandApdu): ResponseApdu {
    if (command.cla === 0x00 && command.ins === 0xc0) {
      if (this.#remaining.length === 0) return status(SW.CONDITIONS_NOT_SATISFIED);
      return this.#send(answer(this.#remaining), command);
    }
    this.#remaining = new Uint8Array();
    if ((command.cla & ~CHAINED) !== 0) return status(SW.CLA_NOT_SUPPORTED);

    const header = toHex(Uint8Array.of(command.ins, command.p1, command.p2));
    const before = this.#chain?.header === header ? this.#chain.data : new Uint8Array();
    const data = new Uint8Array(Buffer.concat([before, command.data]));
    this.#chain = undefined;
    if (data.length > CHAIN_LIMIT) return status(SW.WRONG_LENGTH);
    if (command.cla === CHAINED) {
      this.#chain = { header, data };
      return status(SW.OK);
    }
    return this.#send(this.#dispatch({ ...command, data }), command);
  }

  #send(response: ResponseApdu, { ne }: CommandApdu): ResponseApdu {
    const limit = ne === 0 ? CHUNK : ne;
    if (response.data.length <= limit) {
      this.#remaining = new Uint8Array();
      return response;
    }
    this.#remaining = response.data.slice(limit);
    // 61 00 stands for 256 bytes or more (ISO/IEC 7816-4 table 5).
    const more = this.#remaining.length > 0xff ? 0 : this.#remaining.length;
    return { data: response.data.slice(0, limit), sw: 0x6100 | more };
  }

  #dispatch(command: CommandApdu): ResponseApdu {
    const pinJustVerified = this.#pinJustVerified;
    this.#pinJustVerified = false;
    switch (command.ins) {
      case 0xcb:
        return this.#getData(command);
      case 0x20:
        return this.#verify(command);
      case 0x87:
        return this.#generalAuthenticate(command, pinJustVerified);
      default:
        return status(SW.INS_NOT_SUPPORTED);
    }
  }

  /** Part 2 §3.1.2: `00 CB 3F FF Lc 5C <length> <tag> 00`. Everything this card has may be read without the PIN. */
  #getData({ p1, p2, data }: CommandApdu): ResponseApdu {
    if (p1 !== 0x3f || p2 !== 0xff) return status(SW.INCORRECT_P1P2);
    const list = takeTlv(data);
    if (list?.tag !== 0x5c || list.rest.length > 0) return status(SW.WRONG_DATA);
    const object = pivObject(toHex(list.value), this.#memory);
    return object === undefined ? status(SW.APPLICATION_NOT_FOUND) : answer(object);
  }

  /**
   * Part 2 §3.2.1. P1 00: with data a PIN, without data the question whether one has been verified (9000, or 63Cx with
   * the tries left); P1 FF without data: forget it. A PIN of the wrong form costs no try (6A80).
   */
  #verify({ p1, p2, data }: CommandApdu): ResponseApdu {
    if (p2 !== KeyReference.PIN) return status(SW.REFERENCED_DATA_NOT_FOUND);
    if (p1 === 0xff && data.length === 0) {
      this.#pinVerified = false;
      return status(SW.OK);
    }
    if (p1 !== 0x00) return status(SW.INCORRECT_P1P2);
    if (data.length === 0 && this.#pinVerified) return status(SW.OK);
    if (this.#memory.pinTriesLeft === 0) return status(SW.AUTHENTICATION_BLOCKED);
    if (data.length === 0) return this.#triesLeft();
    if (!isPin(data)) return status(SW.WRONG_DATA);

    this.#pinVerified = timingSafeEqual(data, paddedPin(this.#memory.pin));
    this.#pinJustVerified = this.#pinVerified;
    this.#memory.pinTriesLeft = this.#pinVerified ? PIN_TRIES : this.#memory.pinTriesLeft - 1;
    return this.#pinVerified ? status(SW.OK) : this.#triesLeft();
  }

  #triesLeft = (): ResponseApdu => status(0x63c0 | this.#memory.pinTriesLeft);

  /**
   * Part 2 §3.2.4, signature (table 7, appendix A.4): `00 87 11 <key> Lc 7C { 82 00, 81 <hash> } 00` →
   * `7C { 82 <signature> }`. The signature key wants the PIN immediately before each use (part 1 table 4b, "PIN
   * Always"), the authentication key once a session.
   */
  #generalAuthenticate({ p1, p2, data }: CommandApdu, pinJustVerified: boolean): ResponseApdu {
    const { authentication, signature } = this.#memory;
    const key =
      p2 === KeyReference.SIGNATURE
        ? signature
        : p2 === KeyReference.AUTHENTICATION
          ? authentication
          : undefined;
    if (p1 !== ALGORITHM_ECC_P256 || key === undefined) return status(SW.INCORRECT_P1P2);
    const isAllowed = p2 === KeyReference.SIGNATURE ? pinJustVerified : this.#pinVerified;
    if (!isAllowed) return status(SW.SECURITY_STATUS_NOT_SATISFIED);

    const hash = challengeOf(data);
    if (hash?.length !== HASH_LENGTH) return status(SW.WRONG_DATA);
    const signed = signHash(fromHex(key.privateKey), hash);
    return answer(encodeTlv(Tag.TEMPLATE, encodeTlv(Tag.RESPONSE, signed)));
  }
}

const paddedPin = (pin: string): Uint8Array =>
  Buffer.concat([Buffer.from(pin), Buffer.alloc(PIN_LENGTH - pin.length, 0xff)]);

const isPin = (data: Uint8Array): boolean =>
  data.length === PIN_LENGTH && /^(?:3[0-9]){6,8}(?:FF)*$/.test(toHex(data));

/** The challenge of a template that asks for a response: an empty 82, and 81, in either order. */
function challengeOf(data: Uint8Array): Uint8Array | undefined {
  const template = takeTlv(data);
  if (template?.tag !== Tag.TEMPLATE || template.rest.length > 0) return undefined;
  const first = takeTlv(template.value);
  const second = first && takeTlv(first.rest);
  if (first === undefined || second === undefined || second.rest.length > 0) return undefined;
  const [response, challenge] = first.tag === Tag.RESPONSE ? [first, second] : [second, first];
  const asksForResponse = response.tag === Tag.RESPONSE && response.value.length === 0;
  return asksForResponse && challenge.tag === Tag.CHALLENGE ? challenge.value : undefined;
}
