import { Button, Table } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { AnswerShown, ApprovalsOverview, ApprovalView } from '../../electron/contract/approval.ts';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { places } from '../frame/places.ts';
import { clockText, dateText, shortMoment } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { AnswerSheet } from './answer-sheet.tsx';
import classes from './approvals.module.css';
import { PairPlot } from './pair-plot.tsx';
import { factsOf } from './subject-facts.ts';

/** What supervisors see: what stood out, what waits, the day's approvals and waivers, and the pairs of the last weeks. */
export function Approvals({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t, language } = useWords();
  const [answering, setAnswering] = useState<ApprovalView | null>(null);
  const [, navigate] = useLocation();
  const overview = useQuery({
    queryKey: ['approvals', status],
    queryFn: () => ask((options) => desk.approvals.overview(undefined, options)),
    placeholderData: (before) => before,
  });
  if (overview.data === undefined) return null;
  if (!overview.data.ok) return <ProblemPanel problem={overview.data.problem} />;
  const { businessDate, waiting, requests, waivers, days, pairs, events } = overview.data.value;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <PageTitle title={t('approval.page.title')} beside={dateText(businessDate, language)} />
        <Button variant="default" onClick={() => navigate(places.month)}>
          {t('month.open')}
        </Button>
      </header>
      <div className={classes.grid}>
        <Panel title={t('approval.page.waiting')}>
          {waiting.length === 0 ? (
            <p className={classes.empty}>{t('approval.page.noneWaiting')}</p>
          ) : (
            <Requests requests={waiting} onAnswer={setAnswering} />
          )}
        </Panel>
        <Panel title={t('approval.page.events')}>
          <Events events={events} days={days} />
        </Panel>
        <Panel title={t('approval.page.day')}>
          {requests.length === 0 ? (
            <p className={classes.empty}>{t('approval.page.noneToday')}</p>
          ) : (
            <Requests requests={requests} />
          )}
        </Panel>
        <Panel title={t('approval.page.waivers')}>
          <strong className={classes.measure}>
            {t('approval.page.waivedAmount', {
              amount: wonText(waivers.amount, language),
              n: t('common.cases', { n: waivers.count }),
            })}
          </strong>
          <span className={classes.soft}>
            {t('approval.page.byReason', { n: waivers.forReason, limit: waivers.forReasonLimit })}
          </span>
          {status.line.state !== 'ONLINE' && (
            <span className={classes.soft}>{t('approval.page.untilLineFell')}</span>
          )}
          <PairPlot pairs={pairs} days={days} />
        </Panel>
      </div>
      <AnswerSheet request={answering} status={status} session={session} onClose={() => setAnswering(null)} />
    </div>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.panel} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Events({ events, days }: Pick<ApprovalsOverview, 'events' | 'days'>) {
  const { t } = useWords();
  if (events.length === 0) return <p className={classes.empty}>{t('approval.page.noEvents', { days })}</p>;
  return (
    <ul className={classes.events}>
      {events.map((event) => (
        <li key={event.raisedAt}>
          <IconShieldExclamation size={18} stroke={1.8} aria-hidden />
          <span>
            {t('approval.page.pair', {
              maker: `${event.makerName} (${event.maker})`,
              approver: `${event.approverName} (${event.approver})`,
              days: event.days,
              waivers: event.waivers,
              usual: event.usual,
            })}{' '}
            <small>{shortMoment(event.raisedAt)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Requests({
  requests,
  onAnswer,
}: {
  requests: readonly ApprovalView[];
  /** Where they wait: takes one up. */
  onAnswer?: (request: ApprovalView) => void;
}) {
  const { t, language } = useWords();
  const how = ({ method, terminal }: AnswerShown) =>
    terminal === null
      ? t(`staffCard.${method}`)
      : t('approval.page.answeredAt', { how: t(`staffCard.${method}`), terminal });
  return (
    <div className={classes.scroll}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('approval.page.time')}</Table.Th>
            <Table.Th>{t('approval.page.what')}</Table.Th>
            <Table.Th>{t('approval.page.maker')}</Table.Th>
            <Table.Th>{t('approval.page.approvers')}</Table.Th>
            <Table.Th>{t('approval.page.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {requests.map((request) => {
            const { measure, facts } = factsOf(t, language, request.subject);
            return (
              <Table.Tr key={request.requestId}>
                <Table.Td>{clockText(request.requestedAt)}</Table.Td>
                <Table.Td>
                  {t(`approval.kind.${request.subject.kind}`)} · <strong>{measure}</strong>
                  <br />
                  <small>
                    {facts
                      .slice(0, 2)
                      .map(([, value]) => value)
                      .join(' · ')}
                  </small>
                </Table.Td>
                <Table.Td>
                  {`${request.makerName} (${request.maker})`}
                  <br />
                  <small>{request.from ?? t('approval.here')}</small>
                </Table.Td>
                <Table.Td>
                  {[...request.approvals, ...(request.refusal === null ? [] : [request.refusal])].map(
                    (answer) => (
                      <div key={answer.approver}>
                        {answer.approver} <small>{how(answer)}</small>
                      </div>
                    ),
                  )}
                </Table.Td>
                <Table.Td>
                  {onAnswer === undefined ? (
                    t(`approval.state.${request.state}`)
                  ) : (
                    <Button size="compact-sm" onClick={() => onAnswer(request)}>
                      {t('approval.answer')}
                    </Button>
                  )}
                  <br />
                  <small>
                    {request.refusal?.reason ??
                      (request.lapse === null ? '' : t(`approval.lapse.${request.lapse}`))}
                  </small>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
