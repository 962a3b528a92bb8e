import { Table } from '@mantine/core';
import { useWords } from '../language/use-words.ts';
import { spanText } from './span-text.ts';
import classes from './tariff-page.module.css';

/** One period of a schedule and what it says. */
export interface Period {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly cells: readonly string[];
}

/** The periods of a schedule; the one in force stands out by word and weight. */
export function PeriodTable({
  label,
  today,
  columns,
  periods,
}: {
  label: string;
  today: string;
  columns: readonly string[];
  periods: readonly Period[];
}) {
  const { t, language } = useWords();
  const phaseOf = ({ effectiveFrom, effectiveTo }: Period) => {
    if (effectiveFrom > today) return 'COMING';
    return effectiveTo !== null && effectiveTo < today ? 'PAST' : 'NOW';
  };
  return (
    <Table layout="fixed" className={classes.table} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={330}>{t('tariff.period')}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {periods.map((period) => (
          <Table.Tr key={period.effectiveFrom} data-phase={phaseOf(period)}>
            <Table.Th scope="row">
              {spanText(t, language, period.effectiveFrom, period.effectiveTo)}{' '}
              <small>{t(`tariff.phase.${phaseOf(period)}`)}</small>
            </Table.Th>
            {period.cells.map((cell, at) => (
              <Table.Td key={columns[at]}>{cell}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
