import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { LayeredModal } from '../../keyboard/layered-modal.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';

/** Asks before an unfinished claim and its files are thrown away; the focus is on keeping it. */
export function DiscardClaimDialog(dialog: {
  opened: boolean;
  claimId: string;
  /** Ends the autosave, so that nothing writes the draft again. */
  before: () => Promise<void>;
  onDiscarded: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const discard = useMutation({
    mutationFn: async () => {
      await dialog.before();
      return await ask((options) => desk.claims.discard({ claimId: dialog.claimId }, options));
    },
    onSuccess: (answer) => {
      if (answer.ok) dialog.onDiscarded();
    },
  });
  return (
    <LayeredModal opened={dialog.opened} onClose={dialog.onClose} title={t('claim.discardTitle')}>
      <Text mb="lg">{t('claim.discardExplain')}</Text>
      {discard.data?.ok === false && <ProblemPanel problem={discard.data.problem} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={dialog.onClose}>
          {t('claim.keep')}
        </Button>
        <Button color="#a8201a" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('claim.discardConfirm')}
        </Button>
      </Group>
    </LayeredModal>
  );
}
