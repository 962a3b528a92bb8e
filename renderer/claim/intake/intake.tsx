import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { places } from '../../frame/places.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { claimPlaces } from '../claim-tabs.tsx';
import { claimViewKey } from './claim-view.ts';
import classes from './intake.module.css';
import { IntakeFlow } from './intake-flow.tsx';

/** One unfinished claim, taken up where it was left. */
export function Intake({ claimId, status }: { claimId: string; status: TerminalStatus }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const view = useQuery({
    queryKey: claimViewKey(claimId),
    queryFn: () => ask((options) => desk.claims.resume({ claimId }, options)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const reference = useQuery({
    queryKey: ['claim', 'reference', status.businessDate],
    queryFn: () => ask((options) => desk.claims.reference(undefined, options)),
    // At midnight the work goes on: taken up anew, it would be shown as it was when the page was opened.
    placeholderData: (previous) => previous,
  });
  if (view.data === undefined || reference.data === undefined) return null;
  const failed = [view.data, reference.data].find(({ ok }) => !ok);
  if (failed?.ok === false || !view.data.ok || !reference.data.ok)
    return (
      <div className={classes.problem}>
        {failed?.ok === false && (
          <ProblemPanel problem={failed.problem}>
            {failed.problem.tag === 'ClaimAlreadyFiled' ? (
              <Button autoFocus variant="default" onClick={() => navigate(`${claimPlaces.filed}/${claimId}`)}>
                {t('claimWho.openIt')}
              </Button>
            ) : (
              <Button autoFocus variant="default" onClick={() => navigate(places.claim)}>
                {t('claim.toList')}
              </Button>
            )}
          </ProblemPanel>
        )}
      </div>
    );
  return <IntakeFlow view={view.data.value} reference={reference.data.value} status={status} />;
}
