import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { WaiverPair } from '../../electron/contract/day.ts';
import card from '../home/card.module.css';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './today.module.css';

const shown = 6;

/** Who waived for whom this month, as bars; as a table one key away. */
export function WaiverPairs({ pairs }: { pairs: readonly WaiverPair[] }) {
  const { t, language } = useWords();
  const [asTable, showTable] = useState(false);
  const most = Math.max(1, ...pairs.map(({ waived }) => waived.count));
  return (
    <section className={card.card}>
      <h2 className={card.heading}>
        {t('day.waivers')}
        <Button variant="subtle" size="compact-sm" flex="none" onClick={() => showTable(!asTable)}>
          {t(asTable ? 'home.byHourPlot' : 'home.byHourTable')}
        </Button>
      </h2>
      {pairs.length === 0 && <p className={card.soft}>{t('day.noWaivers')}</p>}
      {pairs.length > 0 && !asTable && (
        <ul className={classes.bars}>
          {pairs.slice(0, shown).map(({ maker, approver, waived }) => (
            <li key={`${maker} ${approver}`}>
              <span>
                {maker} · {approver}
              </span>
              <meter min={0} max={most} value={waived.count} aria-label={`${maker} · ${approver}`} />
              <strong>{t('common.cases', { n: waived.count })}</strong>
            </li>
          ))}
        </ul>
      )}
      {pairs.length > 0 && asTable && (
        <Table fz="sm" aria-label={t('day.waivers')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('day.pair')}</Table.Th>
              <Table.Th ta="right">{t('day.count')}</Table.Th>
              <Table.Th ta="right">{t('day.amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pairs.map(({ maker, approver, waived }) => (
              <Table.Tr key={`${maker} ${approver}`}>
                <Table.Td>
                  {maker} · {approver}
                </Table.Td>
                <Table.Td ta="right">{t('common.cases', { n: waived.count })}</Table.Td>
                <Table.Td ta="right">{wonText(waived.amount, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
