import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { claimPlaces } from '../claim-tabs.tsx';
import { daysText } from './days-text.ts';
import classes from './follow-up.module.css';

/** What the branch must not forget about its claims, the nearest first. */
export function Reminders({ status }: { status: TerminalStatus }) {
  const { t, language } = useWords();
  const [, navigate] = useLocation();
  const reminders = useQuery({
    queryKey: ['claim reminders', status.businessDate, status.claimReminders, status.claimsHeard],
    queryFn: () => ask((options) => desk.claims.reminders(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (reminders.data === undefined) return <section className={classes.body} aria-busy="true" />;
  if (!reminders.data.ok) return <ProblemPanel problem={reminders.data.problem} />;
  const rows = reminders.data.value;
  return (
    <section className={classes.body} aria-label={t('claimFollowUp.remindersTitle')}>
      <h1>{t('claimFollowUp.remindersTitle')}</h1>
      {rows.length === 0 ? (
        <p className={classes.empty}>
          <strong>{t('claimFollowUp.noReminders')}</strong>
          <br />
          {t('claimFollowUp.noRemindersHint')}
        </p>
      ) : (
        <div className={classes.scroll}>
          <Table stickyHeader highlightOnHover>
            <Table.Tbody>
              {rows.map(({ kind, claimId, number, maskedName, name, until, daysLeft }) => (
                <Table.Tr key={`${claimId} ${kind} ${name?.ko}`}>
                  <Table.Td>
                    <a
                      href={`${claimPlaces.filed}/${claimId}`}
                      onClick={(event) => {
                        event.preventDefault();
                        navigate(`${claimPlaces.filed}/${claimId}`);
                      }}
                    >
                      {number}
                    </a>
                  </Table.Td>
                  <Table.Td>{maskedName}</Table.Td>
                  <Table.Td>{t(`claimFollowUp.reminderKinds.${kind}`)}</Table.Td>
                  <Table.Td>{name?.[language]}</Table.Td>
                  <Table.Td>{until}</Table.Td>
                  <Table.Td fw={daysLeft < 0 ? 700 : 400} c={daysLeft < 0 ? 'red.9' : 'inherit'}>
                    {daysText(t, daysLeft)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
