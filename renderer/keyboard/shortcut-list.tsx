import { Table, Text } from '@mantine/core';
import { useWords } from '../language/use-words.ts';
import { shortcutActive } from './keyboard.ts';
import { Keys } from './keys.tsx';
import { LayeredModal } from './layered-modal.tsx';
import { shortcutNames } from './shortcuts.ts';

/** The registry as a list: what acts on this screen, and in grey what does elsewhere. */
export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <LayeredModal opened={opened} onClose={onClose} title={t('keyboard.title')} size="md">
      <Table verticalSpacing={6} withRowBorders>
        <Table.Tbody>
          {shortcutNames.map((name) => (
            <Table.Tr key={name} c={shortcutActive(name, 0) ? 'black' : 'dimmed'}>
              <Table.Td>{t(`keyboard.${name}`)}</Table.Td>
              <Table.Td ta="right">
                <Keys of={name} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="md">
        {t('keyboard.note')}
      </Text>
    </LayeredModal>
  );
}
