import { Button, Group, Text } from '@mantine/core';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { useWords } from '../language/use-words.ts';
import { useDiscardQuestion } from './unfinished.ts';

/** Asks before what was entered is thrown away; the focus is on keeping it. */
export function DiscardDialog() {
  const { t } = useWords();
  const { asked, keep, discard } = useDiscardQuestion();
  return (
    <LayeredModal opened={asked !== null} onClose={keep} title={t('discard.title')}>
      <Text mb="lg">{asked?.explain}</Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={keep}>
          {t('discard.keep')}
        </Button>
        <Button color="#a8201a" onClick={discard}>
          {t('discard.discard')}
        </Button>
      </Group>
    </LayeredModal>
  );
}
