import { decryptCbc } from './aes.ts';
import { answer, type CommandApdu, type ResponseApdu, SW, status } from './apdu.ts';
import type { Application } from './application.ts';
import { fromHex, toHex } from './hex.ts';
import { keyCheckValue } from './key-diversification.ts';
import type { CardProfile, LifeCycle } from './profile.ts';
import { SCP03_PARAMETER_I, sequenceCounterBytes } from './scp03.ts';
import { SecureChannel } from './secure-channel.ts';
import { encodeTlv, takeTlv } from './tlv.ts';

/** The default AID of the Issuer Security Domain (GPCS 2.3.1 §H.1.2). */
export const ISD_AID = fromHex('A000000151000000');

/** Card life cycle coding (table 11-6). */
const LIFE_CYCLE_BYTE: Record<LifeCycle, number> = {
  OP_READY: 0x01,
  INITIALIZED: 0x07,
  SECURED: 0x0f,
  CARD_LOCKED: 0x7f,
  TERMINATED: 0xff,
};

/** Figure 5-1; to TERMINATED from everywhere. */
const NEXT_STATES: Record<LifeCycle, readonly LifeCycle[]> = {
  OP_READY: ['INITIALIZED', 'TERMINATED'],
  INITIALIZED: ['SECURED', 'TERMINATED'],
  SECURED: ['CARD_LOCKED', 'TERMINATED'],
  CARD_LOCKED: ['SECURED', 'TERMINATED'],
  TERMINATED: [],
};

/** Security Domain, Card Lock, Card Terminate, Card Reset, CVM; Authorized Management down to Final Application (§11.1.2). */
const ISD_PRIVILEGES = fromHex('9EFE80');

/** Key type of AES (§11.1.8). */
const KEY_TYPE_AES = 0x88;

const FACTORY_KEY_VERSION = 0xff;

/** {iso(1) member-body(2) us(840) globalPlatform(114283)}, the root of the object identifiers in Card Data (§H.2). */
const GLOBALPLATFORM_OID = fromHex('2A864886FC6B');

/** One line of the registry that GET STATUS reads. */
export interface RegistryEntry {
  readonly aid: Uint8Array;
  readonly lifeCycle: number;
  readonly privileges: Uint8Array;
}

/**
 * The Issuer Security Domain (GlobalPlatform Card Specification 2.3.1 chapter 11): identity and keys of the card, its
 * life cycle, and the channel to its issuer. All state is in the {@link CardProfile} it is given.
 */
export class IssuerSecurityDomain implements Application {
  readonly aid = ISD_AID;
  readonly #card: CardProfile;
  readonly #applications: readonly RegistryEntry[];
  readonly #channel: SecureChannel;

  constructor(card: CardProfile, applications: readonly RegistryEntry[]) {
    this.#card = card;
    this.#applications = applications;
    this.#channel = new SecureChannel(card, ISD_AID);
  }

  /** File control information (table 11-82). A locked card says so (table 11-83). */
  select(): ResponseApdu {
    const maximumDataLength = encodeTlv(0x9f65, Buffer.from([0xff]));
    const fci = encodeTlv(
      0x6f,
      Buffer.concat([encodeTlv(0x84, ISD_AID), encodeTlv(0xa5, maximumDataLength)]),
    );
    return { data: fci, sw: this.#card.lifeCycle === 'CARD_LOCKED' ? SW.CARD_LOCKED_WARNING : SW.OK };
  }

  deselect(): void {
    this.#channel.terminate();
  }

  process(command: CommandApdu): ResponseApdu {
    return this.#channel.process(command, (plain) => this.#dispatch(plain));
  }

  #dispatch(command: CommandApdu): ResponseApdu {
    if (command.cla !== 0x00 && command.cla !== 0x80) return status(SW.CLA_NOT_SUPPORTED);
    switch (command.ins) {
      case 0xca:
        return this.#getData(command);
      case 0xf2:
        return this.#manage(command, () => this.#getStatus(command));
      case 0xf0:
        return this.#manage(command, () => this.#setStatus(command));
      case 0xd8:
        return this.#manage(command, () => this.#putKey(command));
      default:
        return status(SW.INS_NOT_SUPPORTED);
    }
  }

