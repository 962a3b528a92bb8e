/** A command APDU with short length fields (ISO/IEC 7816-4 §5.1). */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** At most 255 bytes. */
  readonly data?: Uint8Array;
  /** Most bytes wanted in the answer, 1..256; absent: no Le field (cases 1 and 3). */
  readonly ne?: number;
}

/** `CLA INS P1 P2 [Lc data] [Le]`; 256 in the Le field is 00 (ISO/IEC 7816-3 §12.1.3). Throws when data does not fit. */
export function encodeCommand({ cla, ins, p1, p2, data, ne }: CommandApdu): Uint8Array {
  if (data !== undefined && data.length > 0xff) throw new RangeError('data of a short APDU: 255 bytes');
  const body = data === undefined || data.length === 0 ? [] : [data.length, ...data];
  const le = ne === undefined ? [] : [ne & 0xff];
  return Uint8Array.of(cla, ins, p1, p2, ...body, ...le);
}

/**
 * A written command as T=0 carries it, always with one length byte: P3 is 00 when there is neither data nor an answer to
 * come, and the Le field behind data is left out, as the card asks by 61xx to have its answer fetched (ISO/IEC 7816-3
 * §12.2). Readers that pass on what they are given refuse, or garble, anything else.
 */
export function forT0(apdu: Uint8Array): Uint8Array {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0, p3 = 0, ...data] = apdu;
  return Uint8Array.of(cla, ins, p1, p2, p3, ...data.slice(0, p3));
}
