import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { answer, type CommandApdu, type ResponseApdu, SW, status } from './apdu.ts';
import type { Application } from './application.ts';
import { fromHex, toHex } from './hex.ts';
import type { CardProfile, OathAccount, OathMemory } from './profile.ts';
import { SecureChannel } from './secure-channel.ts';
import { encodeTlv, takeTlv } from './tlv.ts';

/** AID of the OATH applet (YKOATH protocol, "AID"). */
export const OATH_AID = fromHex('A0000005272101');

/** Tags of the YKOATH protocol. */
const Tag = {
  NAME: 0x71,
  LIST_ENTRY: 0x72,
  KEY: 0x73,
  CHALLENGE: 0x74,
  RESPONSE: 0x75,
  TRUNCATED_RESPONSE: 0x76,
  HOTP_NO_RESPONSE: 0x77,
  PROPERTY: 0x78,
  VERSION: 0x79,
  IMF: 0x7a,
  ALGORITHM: 0x7b,
  TOUCH_NO_RESPONSE: 0x7c,
} as const;

const Property = { ONLY_INCREASING: 0x01, TOUCH: 0x02 } as const;

/** High and low nibble of the type byte. */
const TYPES = { HOTP: 0x10, TOTP: 0x20 } as const;
const ALGORITHMS = { SHA1: 0x01, SHA256: 0x02, SHA512: 0x03 } as const;

const ACCESS_ALGORITHM = ALGORITHMS.SHA1;
const ACCESS_KEY_BYTES = 16;
const NAME_LIMIT = 64;
const SEED_LIMIT = 64;
const CHALLENGE_LIMIT = 64;
const SHORTEST_HOST_CHALLENGE = 8;

/** Memory as ykneo-oath counts it: 9 bytes beside each name, in 2048. */
const MEMORY = 2048;
const ACCOUNT_OVERHEAD = 9;

/** Data bytes of one answer to a command without Le: what a short APDU holds. */
const CHUNK = 256;

const FIRST_VERSION_WITH_RENAME = '050301';
const FIRST_VERSION_WITH_SHA512 = '040301';

const hmac = (algorithm: OathAccount['algorithm'], key: Uint8Array, message: Uint8Array): Uint8Array =>
  createHmac(algorithm, key).update(message).digest();

/**
 * The OATH applet: Yubico's YKOATH protocol. Everything is refused with 6982 while an access code is set and not
 * validated, except SELECT, VALIDATE and RESET. A SCP03 session inside the selection protects commands and answers
 * (GP Amendment D) but does not replace the access code.
 */
export class OathApplet implements Application {
  readonly aid = OATH_AID;
  readonly #memory: OathMemory;
  readonly #channel: SecureChannel | undefined;
  #validated = false;
  #challenge: Uint8Array = new Uint8Array();
  #remaining: Uint8Array = new Uint8Array();

  constructor(card: CardProfile, memory: OathMemory) {
    this.#memory = memory;
    this.#channel = card.scp03InsideOath ? new SecureChannel(card, OATH_AID) : undefined;
  }

