import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { CarriedFee } from '../../electron/contract/issuance.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { announce } from '../frame/announce.ts';
import { shortMoment } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './open-issuance-entry.module.css';

/** Cash of an abandoned issuance on the counter: whose, how much, and the way to give it back. */
export function CarriedFeeEntry({ fee }: { fee: CarriedFee }) {
  const { t, language } = useWords();
  const giveBack = useMutation({
    mutationFn: () => ask((options) => desk.issuance.returnCarried({ issuanceId: fee.issuanceId }, options)),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      announce(t('open.carriedReturned', { amount: wonText(answer.value.cashToReturn, language) }), false);
    },
  });
  return (
    <article className={classes.entry}>
      <strong>{fee.maskedName}</strong>
      <span>{t('open.carried', { amount: wonText(fee.amount, language) })}</span>
      <span className={classes.soft}>
        {t('open.carriedSince', { time: shortMoment(fee.carriedAt), maker: fee.carriedBy })}
      </span>
      {giveBack.data?.ok === false && <ProblemPanel problem={giveBack.data.problem} />}
      <div className={classes.actions}>
        <Button
          size="compact-md"
          variant="default"
          loading={giveBack.isPending}
          onClick={() => !giveBack.isPending && giveBack.mutate()}
        >
          {t('open.returnCarried')}
        </Button>
      </div>
    </article>
  );
}
