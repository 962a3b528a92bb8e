import { fail, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { StatusWord } from './status-word.ts';
import { parseTlvs } from './tlv.ts';

/** File control information template (ISO/IEC 7816-4 table 12). */
const FCI_TEMPLATE = 0x6f;

/** Whether the card has an Issuer Security Domain to be asked. */
export type IssuerSecurityDomain = 'SELECTED' | 'ABSENT';

/**
 * GPCS 2.3.1 §11.9: SELECT by name, without a name, selects the Issuer Security Domain.
 * `00 A4 04 00 00` → 6F{84 AID, A5 …}.
 *
 * CardLocked: warning 6283, or 6A81 (tables 11-83, 11-84). CardTerminated: 6985, since a terminated card takes nothing
 * but GET DATA (§5.1.1.5).
 */
export const selectIssuerSecurityDomain: CardCommand<IssuerSecurityDomain> = {
  name: 'SELECT',
  apdu: { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, ne: 0x100 },
  remaining: getResponse,
  read(answer) {
    switch (answer.status) {
      case StatusWord.OK: {
        const [template, ...rest] = parseTlvs(answer.data) ?? [];
        const isTemplate = template?.tag === FCI_TEMPLATE && rest.length === 0;
        return isTemplate && parseTlvs(template.value)
          ? succeed('SELECTED')
          : notUnderstood(this.name, answer);
      }
      case StatusWord.CARD_LOCKED:
      case StatusWord.FUNCTION_NOT_SUPPORTED:
        return fail('CardLocked');
      case StatusWord.CONDITIONS_NOT_SATISFIED:
        return fail('CardTerminated');
      case StatusWord.WRONG_LENGTH:
      case StatusWord.APPLICATION_NOT_FOUND:
      case StatusWord.INS_NOT_SUPPORTED:
      case StatusWord.CLA_NOT_SUPPORTED:
        return succeed('ABSENT');
      default:
        return notUnderstood(this.name, answer);
    }
  },
};