  /** Version, device id and, when an access code is set, a fresh challenge to be answered by VALIDATE. */
  select(): ResponseApdu {
    const { version, deviceId, accessKey } = this.#memory;
    const parts = [encodeTlv(Tag.VERSION, fromHex(version)), encodeTlv(Tag.NAME, fromHex(deviceId))];
    if (accessKey !== undefined) {
      this.#challenge = randomBytes(8);
      parts.push(
        encodeTlv(Tag.CHALLENGE, this.#challenge),
        encodeTlv(Tag.ALGORITHM, Buffer.from([ACCESS_ALGORITHM])),
      );
    }
    return answer(...parts);
  }

  deselect(): void {
    this.#channel?.terminate();
    this.#validated = false;
    this.#remaining = new Uint8Array();
  }

  /** Long answers leave in chunks, below the secure channel: SEND REMAINING carries no MAC. */
  process(command: CommandApdu): ResponseApdu {
    if (command.ins === 0xa5) {
      if (this.#remaining.length === 0) return status(SW.CONDITIONS_NOT_SATISFIED);
      return this.#send(answer(this.#remaining), command);
    }
    this.#remaining = new Uint8Array();
    const handle = (plain: CommandApdu) => this.#dispatch(plain);
    return this.#send(this.#channel ? this.#channel.process(command, handle) : handle(command), command);
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
    const p1p2 = (command.p1 << 8) | command.p2;
    const { version } = this.#memory;
    switch (command.ins) {
      case 0x01:
        return this.#guarded(p1p2 === 0, () => this.#put(command.data));
      case 0x02:
        return this.#guarded(p1p2 === 0, () => this.#delete(command.data));
      case 0x03:
        return this.#guarded(p1p2 === 0, () => this.#setCode(command.data));
      case 0x04:
        return p1p2 === 0xdead ? this.#reset() : status(SW.WRONG_P1P2);
      case 0x05:
        if (version < FIRST_VERSION_WITH_RENAME) return status(SW.INS_NOT_SUPPORTED);
        return this.#guarded(p1p2 === 0, () => this.#rename(command.data));
      case 0xa1:
        return this.#guarded(p1p2 === 0, () => this.#list());
      case 0xa2:
        return this.#guarded(p1p2 <= 1, () => this.#calculate(command.data, p1p2 === 1));
      case 0xa3:
        return p1p2 === 0 ? this.#validate(command.data) : status(SW.WRONG_P1P2);
      case 0xa4:
        return this.#guarded(p1p2 <= 1, () => this.#calculateAll(command.data, p1p2 === 1));
      default:
        return status(SW.INS_NOT_SUPPORTED);
    }
  }

  #guarded(parametersRight: boolean, command: () => ResponseApdu): ResponseApdu {
    const open = this.#memory.accessKey === undefined || this.#validated;
    if (!open) return status(SW.SECURITY_STATUS_NOT_SATISFIED);
    return parametersRight ? command() : status(SW.WRONG_P1P2);
  }

  /** 71 name, 73 type digits seed, [78 property, without length], [7A 04 counter]. Replaces an account of the same name. */
  #put(data: Uint8Array): ResponseApdu {
    const name = takeTlv(data);
    const key = name && takeTlv(name.rest);
    if (name?.tag !== Tag.NAME || key?.tag !== Tag.KEY) return status(SW.WRONG_DATA);
    const text = decodeName(name.value);
    const [typeByte = 0, digits = 0] = key.value;
    const seed = key.value.slice(2);
    const type = (['HOTP', 'TOTP'] as const).find((each) => TYPES[each] === (typeByte & 0xf0));
    const algorithm = (['SHA1', 'SHA256', 'SHA512'] as const).find(
      (each) => ALGORITHMS[each] === (typeByte & 0x0f),
    );
    if (text === undefined || type === undefined || algorithm === undefined) return status(SW.WRONG_DATA);
    if (algorithm === 'SHA512' && this.#memory.version < FIRST_VERSION_WITH_SHA512)
      return status(SW.WRONG_DATA);
    if (digits < 6 || digits > 8 || seed.length < 1 || seed.length > SEED_LIMIT) return status(SW.WRONG_DATA);

    let rest = key.rest;
    let property = 0;
    if (rest[0] === Tag.PROPERTY) {
      property = rest[1] ?? 0;
      rest = rest.slice(2);
    }
    const imf = takeTlv(rest);
    const imfRight = rest.length === 0 || (imf?.tag === Tag.IMF && imf.value.length === 4);
    if (!imfRight || (imf?.rest.length ?? 0) > 0) return status(SW.WRONG_DATA);

    const others = this.#memory.accounts.filter((account) => account.name !== text);
    const used = others.reduce((sum, each) => sum + Buffer.byteLength(each.name) + ACCOUNT_OVERHEAD, 0);
    if (used + name.value.length + ACCOUNT_OVERHEAD > MEMORY) return status(SW.NOT_ENOUGH_MEMORY);

    const account: OathAccount = {
      name: text,
      type,
      algorithm,
      digits,
      seed: toHex(seed),
      ...(type === 'HOTP' && { counter: imf ? Buffer.from(imf.value).readUInt32BE() : 0 }),
      ...(property & Property.ONLY_INCREASING && { onlyIncreasing: true }),
      ...(property & Property.TOUCH && { touch: true }),
    };
    const at = this.#memory.accounts.findIndex((each) => each.name === text);
    if (at === -1) this.#memory.accounts.push(account);
    else this.#memory.accounts[at] = account;
    return status(SW.OK);
  }

  /** 71 name. */
  #delete(data: Uint8Array): ResponseApdu {
    const name = takeTlv(data);
    if (name?.tag !== Tag.NAME) return status(SW.WRONG_DATA);
    const at = this.#indexOf(name.value);
    if (at === -1) return status(SW.DATA_INVALID);
    this.#memory.accounts.splice(at, 1);
    return status(SW.OK);
  }

