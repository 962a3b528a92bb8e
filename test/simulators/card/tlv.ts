/**
 * BER-TLV as cards use it (ISO/IEC 7816-4 §5.2.2, ISO/IEC 8825-1): a tag of one or two bytes, a length below 80 in
 * one byte, else `81 xx` or `82 xx xx`.
 */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const { length } = value;
  const lengthBytes =
    length < 0x80 ? [length] : length <= 0xff ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...tagBytes, ...lengthBytes]), value]);
}

/** The first data object with a one-byte tag, and what follows it; undefined if there is none or it is cut short. */
export function takeTlv(bytes: Uint8Array): (Tlv & { readonly rest: Uint8Array }) | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 1 : first === 0x81 ? 2 : first === 0x82 ? 3 : undefined;
  if (lengthBytes === undefined || bytes.length < 1 + lengthBytes) return undefined;
  let length = first;
  if (lengthBytes > 1) length = Buffer.from(bytes).readUIntBE(2, lengthBytes - 1);
  const start = 1 + lengthBytes;
  if (bytes.length < start + length) return undefined;
  return { tag, value: bytes.slice(start, start + length), rest: bytes.slice(start + length) };
}
