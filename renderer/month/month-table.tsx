import { Table } from '@mantine/core';
import type { MonthDay } from '../../electron/contract/month.ts';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './month.module.css';

const columns = [
  'cash',
  'debit',
  'waived',
  'reversed',
  'cashDifference',
  'stock',
  'stockDifference',
] as const satisfies (keyof MonthDay)[];

/** The plots' numbers. */
export function MonthTable({ days }: { days: readonly MonthDay[] }) {
  const { t, language } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('month.title')}>
      <Table stickyHeader className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('month.date')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} ta="right">
                {t(`month.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.date}>
              <Table.Th scope="row">{dateText(day.date, language)}</Table.Th>
              {columns.map((column) => (
                <Table.Td key={column} ta="right">
                  {day[column].toLocaleString('ko-KR')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
