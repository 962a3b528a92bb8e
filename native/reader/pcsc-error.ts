import type { ProblemTag } from '../../electron/contract/problem.ts';

/**
 * PC/SC result codes (winscard.h) as problems. What is not named here is a fault of the reader stack itself: no service,
 * the connection to it lost, a handle it has forgotten.
 */
const PROBLEMS: ReadonlyMap<string, ProblemTag> = new Map([
  ['80100008', 'CardAnswerNotUnderstood'], // SCARD_E_INSUFFICIENT_BUFFER
  ['80100009', 'ReaderGone'], // SCARD_E_UNKNOWN_READER
  ['8010000b', 'CardInUse'], // SCARD_E_SHARING_VIOLATION
  ['8010000c', 'CardAbsent'], // SCARD_E_NO_SMARTCARD
  ['8010000f', 'CardMute'], // SCARD_E_PROTO_MISMATCH: its ATR makes no sense
  ['80100010', 'CardMute'], // SCARD_E_NOT_READY
  ['80100016', 'CardMute'], // SCARD_E_NOT_TRANSACTED
  ['80100017', 'ReaderGone'], // SCARD_E_READER_UNAVAILABLE
  ['8010002e', 'ReaderGone'], // SCARD_E_NO_READERS_AVAILABLE
  ['8010002f', 'CardMute'], // SCARD_E_COMM_DATA_LOST
  ['80100065', 'CardMute'], // SCARD_W_UNSUPPORTED_CARD
  ['80100066', 'CardMute'], // SCARD_W_UNRESPONSIVE_CARD
  ['80100067', 'CardMute'], // SCARD_W_UNPOWERED_CARD
  ['80100068', 'CardMute'], // SCARD_W_RESET_CARD
  ['80100069', 'CardRemoved'], // SCARD_W_REMOVED_CARD
]);

/**
 * What an error of the binding means. It carries the result code in its text alone, `SCardTransmit error: Card was
 * removed.(0x80100069)`, sign-extended where a LONG has 64 bits.
 */
export function problemOfError({ message }: Error): ProblemTag {
  const code = /\(0x(?:f{8})?([0-9a-f]{8})\)\s*$/i.exec(message)?.[1]?.toLowerCase();
  return (code !== undefined && PROBLEMS.get(code)) || 'ReaderServiceStopped';
}