  /** 73 algorithm key, 74 challenge, 75 HMAC(key, challenge), so that a slip in the key locks nobody out; `73 00` removes. */
  #setCode(data: Uint8Array): ResponseApdu {
    const key = takeTlv(data);
    if (key?.tag !== Tag.KEY) return status(SW.WRONG_DATA);
    if (key.value.length === 0) {
      delete this.#memory.accessKey;
      return status(SW.OK);
    }
    const challenge = takeTlv(key.rest);
    const response = challenge && takeTlv(challenge.rest);
    const accessKey = key.value.slice(1);
    const algorithm = (key.value[0] ?? 0) & 0x0f;
    if (challenge?.tag !== Tag.CHALLENGE || response?.tag !== Tag.RESPONSE) return status(SW.WRONG_DATA);
    if (algorithm !== ACCESS_ALGORITHM || accessKey.length !== ACCESS_KEY_BYTES) return status(SW.WRONG_DATA);
    if (!sameBytes(response.value, hmac('SHA1', accessKey, challenge.value))) return status(SW.DATA_INVALID);
    this.#memory.accessKey = toHex(accessKey);
    // Whoever set the code knows it.
    this.#validated = true;
    return status(SW.OK);
  }

  /** Needs no authentication: it can only make the card useless, not readable. */
  #reset(): ResponseApdu {
    delete this.#memory.accessKey;
    this.#memory.accounts = [];
    this.#memory.deviceId = toHex(randomBytes(8));
    this.#validated = false;
    return status(SW.OK);
  }

  /** 71 old name, 71 new name. */
  #rename(data: Uint8Array): ResponseApdu {
    const from = takeTlv(data);
    const to = from && takeTlv(from.rest);
    if (from?.tag !== Tag.NAME || to?.tag !== Tag.NAME) return status(SW.WRONG_DATA);
    const account = this.#memory.accounts[this.#indexOf(from.value)];
    const name = decodeName(to.value);
    if (account === undefined) return status(SW.DATA_INVALID);
    if (name === undefined || this.#indexOf(to.value) !== -1) return status(SW.WRONG_DATA);
    account.name = name;
    return status(SW.OK);
  }

  /** 72 type name, for every account. */
  #list(): ResponseApdu {
    return answer(
      ...this.#memory.accounts.map((account) =>
        encodeTlv(
          Tag.LIST_ENTRY,
          Buffer.concat([Buffer.from([typeByteOf(account)]), Buffer.from(account.name)]),
        ),
      ),
    );
  }

  /** 71 name, 74 challenge → 75 digits HMAC, or 76 digits and four truncated bytes. */
  #calculate(data: Uint8Array, truncated: boolean): ResponseApdu {
    const name = takeTlv(data);
    const challenge = name && takeTlv(name.rest);
    if (name?.tag !== Tag.NAME || challenge?.tag !== Tag.CHALLENGE) return status(SW.WRONG_DATA);
    const account = this.#memory.accounts[this.#indexOf(name.value)];
    if (account === undefined) return status(SW.DATA_INVALID);
    const refusal = refuseChallenge(account, challenge.value);
    return refusal === undefined ? answer(calculate(account, challenge.value, truncated)) : status(refusal);
  }

  /** 75 HMAC(access key, card's challenge), 74 host's challenge → 75 HMAC(access key, host's challenge). */
  #validate(data: Uint8Array): ResponseApdu {
    const { accessKey } = this.#memory;
    if (accessKey === undefined) return status(SW.DATA_INVALID);
    const response = takeTlv(data);
    const challenge = response && takeTlv(response.rest);
    if (response?.tag !== Tag.RESPONSE || challenge?.tag !== Tag.CHALLENGE) return status(SW.WRONG_DATA);
    if (challenge.value.length < SHORTEST_HOST_CHALLENGE) return status(SW.WRONG_DATA);
    const key = fromHex(accessKey);
    if (!sameBytes(response.value, hmac('SHA1', key, this.#challenge))) return status(SW.WRONG_DATA);
    this.#validated = true;
    return answer(encodeTlv(Tag.RESPONSE, hmac('SHA1', key, challenge.value)));
  }

  /** 74 challenge → for every account 71 name and 75/76 (TOTP), 77 (HOTP) or 7C (touch). */
  #calculateAll(data: Uint8Array, truncated: boolean): ResponseApdu {
    const challenge = takeTlv(data);
    if (challenge?.tag !== Tag.CHALLENGE) return status(SW.WRONG_DATA);
    const silentTag = ({ type, touch }: OathAccount) =>
      type === 'HOTP' ? Tag.HOTP_NO_RESPONSE : touch ? Tag.TOUCH_NO_RESPONSE : undefined;

    const refusal = this.#memory.accounts
      .filter((account) => silentTag(account) === undefined)
      .map((account) => refuseChallenge(account, challenge.value))
      .find((sw) => sw !== undefined);
    if (refusal !== undefined) return status(refusal);

    return answer(
      ...this.#memory.accounts.flatMap((account) => {
        const silent = silentTag(account);
        return [
          encodeTlv(Tag.NAME, Buffer.from(account.name)),
          silent === undefined
            ? calculate(account, challenge.value, truncated)
            : encodeTlv(silent, Buffer.from([account.digits])),
        ];
      }),
    );
  }

  #indexOf(name: Uint8Array): number {
    return this.#memory.accounts.findIndex((account) => sameBytes(Buffer.from(account.name), name));
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b);

