import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { IssuanceOutcome, OpenIssuance } from '../../electron/contract/issuance.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { AbandonDialog } from '../issuance/abandon-dialog.tsx';
import { cashIn } from '../issuance/cash-in.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './card.module.css';
import { CarriedFeeEntry } from './carried-fee-entry.tsx';
import { OpenIssuanceEntry } from './open-issuance-entry.tsx';

/** Issuances that began and have not ended, to take up with the card or to abandon, and what abandoned ones left. */
export function OpenIssuances({
  status,
  onIssued,
}: {
  status: TerminalStatus;
  onIssued: (entry: OpenIssuance, outcome: IssuanceOutcome) => void;
}) {
  const { t } = useWords();
  const [abandoning, abandon] = useState<OpenIssuance | null>(null);
  const open = useQuery({
    queryKey: ['open issuances', status.openIssuances, status.progress === null],
    queryFn: () => ask((options) => desk.issuance.open(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const carried = useQuery({
    queryKey: ['carried fees', status.carriedFees, status.progress === null],
    queryFn: () => ask((options) => desk.issuance.carried(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const fees = carried.data?.ok === true ? carried.data.value : [];
  const entries = open.data?.ok === true ? open.data.value : [];
  return (
    <section className={classes.card} aria-label={t('home.open')}>
      <h2 className={classes.heading}>{t('home.open')}</h2>
      {open.data?.ok === false && <ProblemPanel problem={open.data.problem} />}
      {carried.data?.ok === false && <ProblemPanel problem={carried.data.problem} />}
      {open.data?.ok === true && entries.length === 0 && fees.length === 0 && (
        <div>
          <span>{t('home.openNone')}</span>
          <br />
          <span className={classes.soft}>{t('home.openNoneHint')}</span>
        </div>
      )}
      {entries.map((entry) => (
        <OpenIssuanceEntry
          key={entry.issuanceId}
          entry={entry}
          status={status}
          onAbandon={() => abandon(entry)}
          onIssued={(outcome) => onIssued(entry, outcome)}
        />
      ))}
      {fees.map((fee) => (
        <CarriedFeeEntry key={fee.issuanceId} fee={fee} />
      ))}
      <AbandonDialog
        entry={abandoning && { ...abandoning, cash: cashIn(abandoning.fee) }}
        onClose={() => abandon(null)}
      />
    </section>
  );
}
