import { Button, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { announce } from '../../frame/announce.ts';
import { SyncMark } from '../../history/sync-mark.tsx';
import { shortMoment } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import classes from './follow-up.module.css';

/** Personal data whose time is over, and the proof of what was destroyed before. */
export function Retention({ status }: { status: TerminalStatus }) {
  const { t, language } = useWords();
  const retention = useQuery({
    queryKey: ['retention', status.businessDate, status.lastSeq, status.waiting, status.claimsHeard],
    queryFn: () => ask((options) => desk.claims.retention(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const destroying = useMutation({
    mutationFn: () => ask((options) => desk.claims.destroy(undefined, options), 'CARD'),
    onSuccess: (destroyed) => {
      void retention.refetch();
      if (destroyed.ok) announce(t('claimFollowUp.retention.destroyed', { n: destroyed.value.claims }));
    },
  });
  if (retention.data === undefined) return <section className={classes.body} aria-busy="true" />;
  if (!retention.data.ok) return <ProblemPanel problem={retention.data.problem} />;
  const { due, done } = retention.data.value;
  return (
    <section className={classes.body} aria-label={t('claimFollowUp.retentionTitle')}>
      <header className={classes.head}>
        <h1>{t('claimFollowUp.retentionTitle')}</h1>
        {due.length > 0 && (
          <Button loading={destroying.isPending} onClick={() => destroying.mutate()} autoFocus>
            {t('claimFollowUp.retention.destroy')}
          </Button>
        )}
      </header>
      {destroying.data?.ok === false && <ProblemPanel problem={destroying.data.problem} />}
      <h2>{t('claimFollowUp.retention.due')}</h2>
      {due.length === 0 ? (
        <p className={classes.soft}>
          {t('claimFollowUp.retention.nothingDue')}. {t('claimFollowUp.retention.nothingDueHint')}
        </p>
      ) : (
        <>
          <p className={classes.soft}>{t('claimFollowUp.retention.destroyHint')}</p>
          <Rows
            heads={[
              t('claimFollowUp.number'),
              t('claimFollowUp.retention.endedOn'),
              t('claimFollowUp.retention.keptUntil'),
              t('claimFollowUp.retention.rule'),
            ]}
          >
            {due.map(({ claimId, number, endedOn, keptUntil, rule, basis }) => (
              <Table.Tr key={`${claimId} ${rule}`}>
                <Table.Td>{number || t('claimFollowUp.retention.unfiled')}</Table.Td>
                <Table.Td>{endedOn}</Table.Td>
                <Table.Td>{keptUntil}</Table.Td>
                <Table.Td>{basis[language]}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </>
      )}
      <h2>{t('claimFollowUp.retention.done')}</h2>
      {done.length === 0 ? (
        <p className={classes.soft}>{t('claimFollowUp.retention.nothingDone')}</p>
      ) : (
        <Rows
          heads={[
            t('claimFollowUp.retention.destroyedAt'),
            t('claimFollowUp.retention.rule'),
            t('claimFollowUp.retention.entries'),
            t('claimFollowUp.retention.files'),
            t('claimFollowUp.record'),
          ]}
        >
          {done.map(({ seq, at, basis, entries, files, sync }) => (
            <Table.Tr key={seq}>
              <Table.Td>
                {shortMoment(at)} · {t('history.seq', { seq: String(seq) })}
              </Table.Td>
              <Table.Td>{basis[language]}</Table.Td>
              <Table.Td>{entries}</Table.Td>
              <Table.Td>{files}</Table.Td>
              <Table.Td>
                <SyncMark sync={sync} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </section>
  );
}

function Rows({ heads, children }: { heads: readonly string[]; children: React.ReactNode }) {
  return (
    <div className={classes.scroll}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
