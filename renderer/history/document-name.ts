import type { TFunction } from 'i18next';
import { IdentityDocumentKind } from '../../electron/contract/issuance.ts';

/** The name of a kind of document; a kind this page does not know yet is shown as it came. */
export function documentName(kind: string, t: TFunction): string {
  const known = IdentityDocumentKind.safeParse(kind);
  return known.success ? t(`checks.document.${known.data}`) : kind;
}