const typeByteOf = ({ type, algorithm }: OathAccount) => TYPES[type] | ALGORITHMS[algorithm];

/** Names are UTF-8 text of 1 to 64 bytes. A real applet takes any bytes; this one keeps its memory as JSON. */
function decodeName(name: Uint8Array): string | undefined {
  if (name.length < 1 || name.length > NAME_LIMIT) return undefined;
  const text = Buffer.from(name).toString();
  return sameBytes(Buffer.from(text), name) ? text : undefined;
}

/** The status word a TOTP challenge earns that is empty, too long, or lower than an only-increasing account allows. */
function refuseChallenge(account: OathAccount, challenge: Uint8Array): number | undefined {
  if (account.type === 'HOTP') return undefined;
  if (challenge.length < 1 || challenge.length > CHALLENGE_LIMIT) return SW.WRONG_DATA;
  const number = (hex: string) => BigInt(`0x${hex}`);
  const wentBack =
    account.lastChallenge !== undefined && number(toHex(challenge)) < number(account.lastChallenge);
  return wentBack ? SW.SECURITY_STATUS_NOT_SATISFIED : undefined;
}

/**
 * RFC 4226 and RFC 6238 on the card: HMAC of the challenge (TOTP) or of the counter, which this advances (HOTP).
 * Truncation is RFC 4226 §5.3 without the modulus, which the host takes.
 */
function calculate(account: OathAccount, challenge: Uint8Array, truncated: boolean): Uint8Array {
  let message = challenge;
  if (account.type === 'HOTP') {
    const counter = account.counter ?? 0;
    const moving = Buffer.alloc(8);
    moving.writeBigUInt64BE(BigInt(counter));
    message = moving;
    account.counter = counter + 1;
  } else if (account.onlyIncreasing) {
    account.lastChallenge = toHex(challenge);
  }
  const digest = hmac(account.algorithm, fromHex(account.seed), message);
  const digits = Buffer.from([account.digits]);
  if (!truncated) return encodeTlv(Tag.RESPONSE, Buffer.concat([digits, digest]));
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const value = digest.slice(offset, offset + 4);
  value[0] = (value[0] ?? 0) & 0x7f;
  return encodeTlv(Tag.TRUNCATED_RESPONSE, Buffer.concat([digits, value]));
}