  /** GlobalPlatform's own commands, class 80, need at least AUTHENTICATED (table 11-2). */
  #manage({ cla }: CommandApdu, act: () => ResponseApdu): ResponseApdu {
    if (cla !== 0x80) return status(SW.CLA_NOT_SUPPORTED);
    return this.#channel.authenticated ? act() : status(SW.SECURITY_STATUS_NOT_SATISFIED);
  }

  /** §11.3: P1 P2 is the tag. Class 80 gives the whole data object, class 00 its value alone (§11.3.3.1). */
  #getData({ cla, p1, p2 }: CommandApdu): ResponseApdu {
    const tag = (p1 << 8) | p2;
    const value = this.#dataObject(tag);
    if (value === undefined) return status(SW.REFERENCED_DATA_NOT_FOUND);
    return answer(cla === 0x80 ? encodeTlv(tag, value) : value);
  }

  #dataObject(tag: number): Uint8Array | undefined {
    const { cplc, iin, cin, keyDiversificationData, sequenceCounter } = this.#card;
    switch (tag) {
      case 0x9f7f:
        return cplc === undefined ? undefined : fromHex(cplc);
      case 0x42:
        return iin === undefined ? undefined : fromHex(iin);
      case 0x45:
        return cin === undefined ? undefined : fromHex(cin);
      case 0x66:
        return cardData();
      case 0xe0:
        return this.#keyInformation();
      case 0xcf:
        return fromHex(keyDiversificationData);
      case 0xc1:
        return sequenceCounterBytes(sequenceCounter);
      default:
        return undefined;
    }
  }

  /** Key Information Template (table 11-28): identifier, version, type, length of ENC, MAC and DEK. */
  #keyInformation(): Uint8Array {
    const { keyVersion, keyEnc } = this.#card;
    return Buffer.concat(
      [1, 2, 3].map((keyId) =>
        encodeTlv(0xc0, Buffer.from([keyId, keyVersion, KEY_TYPE_AES, keyEnc.length / 2])),
      ),
    );
  }

  /** §11.4, answers of table 11-36. The registry always fits into one answer, so there is never a next occurrence. */
  #getStatus({ p1, p2, data }: CommandApdu): ResponseApdu {
    if (p2 === 0x03) return status(SW.CONDITIONS_NOT_SATISFIED);
    if (p2 !== 0x02) return status(SW.INCORRECT_P1P2);
    const criterion = takeTlv(data);
    if (criterion?.tag !== 0x4f) return status(SW.WRONG_DATA);

    const isd = {
      aid: ISD_AID,
      lifeCycle: LIFE_CYCLE_BYTE[this.#card.lifeCycle],
      privileges: ISD_PRIVILEGES,
    };
    const asked = p1 === 0x80 ? [isd] : p1 === 0x40 ? this.#applications : [];
    const wanted = toHex(criterion.value);
    const found = asked.filter(({ aid }) => toHex(aid).startsWith(wanted));
    if (found.length === 0) return status(SW.REFERENCED_DATA_NOT_FOUND);
    return answer(...found.map(registryData));
  }

  /** §11.10, P1 = 80: the card's own state, P2. Any other target is not offered. */
  #setStatus({ p1, p2 }: CommandApdu): ResponseApdu {
    if (p1 !== 0x80) return status(SW.INCORRECT_P1P2);
    const states = Object.keys(LIFE_CYCLE_BYTE) as LifeCycle[];
    const wanted = states.find((state) => LIFE_CYCLE_BYTE[state] === p2);
    if (wanted === undefined) return status(SW.WRONG_DATA);
    if (!NEXT_STATES[this.#card.lifeCycle].includes(wanted)) return status(SW.CONDITIONS_NOT_SATISFIED);
    this.#card.lifeCycle = wanted;
    return status(SW.OK);
  }

  /**
   * §11.8 with AES Key-DEK (GP Amendment D §7.2): P2 = 81, a whole set of three AES keys under the present Key-DEK.
   * P1 names the set to replace; 00 adds one, which this card allows once, in place of its factory set.
   */
  #putKey({ p1, p2, data }: CommandApdu): ResponseApdu {
    const card = this.#card;
    if (card.lifeCycle === 'CARD_LOCKED') return status(SW.CONDITIONS_NOT_SATISFIED);
    if (p2 !== 0x81) return status(SW.INCORRECT_P1P2);
    const isFactorySet = card.keyVersion === FACTORY_KEY_VERSION;
    if (p1 === 0x00 && !isFactorySet) return status(SW.NOT_ENOUGH_MEMORY);
    if (p1 !== 0x00 && p1 !== card.keyVersion) return status(SW.REFERENCED_DATA_NOT_FOUND);

    const newVersion = data[0] ?? 0;
    if (newVersion < 0x01 || newVersion > 0x7f) return status(SW.WRONG_DATA);
    const received = readKeyBlocks(data.slice(1), card.keyEnc.length / 2);
    if (received === undefined) return status(SW.WRONG_DATA);

    const dek = fromHex(card.keyDek);
    const keys = received.map(({ cryptogram, length, checkValue }) => ({
      key: decryptCbc(dek, new Uint8Array(16), cryptogram).slice(0, length),
      checkValue,
    }));
    if (keys.some(({ key, checkValue }) => toHex(keyCheckValue(key)) !== toHex(checkValue)))
      return status(SW.SECURITY_STATUS_NOT_SATISFIED);

    const [keyEnc = '', keyMac = '', keyDek = ''] = keys.map(({ key }) => toHex(key));
    // A key set replaced as a whole starts its sequence counter again (Amendment D §6.2.2.1).
    Object.assign(card, { keyVersion: newVersion, keyEnc, keyMac, keyDek, sequenceCounter: 0 });
    return answer(Buffer.from([newVersion]), ...keys.map(({ checkValue }) => checkValue));
  }
}

