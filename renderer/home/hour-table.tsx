import { Table } from '@mantine/core';
import { useWords } from '../language/use-words.ts';
import { openHours } from './open-hours.ts';

/** The plot's numbers. */
export function HourTable({ byHour }: { byHour: readonly number[] }) {
  const { t } = useWords();
  const hours = openHours(byHour);
  return (
    <Table withTableBorder withColumnBorders fz="sm" aria-label={t('home.byHour')}>
      <Table.Thead>
        <Table.Tr>
          {hours.map(({ hour }) => (
            <Table.Th key={hour} ta="center">
              {t('home.hour', { hour: String(hour) })}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          {hours.map(({ hour, issued }) => (
            <Table.Td key={hour} ta="center">
              {issued}
            </Table.Td>
          ))}
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
