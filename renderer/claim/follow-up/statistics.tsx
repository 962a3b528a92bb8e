import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimStatistics } from '../../../electron/contract/claim-follow-up.ts';
import { ClaimState } from '../../../electron/contract/claim-follow-up.ts';
import { AccidentMeans, AccidentType } from '../../../electron/contract/claim-reference.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { DayBars } from '../../month/day-bars.tsx';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { CountBars } from './count-bars.tsx';
import classes from './follow-up.module.css';

const groups = ['byState', 'byMeans', 'byType', 'byDelay', 'byCompleteness'] as const;
type Group = (typeof groups)[number];

/** The claims of the last half year at a look; the numbers are a key away. */
export function Statistics({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const [asTable, showTable] = useState(false);
  const figures = useQuery({
    queryKey: ['claim statistics', status.businessDate, status.lastSeq, status.waiting, status.claimsHeard],
    queryFn: () => ask((options) => desk.claims.statistics(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (figures.data === undefined) return <section className={classes.body} aria-busy="true" />;
  if (!figures.data.ok) return <ProblemPanel problem={figures.data.problem} />;
  const found = figures.data.value;
  return (
    <section className={classes.body} aria-label={t('claimFollowUp.statisticsTitle')}>
      <header className={classes.head}>
        <h1>
          {t('claimFollowUp.statisticsTitle')}{' '}
          <small className={classes.soft}>
            {found.from} – {found.to}
          </small>
        </h1>
        <Button variant="default" onClick={() => showTable(!asTable)} autoFocus>
          {t(asTable ? 'claimFollowUp.statistics.asPlots' : 'claimFollowUp.statistics.asTable')}
        </Button>
      </header>
      {asTable ? <Tables figures={found} /> : <Plots figures={found} />}
    </section>
  );
}

function Plots({ figures }: { figures: ClaimStatistics }) {
  const { t } = useWords();
  const nameOf = useNames();
  return (
    <>
      <DayBars
        label={t('claimFollowUp.statistics.weeks')}
        dates={figures.weeks.map(({ week }) => week)}
        none={t('claimFollowUp.statistics.none')}
        width={1_100}
        series={[
          {
            name: t('claimFollowUp.statistics.branch'),
            tone: 'first',
            values: figures.weeks.map(({ branch }) => branch),
          },
          {
            name: t('claimFollowUp.statistics.online'),
            tone: 'second',
            values: figures.weeks.map(({ online }) => online),
          },
        ]}
      />
      <div className={classes.grid}>
        {groups.map((group) => (
          <CountBars
            key={group}
            label={t(`claimFollowUp.statistics.${group}`)}
            none={t('claimFollowUp.statistics.none')}
            counts={figures[group].map(({ name, n }) => ({ name: nameOf(group, name), n }))}
          />
        ))}
      </div>
    </>
  );
}

function Tables({ figures }: { figures: ClaimStatistics }) {
  const { t } = useWords();
  const nameOf = useNames();
  return (
    <div className={classes.grid}>
      <Counts
        title={t('claimFollowUp.statistics.weeks')}
        heads={[
          t('claimFollowUp.statistics.week'),
          t('claimFollowUp.statistics.branch'),
          t('claimFollowUp.statistics.online'),
        ]}
        rows={figures.weeks.map(({ week, branch, online }) => [week, branch, online])}
      />
      {groups.map((group) => (
        <Counts
          key={group}
          title={t(`claimFollowUp.statistics.${group}`)}
          heads={[t('claimFollowUp.statistics.span'), t('claimFollowUp.statistics.cases')]}
          rows={figures[group].map(({ name, n }) => [nameOf(group, name), n])}
        />
      ))}
    </div>
  );
}

function Counts({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={title}>
      <Table stickyHeader captionSide="top">
        <Table.Caption>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, i) => (
              <Table.Th key={head} ta={i === 0 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row[0]}>
              <Table.Th scope="row">{row[0]}</Table.Th>
              {heads.slice(1).map((head, i) => (
                <Table.Td key={head} ta="right">
                  {row[i + 1]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** The word for what is counted. */
function useNames() {
  const { t } = useWords();
  return (group: Group, name: string): string => {
    switch (group) {
      case 'byState':
        return t(`claimFollowUp.states.${ClaimState.parse(name)}`);
      case 'byMeans':
        return t(`claimWhat.meansOf.${AccidentMeans.parse(name)}`);
      case 'byType':
        return t(`claimWhat.types.${AccidentType.parse(name)}`);
      case 'byDelay':
        return name === 'MORE'
          ? t('claimFollowUp.statistics.more', { n: 90 })
          : t('claimFollowUp.statistics.within', { n: name });
      case 'byCompleteness':
        return name === '100'
          ? t('claimFollowUp.statistics.all')
          : t('claimFollowUp.statistics.upTo', { n: name });
    }
  };
}