/** `66`: which specification and which secure channel this card has, as object identifiers (§H.2, §H.3). */
function cardData(): Uint8Array {
  const oid = (...arcs: number[]) => encodeTlv(0x06, Buffer.concat([GLOBALPLATFORM_OID, Buffer.from(arcs)]));
  return encodeTlv(
    0x73,
    Buffer.concat([
      oid(0x01),
      encodeTlv(0x60, oid(0x02, 2, 3, 1)),
      encodeTlv(0x63, oid(0x03)),
      encodeTlv(0x64, oid(0x04, 0x03, SCP03_PARAMETER_I)),
    ]),
  );
}

function registryData({ aid, lifeCycle, privileges }: RegistryEntry): Uint8Array {
  const parts = [
    encodeTlv(0x4f, aid),
    encodeTlv(0x9f70, Buffer.from([lifeCycle])),
    encodeTlv(0xc5, privileges),
  ];
  return encodeTlv(0xe3, Buffer.concat(parts));
}

/**
 * Three AES key data fields (Amendment D table 7-10): 88 | length | key length | cryptogram | 03 | check value. New
 * keys have the length of those they replace (GPCS §11.8.2.3.3). Undefined when anything is amiss.
 */
function readKeyBlocks(data: Uint8Array, keyLength: number) {
  const cryptogramLength = Math.ceil(keyLength / 16) * 16;
  const blocks = [];
  let rest = data;
  while (rest.length > 0) {
    const field = takeTlv(rest);
    if (field?.tag !== KEY_TYPE_AES || field.value[0] !== keyLength) return undefined;
    if (field.value.length !== 1 + cryptogramLength || field.rest[0] !== 3 || field.rest.length < 4)
      return undefined;
    blocks.push({
      cryptogram: field.value.slice(1),
      length: keyLength,
      checkValue: field.rest.slice(1, 4),
    });
    rest = field.rest.slice(4);
  }
  return blocks.length === 3 ? blocks : undefined;
}
