import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { places } from '../frame/places.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './card.module.css';

/** How many rejected records need whoever is signed in, and the way to them; nothing while there is none. */
export function CorrectionsCard({ corrections }: { corrections: number }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  if (corrections === 0) return null;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('home.rejected')}</h2>
      <div className={classes.state} data-tone="alarm">
        <IconFileAlert size={22} stroke={1.8} aria-hidden /> {t('common.cases', { n: corrections })}
        <span className={classes.soft}>{t('home.rejectedHint')}</span>
      </div>
      <Button
        variant="default"
        onClick={() => navigate(places.corrections)}
        rightSection={<Keys of="openCorrections" />}
      >
        {t('correction.title')}
      </Button>
    </section>
  );
}
