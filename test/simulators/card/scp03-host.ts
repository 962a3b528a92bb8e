import { timingSafeEqual } from 'node:crypto';
import type { CommandApdu, ResponseApdu } from './apdu.ts';
import {
  cardCryptogram,
  commandMac,
  decryptResponseData,
  deriveSessionKeys,
  encryptCommandData,
  hostCryptogram,
  INITIAL_MAC_CHAINING_VALUE,
  isProtectedStatus,
  responseMac,
  S8,
  type Scp03Keys,
  type Scp03SessionKeys,
  SecurityLevel,
} from './scp03.ts';

/** What a card says to INITIALIZE UPDATE (GP Amendment D v1.1.1 table 7-2). */
export interface InitializeUpdateAnswer {
  readonly keyDiversificationData: Uint8Array;
  readonly keyVersion: number;
  /** Parameter i of SCP03. */
  readonly parameterI: number;
  readonly cardChallenge: Uint8Array;
  readonly cardCryptogram: Uint8Array;
  /** Undefined from a card with a random challenge. */
  readonly sequenceCounter: number | undefined;
}

/** `80 50 KVN 00 08 ‹host challenge› 00`; key version 0 lets the card choose. */
export const initializeUpdate = (keyVersion: number, hostChallenge: Uint8Array): CommandApdu => ({
  cla: 0x80,
  ins: 0x50,
  p1: keyVersion,
  p2: 0x00,
  data: hostChallenge,
  ne: 0x100,
  extended: false,
});

/** Undefined when the bytes are no SCP03 answer of 29 or 32 bytes. */
export function parseInitializeUpdateAnswer(data: Uint8Array): InitializeUpdateAnswer | undefined {
  const [keyVersion, protocol, parameterI] = data.slice(10, 13);
  if (protocol !== 0x03 || keyVersion === undefined || parameterI === undefined) return undefined;
  const counted = (parameterI & 0x10) !== 0;
  if (data.length !== (counted ? 32 : 29)) return undefined;
  return {
    keyDiversificationData: data.slice(0, 10),
    keyVersion,
    parameterI,
    cardChallenge: data.slice(13, 21),
    cardCryptogram: data.slice(21, 29),
    sequenceCounter: counted ? Buffer.from(data).readUIntBE(29, 3) : undefined,
  };
}

/** Does the answer to `hostChallenge` prove that the card holds these keys? */
export function isCardGenuine(
  keys: Scp03Keys,
  hostChallenge: Uint8Array,
  card: InitializeUpdateAnswer,
): boolean {
  const context = Buffer.concat([hostChallenge, card.cardChallenge]);
  return timingSafeEqual(cardCryptogram(deriveSessionKeys(keys, context), context), card.cardCryptogram);
}

/** The host's end of an SCP03 session, from EXTERNAL AUTHENTICATE on. */
export class HostSecureChannel {
  readonly #keys: Scp03SessionKeys;
  readonly #level: number;
  readonly #context: Uint8Array;
  #chaining: Uint8Array = INITIAL_MAC_CHAINING_VALUE;
  #counter = 0;

  /** `level` is P1 of EXTERNAL AUTHENTICATE: 01, 03, 11, 13 or 33. Ask {@link isCardGenuine} first. */
  constructor(keys: Scp03Keys, hostChallenge: Uint8Array, card: InitializeUpdateAnswer, level: number) {
    this.#context = Buffer.concat([hostChallenge, card.cardChallenge]);
    this.#keys = deriveSessionKeys(keys, this.#context);
    this.#level = level;
  }

  /** `84 82 level 00 10 ‹host cryptogram› ‹C-MAC›`: the first command of the session. */
  externalAuthenticate(): CommandApdu {
    const data = hostCryptogram(this.#keys, this.#context);
    return this.#authenticate({
      cla: 0x84,
      ins: 0x82,
      p1: this.#level,
      p2: 0x00,
      data,
      ne: 0,
      extended: false,
    });
  }

  /** The command as it travels; every call counts, so send what it gives, once and in order. */
  wrap(command: CommandApdu): CommandApdu {
    this.#counter += 1;
    const data =
      this.#level & SecurityLevel.C_DECRYPTION
        ? encryptCommandData(this.#keys.enc, this.#counter, command.data)
        : command.data;
    const extended = command.extended || data.length + S8 > 0xff;
    return this.#authenticate({ ...command, data, extended });
  }

  /** The answer to the command wrapped last, checked and in clear; undefined when its R-MAC or padding is wrong. */
  unwrap(response: ResponseApdu): ResponseApdu | undefined {
    if (!(this.#level & SecurityLevel.R_MAC) || !isProtectedStatus(response.sw)) return response;
    const macAt = response.data.length - S8;
    if (macAt < 0) return undefined;
    const body = response.data.slice(0, macAt);
    const mac = responseMac(this.#keys.rmac, this.#chaining, body, response.sw);
    if (!timingSafeEqual(response.data.slice(macAt), mac)) return undefined;
    const data =
      this.#level & SecurityLevel.R_ENCRYPTION
        ? decryptResponseData(this.#keys.enc, this.#counter, body)
        : body;
    return data && { data, sw: response.sw };
  }

  #authenticate(command: CommandApdu): CommandApdu {
    this.#chaining = commandMac(this.#keys.mac, this.#chaining, command);
    const mac = this.#chaining.slice(0, S8);
    return { ...command, cla: command.cla | 0x04, data: Buffer.concat([command.data, mac]) };
  }
}
