import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Result } from '../../electron/contract/result.ts';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';

/** Asks before a draft is thrown away; the focus is on keeping it. */
export function DiscardDraftDialog(dialog: {
  opened: boolean;
  words: {
    readonly title: string;
    readonly explain: string;
    readonly keep: string;
    readonly discard: string;
  };
  /** Ends the autosave, so that nothing writes the draft again. */
  before: () => Promise<void>;
  discard: () => Promise<Result<null>>;
  onDiscarded: () => void;
  onClose: () => void;
}) {
  const { words } = dialog;
  const discard = useMutation({
    mutationFn: async () => {
      await dialog.before();
      return await dialog.discard();
    },
    onSuccess: (answer) => {
      if (answer.ok) dialog.onDiscarded();
    },
  });
  return (
    <LayeredModal opened={dialog.opened} onClose={dialog.onClose} title={words.title}>
      <Text mb="lg">{words.explain}</Text>
      {discard.data?.ok === false && <ProblemPanel problem={discard.data.problem} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={dialog.onClose}>
          {words.keep}
        </Button>
        <Button color="#a8201a" loading={discard.isPending} onClick={() => discard.mutate()}>
          {words.discard}
        </Button>
      </Group>
    </LayeredModal>
  );
}
