import { IconFilePlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ClaimDraftRow } from '../../../electron/contract/claim-intake.ts';
import type { SessionView } from '../../../electron/contract/desk.ts';
import { may } from '../../../electron/contract/permission.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { places } from '../../frame/places.ts';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { DraftRow } from './draft-row.tsx';
import classes from './drafts.module.css';
import { HandOverDialog } from './hand-over-dialog.tsx';

/** Unfinished claims to go on with, and the beginning of a new one. A supervisor sees everybody's and hands them over. */
export function Drafts({ session }: { session: SessionView }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [handing, handOver] = useState<ClaimDraftRow | null>(null);
  const drafts = useQuery({
    queryKey: ['claim', 'drafts'],
    queryFn: () => ask((options) => desk.claims.drafts(undefined, options)),
    gcTime: 0,
  });
  const open = (claimId: string) => navigate(`${places.claim}/intake/${claimId}`);
  const begin = useMutation({
    mutationFn: (claimId: string) => ask((options) => desk.claims.begin({ claimId }, options)),
    onSuccess: (begun) => {
      if (begun.ok) open(begun.value.draft.claimId);
    },
  });
  const beginAnew = () => {
    if (!begin.isPending) begin.mutate(crypto.randomUUID());
  };
  const mayHandOver = may(session.role, 'HAND_OVER_CLAIMS');
  const rows = drafts.data?.ok === true ? drafts.data.value : [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('claim.title')}</h1>
        <p>{t('claim.explain')}</p>
        <MainAction
          autoFocus
          size="md"
          leftSection={<IconFilePlus size={18} stroke={1.8} aria-hidden />}
          loading={begin.isPending}
          onClick={beginAnew}
        >
          {t('claim.begin')}
        </MainAction>
      </header>
      {begin.data?.ok === false && <ProblemPanel problem={begin.data.problem} />}
      {drafts.data?.ok === false && <ProblemPanel problem={drafts.data.problem} />}
      <section className={classes.drafts} aria-label={t('claim.drafts')}>
        <h2>
          {t('claim.drafts')} <small>{t('common.cases', { n: rows.length })}</small>
        </h2>
        {drafts.data?.ok === true && rows.length === 0 ? (
          <p className={classes.empty}>
            <strong>{t('claim.noDrafts')}</strong>
            <br />
            {t('claim.noDraftsHint')}
          </p>
        ) : (
          <ul>
            {rows.map((row) => (
              <DraftRow
                key={row.claimId}
                row={row}
                onOpen={row.mine ? () => open(row.claimId) : null}
                onHandOver={mayHandOver ? () => handOver(row) : null}
              />
            ))}
          </ul>
        )}
      </section>
      <HandOverDialog row={handing} onClose={() => handOver(null)} />
    </div>
  );
}
