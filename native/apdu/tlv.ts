/** A BER-TLV data object (ISO/IEC 7816-4 §5.2.2). */
export interface Tlv {
  /** The tag's bytes as one number, `0x9f7f`. */
  readonly tag: number;
  readonly value: Uint8Array;
}

/**
 * Reads data objects one after another: tags of one to three bytes; lengths below 80 in one byte, else `81 xx` or
 * `82 xx xx`. Undefined unless the objects fill `bytes` to the last byte.
 *
 * YKOATH's property object, `78 <value>` without a length byte, stands in commands only (PUT) and is never read.
 */
export function parseTlvs(bytes: Uint8Array): readonly Tlv[] | undefined {
  const objects: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readTag(bytes, at);
    if (tag === undefined) return undefined;
    const length = readLength(bytes, at + tag.size);
    if (length === undefined) return undefined;
    const start = at + tag.size + length.size;
    at = start + length.value;
    if (at > bytes.length) return undefined;
    objects.push({ tag: tag.value, value: bytes.slice(start, at) });
  }
  return objects;
}

/** The value of the first object with `tag`. */
export const findTlv = (objects: readonly Tlv[], tag: number): Uint8Array | undefined =>
  objects.find((object) => object.tag === tag)?.value;

/** Writes a data object with a one-byte tag and at most 255 bytes of value. */
export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  if (value.length > 0xff) throw new RangeError('value of a data object in a short APDU: 255 bytes');
  const length = value.length < 0x80 ? [value.length] : [0x81, value.length];
  return Uint8Array.of(tag, ...length, ...value);
}

interface Field {
  readonly value: number;
  readonly size: number;
}

/** Five ones in the low bits of the first byte: more bytes follow, each but the last with its high bit set. */
function readTag(bytes: Uint8Array, at: number): Field | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if ((first & 0x1f) !== 0x1f) return { value: first, size: 1 };
  const second = bytes[at + 1];
  if (second === undefined) return undefined;
  if ((second & 0x80) === 0) return { value: (first << 8) | second, size: 2 };
  const third = bytes[at + 2];
  if (third === undefined || (third & 0x80) !== 0) return undefined;
  return { value: (first << 16) | (second << 8) | third, size: 3 };
}

function readLength(bytes: Uint8Array, at: number): Field | undefined {
  const [first, second, third] = bytes.slice(at, at + 3);
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, size: 1 };
  if (first === 0x81 && second !== undefined) return { value: second, size: 2 };
  if (first === 0x82 && second !== undefined && third !== undefined)
    return { value: (second << 8) | third, size: 3 };
  return undefined;
}
