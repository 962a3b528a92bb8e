import { parseTlvs } from '../../../native/apdu/tlv.ts';
import type { Facts } from '../report/report.ts';

/** One key that a card names: a component of the key set `version`. */
export interface CardKey extends Facts {
  /** Key id and key version number as specifications write them: two hexadecimal digits. */
  readonly id: string;
  readonly version: string;
  readonly type: string;
  readonly lengthBytes: number;
}

/** Tag of one key's information in the key information template. */
const keyTag = 0xc0;
/** Marks the form that takes two bytes each for type and length. */
const extendedForm = 0xff;

const types: Readonly<Record<number, string>> = {
  128: 'DES',
  133: 'TLS PSK',
  136: 'AES',
  144: 'HMAC-SHA1',
  161: 'RSA',
  176: 'ECC',
};

/**
 * The key information template (GPCS 2.3.1 §11.3.3.1), the value of GET DATA 00E0: for each key C0 {key id, key version,
 * then for each component type and length}. Of a key's components the first is told. Null when it is not understood.
 */
export function keysOf(keyInformation: string): CardKey[] | null {
  const objects = parseTlvs(Buffer.from(keyInformation, 'hex'));
  if (objects === undefined) return null;
  const keys = objects.map(({ tag, value }) => (tag === keyTag ? keyOf(value) : null));
  return keys.every((key) => key !== null) ? keys : null;
}

function keyOf(value: Uint8Array): CardKey | null {
  const [id, version, first, second, third, fourth] = value;
  if (id === undefined || version === undefined || first === undefined || second === undefined) return null;
  const key = { id: hex(id), version: hex(version) };
  if (first !== extendedForm) return { ...key, type: nameOf(first), lengthBytes: second };
  if (third === undefined || fourth === undefined) return null;
  return { ...key, type: nameOf(second), lengthBytes: (third << 8) | fourth };
}

const nameOf = (type: number) => types[type] ?? hex(type);

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
