import { fail, type Result } from '../../electron/contract/result.ts';
import { toHex } from '../hex.ts';
import type { CommandApdu } from './command-apdu.ts';
import type { ResponseApdu } from './response-apdu.ts';

/** A command to a card: how it is written, how the rest of a long answer is fetched, how the answer is read. */
export interface CardCommand<T> {
  /** Its name in the specification. */
  readonly name: string;
  readonly apdu: CommandApdu;
  /** Sent for as long as the card answers 61xx. */
  readonly remaining: CommandApdu;
  /** Reads the whole answer. What the card may say wrongly is a problem, never an exception. */
  read(answer: ResponseApdu): Result<T>;
}

/** ISO/IEC 7816-4 §11.7.1 GET RESPONSE, by which all but YKOATH applets hand out the rest of an answer. */
export const getResponse: CommandApdu = { cla: 0x00, ins: 0xc0, p1: 0x00, p2: 0x00, ne: 0x100 };

/** `90 00` as text for the detail of a problem. */
export const statusText = (status: number): string => toHex(Uint8Array.of(status >> 8, status & 0xff));

/** The answer is none that the specification of the command knows, or is damaged. Only its status word is passed on. */
export const notUnderstood = (command: string, answer?: ResponseApdu) =>
  fail('CardAnswerNotUnderstood', {
    command,
    ...(answer && { status: statusText(answer.status) }),
  });
