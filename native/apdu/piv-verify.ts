import { fail, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, getResponse, notUnderstood, statusText } from './card-command.ts';
import type { CommandApdu } from './command-apdu.ts';
import { StatusWord, triesLeft } from './status-word.ts';

/** Key reference of the PIV Card Application PIN (SP 800-73-4 part 1 table 4b). */
const PIN_REFERENCE = 0x80;

/** A PIN in its command: ASCII digits, filled up with FF to eight bytes (part 2 §2.4.3). */
const PIN_LENGTH = 8;

const verifyApdu = (data?: Uint8Array): CommandApdu => ({
  cla: 0x00,
  ins: 0x20,
  p1: 0x00,
  p2: PIN_REFERENCE,
  ...(data && { data }),
});

/**
 * SP 800-73-4 part 2 §3.2.1 VERIFY: `00 20 00 80 08 <PIN, FF…>`. Nothing of the PIN is in any problem.
 *
 * StaffCardPinWrong: 63Cx, with the tries `left`; 6A80, a form this card's PIN can't have, which costs no try.
 * StaffCardPinBlocked: 63C0, 6983.
 */
export const verifyPin = (pin: string): CardCommand<void> => ({
  name: 'VERIFY',
  apdu: verifyApdu(Buffer.concat([Buffer.from(pin), Buffer.alloc(PIN_LENGTH, 0xff)]).subarray(0, PIN_LENGTH)),
  remaining: getResponse,
  read({ status }) {
    if (status === StatusWord.OK) return succeed(undefined);
    const left = triesLeft(status);
    if (left === 0 || status === StatusWord.AUTHENTICATION_METHOD_BLOCKED) return fail('StaffCardPinBlocked');
    if (left !== undefined) return fail('StaffCardPinWrong', { left });
    if (status === StatusWord.WRONG_DATA) return fail('StaffCardPinWrong');
    return fail('CardAnswerNotUnderstood', { command: this.name, status: statusText(status) });
  },
});

/**
 * The same without data, `00 20 00 80`: how many wrong PINs are left, 0 when the card has blocked itself. Null when
 * the card does not tell, as one that has just seen its PIN.
 */
export const askPinTries: CardCommand<number | null> = {
  name: 'VERIFY',
  apdu: verifyApdu(),
  remaining: getResponse,
  read(answer) {
    if (answer.status === StatusWord.OK) return succeed(null);
    if (answer.status === StatusWord.AUTHENTICATION_METHOD_BLOCKED) return succeed(0);
    const left = triesLeft(answer.status);
    return left === undefined ? notUnderstood(this.name, answer) : succeed(left);
  },
};
