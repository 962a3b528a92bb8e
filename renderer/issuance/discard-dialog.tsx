import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';

/** Asks before a draft is thrown away; the focus is on keeping it. */
export function DiscardDialog(dialog: {
  opened: boolean;
  draftId: string;
  /** Ends the autosave, so that nothing writes the draft again. */
  before: () => Promise<void>;
  onDiscarded: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const discard = useMutation({
    mutationFn: async () => {
      await dialog.before();
      return await ask((options) => desk.issuance.discardDraft({ draftId: dialog.draftId }, options));
    },
    onSuccess: (answer) => {
      if (answer.ok) dialog.onDiscarded();
    },
  });
  return (
    <LayeredModal opened={dialog.opened} onClose={dialog.onClose} title={t('issuance.startOverTitle')}>
      <Text mb="lg">{t('issuance.startOverExplain')}</Text>
      {discard.data?.ok === false && <ProblemPanel problem={discard.data.problem} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={dialog.onClose}>
          {t('issuance.keepWorking')}
        </Button>
        <Button color="#a8201a" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('issuance.startOverConfirm')}
        </Button>
      </Group>
    </LayeredModal>
  );
}
