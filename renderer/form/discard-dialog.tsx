import { Button, Group, Text } from '@mantine/core';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { useWords } from '../language/use-words.ts';

/** Asks before what was entered is thrown away; the focus is on keeping it. */
export function DiscardDialog({
  opened,
  explain,
  onKeep,
  onDiscard,
}: {
  opened: boolean;
  /** What goes, and what stays as it is. */
  explain: string;
  onKeep: () => void;
  onDiscard: () => void;
}) {
  const { t } = useWords();
  return (
    <LayeredModal opened={opened} onClose={onKeep} title={t('discard.title')}>
      <Text mb="lg">{explain}</Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onKeep}>
          {t('discard.keep')}
        </Button>
        <Button color="#a8201a" onClick={onDiscard}>
          {t('discard.discard')}
        </Button>
      </Group>
    </LayeredModal>
  );
}
