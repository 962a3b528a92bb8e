import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { Keys } from '../keyboard/keys.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';

/** Prints a receipt; one that has been printed before comes out marked as a copy. */
export function PrintButton({ receiptNo }: { receiptNo: string }) {
  const { t } = useWords();
  const print = useMutation({
    mutationFn: () => ask((options) => desk.receipts.print({ receiptNo }, options)),
    onSuccess: (answer) => {
      if (answer.ok) notifications.show({ message: t('receipt.printed'), color: 'teal' });
    },
  });
  const act = () => {
    if (!print.isPending) print.mutate();
  };
  useShortcut('print', act);
  return (
    <>
      {print.data?.ok === false && <ProblemPanel problem={print.data.problem} waits />}
      <Button
        variant="default"
        leftSection={<IconPrinter size={17} stroke={1.8} />}
        rightSection={<Keys of="print" />}
        loading={print.isPending}
        onClick={act}
      >
        {t('receipt.print')}
      </Button>
    </>
  );
}
