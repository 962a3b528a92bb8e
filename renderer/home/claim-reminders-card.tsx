import { Button } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { claimPlaces } from '../claim/claim-tabs.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './card.module.css';

/** How many papers and answers about claims are due, and the way to them; nothing while there is none. */
export function ClaimRemindersCard({ reminders }: { reminders: number }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  if (reminders === 0) return null;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('claimFollowUp.home')}</h2>
      <div className={classes.state} data-tone="waiting">
        <IconCalendarDue size={22} stroke={1.8} aria-hidden /> {t('common.cases', { n: reminders })}
        <span className={classes.soft}>{t('claimFollowUp.homeHint')}</span>
      </div>
      <Button variant="default" onClick={() => navigate(claimPlaces.reminders)}>
        {t('claimFollowUp.remindersTitle')}
      </Button>
    </section>
  );
}
