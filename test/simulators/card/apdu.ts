/** A command APDU (ISO/IEC 7816-4 §5.1). */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Most data bytes the sender takes in the answer; 0 when the command carries no Le field. */
  readonly ne: number;
  /** Lc and Le in their extended (three- and two-byte) form. */
  readonly extended: boolean;
}

/** A response APDU: data and status word (SW1 SW2 as one number). */
export interface ResponseApdu {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Status words this card uses (ISO/IEC 7816-4 §5.6; GPCS 2.3.1 table 11-10). */
export const SW = {
  OK: 0x9000,
  CARD_LOCKED_WARNING: 0x6283,
  AUTHENTICATION_FAILED: 0x6300,
  WRONG_LENGTH: 0x6700,
  LOGICAL_CHANNEL_NOT_SUPPORTED: 0x6881,
  SECURITY_STATUS_NOT_SATISFIED: 0x6982,
  AUTHENTICATION_BLOCKED: 0x6983,
  DATA_INVALID: 0x6984,
  CONDITIONS_NOT_SATISFIED: 0x6985,
  WRONG_DATA: 0x6a80,
  FUNCTION_NOT_SUPPORTED: 0x6a81,
  APPLICATION_NOT_FOUND: 0x6a82,
  NOT_ENOUGH_MEMORY: 0x6a84,
  INCORRECT_P1P2: 0x6a86,
  REFERENCED_DATA_NOT_FOUND: 0x6a88,
  WRONG_P1P2: 0x6b00,
  INS_NOT_SUPPORTED: 0x6d00,
  CLA_NOT_SUPPORTED: 0x6e00,
} as const;

const NO_DATA = new Uint8Array();

/** An answer of a status word alone. */
export const status = (sw: number): ResponseApdu => ({ data: NO_DATA, sw });

/** A good answer with data. */
export const answer = (...parts: readonly Uint8Array[]): ResponseApdu => ({
  data: Buffer.concat(parts),
  sw: SW.OK,
});

export const encodeResponse = ({ data, sw }: ResponseApdu): Uint8Array =>
  Buffer.concat([data, Buffer.from([sw >> 8, sw & 0xff])]);

/** Reads data and status word apart; undefined when there are not even two bytes. */
export function parseResponse(bytes: Uint8Array): ResponseApdu | undefined {
  if (bytes.length < 2) return undefined;
  const end = bytes.length - 2;
  return { data: bytes.slice(0, end), sw: Buffer.from(bytes).readUInt16BE(end) };
}

/**
 * Reads a command in any of the cases 1, 2, 3, 4, short and extended (ISO/IEC 7816-3 §12.1.3); undefined when
 * Lc and Le do not account for every byte.
 */
export function parseCommand(bytes: Uint8Array): CommandApdu | undefined {
  const [cla, ins, p1, p2, first] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const header = { cla, ins, p1, p2 };
  const { length } = bytes;
  if (first === undefined) return { ...header, data: NO_DATA, ne: 0, extended: false };
  if (length === 5) return { ...header, data: NO_DATA, ne: first || 0x100, extended: false };

  if (first !== 0) {
    const end = 5 + first;
    const data = bytes.slice(5, end);
    if (length === end) return { ...header, data, ne: 0, extended: false };
    if (length === end + 1) return { ...header, data, ne: (bytes[end] ?? 0) || 0x100, extended: false };
    return undefined;
  }

  if (length < 7) return undefined;
  const view = Buffer.from(bytes);
  const lc = view.readUInt16BE(5);
  if (length === 7) return { ...header, data: NO_DATA, ne: lc || 0x1_0000, extended: true };
  const end = 7 + lc;
  const data = bytes.slice(7, end);
  if (lc !== 0 && length === end) return { ...header, data, ne: 0, extended: true };
  if (lc !== 0 && length === end + 2)
    return { ...header, data, ne: view.readUInt16BE(end) || 0x1_0000, extended: true };
  return undefined;
}

/** The inverse of {@link parseCommand}. */
export function encodeCommand({ cla, ins, p1, p2, data, ne, extended }: CommandApdu): Uint8Array {
  const size = (n: number) => (extended ? [n >> 8, n & 0xff] : [n & 0xff]);
  const mark = extended ? [0] : [];
  const lc = data.length > 0 ? [...mark, ...size(data.length)] : [];
  const le = ne > 0 ? [...(lc.length > 0 ? [] : mark), ...size(ne & 0xffff)] : [];
  return Buffer.concat([Buffer.from([cla, ins, p1, p2, ...lc]), data, Buffer.from(le)]);
}
