import { Table } from '@mantine/core';
import type { StockOverview } from '../../electron/contract/stock.ts';
import { clockText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './stock.module.css';

/** Who has how many cards, and when they were counted last today. */
export function PlacesTable({
  stock,
  nameOf,
}: {
  stock: StockOverview;
  nameOf: (place: StockOverview['places'][number]) => string;
}) {
  const { t } = useWords();
  return (
    <Table className={classes.places}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('stock.place')}</Table.Th>
          <Table.Th ta="right">{t('stock.cards')}</Table.Th>
          <Table.Th>{t('stock.count')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stock.places.map((place) => (
          <Table.Tr key={place.place}>
            <Table.Td>{nameOf(place)}</Table.Td>
            <Table.Td ta="right">
              <strong>{place.cards}</strong>
            </Table.Td>
            <Table.Td>
              {place.countedAt === null
                ? t('stock.notCounted')
                : t('stock.countedAt', { time: clockText(place.countedAt).slice(0, 5) })}
              {place.difference !== null && place.difference !== 0 && (
                <strong className={classes.differs}>{t('stock.differs', { n: place.difference })}</strong>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{t('stock.total')}</Table.Th>
          <Table.Td ta="right">{stock.places.reduce((sum, { cards }) => sum + cards, 0)}</Table.Td>
          <Table.Td>
            {stock.spoiled > 0 && `${t('stock.spoiled')} ${t('common.cards', { n: stock.spoiled })}`}
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
