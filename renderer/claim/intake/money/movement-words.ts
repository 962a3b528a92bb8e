import type { MovementDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import type { MessageLanguage } from '../../../../electron/contract/message/problem-words.ts';
import { seoulDateOf } from '../../../../electron/contract/moment.ts';
import { wonText } from '../../../language/won-text.ts';

/** The bank's masking rule for accounts: the last four digits. */
export const maskedAccount = (accountNo: string): string =>
  `****-${accountNo.length > 6 ? accountNo.slice(-4) : '****'}`;

/** Reference data in force when the money moved. */
export function inForceAt<T extends { readonly from: string | null; readonly to: string | null }>(
  list: readonly T[],
  at: string | undefined,
): T[] {
  const on = at === undefined ? null : seoulDateOf(at);
  return list.filter(
    ({ from, to }) => on === null || ((from === null || from <= on) && (to === null || on <= to)),
  );
}

/** `0.0095 BTC · ₩1,200,000` */
export function amountText(
  { amount, asset }: Pick<MovementDraft, 'amount' | 'asset'>,
  language: MessageLanguage,
) {
  const parts = [
    ...(asset ? [`${asset.quantity} ${asset.symbol}`] : []),
    ...(amount === undefined ? [] : [wonText(amount, language)]),
  ];
  return parts.join(' · ');
}

/** Where it went, as a row of the table says it; empty while nothing is known. */
export function targetText(
  { to, at }: Pick<MovementDraft, 'to' | 'at'>,
  reference: Pick<ClaimReference, 'institutions' | 'exchanges'>,
  language: MessageLanguage,
): string {
  const nameIn = (
    list: ClaimReference['institutions'] | ClaimReference['exchanges'],
    code: string | undefined,
  ) => inForceAt<(typeof list)[number]>(list, at).find((each) => each.code === code)?.name[language] ?? '';
  switch (to?.kind) {
    case 'ACCOUNT':
      return [nameIn(reference.institutions, to.institution), to.accountNo && maskedAccount(to.accountNo)]
        .filter(Boolean)
        .join(' ');
    case 'EXCHANGE':
      return nameIn(reference.exchanges, to.exchange);
    case 'MERCHANT':
      return to.name;
    default:
      return '';
  }
}
