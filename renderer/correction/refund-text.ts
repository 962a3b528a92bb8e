import type { TFunction } from 'i18next';
import type { Refund } from '../../electron/contract/correction-records.ts';
import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';
import { wonText } from '../language/won-text.ts';

/** What goes back to the customer, and how; of an account its last four digits. */
export function refundText(t: TFunction, language: MessageLanguage, refund: Refund): string {
  if (refund.method === 'NONE') return t('correction.refundBy.NONE');
  const amount = wonText(refund.amount, language);
  if (refund.method === 'CASH') return t('correction.refundBy.CASH', { amount });
  return t('correction.refundBy.DEBIT', { amount, account: `****-${refund.accountNo.slice(-4)}` });
}
