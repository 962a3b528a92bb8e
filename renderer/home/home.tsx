import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import type { IssuanceOutcome } from '../../electron/contract/issuance.ts';
import { may } from '../../electron/contract/permission.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { Issued } from '../issuance/issued.tsx';
import { useToldElsewhere } from '../issuance/use-told-elsewhere.ts';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { ClaimRemindersCard } from './claim-reminders-card.tsx';
import { ClaimsCard } from './claims-card.tsx';
import { CorrectionsCard } from './corrections-card.tsx';
import classes from './home.module.css';
import { LineCard } from './line-card.tsx';
import { OpenIssuances } from './open-issuances.tsx';
import { ReadersCard } from './readers-card.tsx';
import { StartCard } from './start-card.tsx';
import { TodayCard } from './today-card.tsx';

/** What waits, how line and readers are, and how the day goes. */
export function Home({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t, language } = useWords();
  const [issued, setIssued] = useState<{ maskedName: string; outcome: IssuanceOutcome } | null>(null);
  const tellElsewhere = useToldElsewhere();
  const today = useQuery({
    // The numbers change with the records; each of these tells of one.
    queryKey: [
      'today',
      status.businessDate,
      status.drawer,
      status.waiting,
      status.openIssuances,
      status.provisional,
    ],
    queryFn: () => ask((options) => desk.terminal.today(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (issued !== null) return <Issued {...issued} onNext={() => setIssued(null)} />;
  return (
    <div className={classes.home}>
      <PageTitle title={t('home.title')} beside={dateText(status.businessDate, language)} />
      <div className={classes.grid}>
        <div className={classes.column}>
          {may(session.role, 'SERVE_CUSTOMERS') && (
            <>
              <StartCard />
              <ClaimsCard />
              <CorrectionsCard corrections={status.corrections} />
              <ClaimRemindersCard reminders={status.claimReminders} />
              <OpenIssuances
                status={status}
                onIssued={({ maskedName }, outcome) => {
                  setIssued({ maskedName, outcome });
                  tellElsewhere(outcome);
                }}
              />
            </>
          )}
        </div>
        <div className={classes.column}>
          <div className={classes.pair}>
            <LineCard status={status} />
            <ReadersCard readers={status.readers} />
          </div>
          {today.data?.ok === true && <TodayCard today={today.data.value} />}
          {today.data?.ok === false && <ProblemPanel problem={today.data.problem} />}
        </div>
      </div>
    </div>
  );
}
