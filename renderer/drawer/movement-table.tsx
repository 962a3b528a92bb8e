import { Table } from '@mantine/core';
import type { DrawerView } from '../../electron/contract/drawer.ts';
import { clockTextOn } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './drawer.module.css';

/** The plot's numbers: what moved, newest first. */
export function MovementTable({ businessDate, movements }: Pick<DrawerView, 'businessDate' | 'movements'>) {
  const { t, language } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
    <section className={classes.movements} aria-label={t('drawer.overTheDay')} tabIndex={0}>
      <Table fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('drawer.at')}</Table.Th>
            <Table.Th>{t('drawer.what')}</Table.Th>
            <Table.Th>{t('drawer.who')}</Table.Th>
            <Table.Th ta="right">{t('drawer.change')}</Table.Th>
            <Table.Th ta="right">{t('drawer.balance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {movements.toReversed().map(({ seq, kind, at, actor, change, balance }) => (
            <Table.Tr key={`${seq} ${kind}`}>
              <Table.Td>{clockTextOn(businessDate, at)}</Table.Td>
              <Table.Td>{t(`drawer.movement.${kind}`)}</Table.Td>
              <Table.Td>{actor}</Table.Td>
              <Table.Td ta="right">{wonText(change, language)}</Table.Td>
              <Table.Td ta="right">{wonText(balance, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
