import { fail, succeed } from '../../electron/contract/result.ts';
import { fromHex } from '../hex.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { StatusWord } from './status-word.ts';
import { findTlv, parseTlvs } from './tlv.ts';

/** AID of the PIV Card Application without its version, so that any version answers (SP 800-73-4 part 1 §2.2). */
const PIV_AID = fromHex('A00000030800001000');

/** Tag of the application property template (part 2 table 3). */
const PROPERTY_TEMPLATE = 0x61;

/**
 * SP 800-73-4 part 2 §3.1.1 SELECT: `00 A4 04 00 09 A00000030800001000 00` → `61 { 4F PIX, 79 { 4F RID }, … }`.
 *
 * StaffCardExpected: the card has no such application, 6A82, 6D00 or 6B00. CardLocked, CardTerminated: by its issuer.
 */
export const selectPiv: CardCommand<void> = {
  name: 'SELECT PIV',
  apdu: { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, data: PIV_AID, ne: 0x100 },
  remaining: getResponse,
  read(answer) {
    switch (answer.status) {
      case StatusWord.OK: {
        const template = findTlv(parseTlvs(answer.data) ?? [], PROPERTY_TEMPLATE);
        return template && parseTlvs(template) ? succeed(undefined) : notUnderstood(this.name, answer);
      }
      case StatusWord.APPLICATION_NOT_FOUND:
      case StatusWord.WRONG_P1_P2:
      case StatusWord.INS_NOT_SUPPORTED:
        return fail('StaffCardExpected');
      case StatusWord.FUNCTION_NOT_SUPPORTED:
        return fail('CardLocked');
      case StatusWord.CONDITIONS_NOT_SATISFIED:
        return fail('CardTerminated');
      default:
        return notUnderstood(this.name, answer);
    }
  },
};
