import type { TFunction } from 'i18next';
import type { OpenRecall } from '../../electron/contract/correction.ts';
import { shortMoment } from '../language/date-text.ts';

/** Where a recalled card is by the last word of it. */
export function recallText(t: TFunction, recall: OpenRecall['recall']): string {
  if (recall === null || recall.contact === null || recall.contactedAt === null)
    return t('correction.recallNow.never');
  if (recall.outcome !== 'PENDING') return t(`correction.recallNow.${recall.outcome}`);
  const contact = t(`correction.contacts.${recall.contact}`);
  return t('correction.recallNow.PENDING', { time: shortMoment(recall.contactedAt), contact });
}
