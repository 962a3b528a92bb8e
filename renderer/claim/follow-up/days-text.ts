import type { TFunction } from 'i18next';

/** How a date stands to today: so many days left, due, or overdue. */
export const daysText = (t: TFunction, daysLeft: number): string =>
  daysLeft > 0
    ? t('claimFollowUp.daysLeft', { n: daysLeft })
    : daysLeft === 0
      ? t('claimFollowUp.dueToday')
      : t('claimFollowUp.overdue', { n: -daysLeft });
