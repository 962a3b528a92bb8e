import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { LayeredModal } from '../keyboard/layered-modal.tsx';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';

/** Asks before sending goes on after a contradiction; the focus is on leaving it stopped. */
export function ResumeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const resume = useMutation({
    mutationFn: () => ask((options) => desk.line.resume(undefined, options)),
    onSuccess: (answer) => {
      if (answer.ok) onClose();
    },
  });
  return (
    <LayeredModal opened={opened} onClose={onClose} title={t('line.resumeTitle')}>
      <Text mb="lg">{t('line.resumeExplain')}</Text>
      {resume.data?.ok === false && <ProblemPanel problem={resume.data.problem} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('line.keepStopped')}
        </Button>
        <Button color="#a8201a" loading={resume.isPending} onClick={() => resume.mutate()}>
          {t('line.resumeConfirm')}
        </Button>
      </Group>
    </LayeredModal>
  );
}
