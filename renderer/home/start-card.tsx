import { UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconCreditCard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { places } from '../frame/places.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './start-card.module.css';

/** The main job, one key away; says when there is a draft to go on with. */
export function StartCard() {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const draft = useQuery({
    queryKey: ['draft'],
    queryFn: () => ask((options) => desk.issuance.draft(undefined, options)),
    gcTime: 0,
  });
  const unfinished = draft.data?.ok === true ? draft.data.value : null;
  return (
    <UnstyledButton className={classes.card} onClick={() => navigate(places.issuance)} autoFocus>
      <IconCreditCard size={30} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <strong>{t(unfinished === null ? 'home.start' : 'home.continue')}</strong>
        <span>
          {unfinished === null
            ? t('home.startHint')
            : t('home.continueHint', { step: t(`issuance.step.${unfinished.step}`) })}
        </span>
      </span>
      <Keys of="openIssuance" />
      <IconArrowRight size={20} stroke={1.8} aria-hidden />
    </UnstyledButton>
  );
}
