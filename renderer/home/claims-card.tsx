import { Button } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { places } from '../frame/places.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './card.module.css';

/** The way to the claims, and how many of one's own are unfinished. */
export function ClaimsCard() {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const drafts = useQuery({
    queryKey: ['claim', 'drafts'],
    queryFn: () => ask((options) => desk.claims.drafts(undefined, options)),
    gcTime: 0,
  });
  const mine = drafts.data?.ok === true ? drafts.data.value.filter((draft) => draft.mine).length : 0;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('claim.title')}</h2>
      {mine === 0 ? (
        <span className={classes.soft}>{t('home.claimHint')}</span>
      ) : (
        <div className={classes.state} data-tone="waiting">
          <IconShieldExclamation size={22} stroke={1.8} aria-hidden /> {t('common.cases', { n: mine })}
          <span className={classes.soft}>{t('home.claimDrafts')}</span>
        </div>
      )}
      <Button variant="default" onClick={() => navigate(places.claim)} rightSection={<Keys of="openClaim" />}>
        {t(mine === 0 ? 'home.claimStart' : 'home.claimGoOn')}
      </Button>
    </section>
  );
}
