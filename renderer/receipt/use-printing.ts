import { useMutation } from '@tanstack/react-query';
import type { Problem } from '../../electron/contract/problem.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { announce } from '../frame/announce.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';

export interface Printing {
  readonly print: () => void;
  readonly running: boolean;
  readonly problem: Problem | null;
}

/** Prints a receipt, also by its shortcut; one that has been printed before comes out marked as a copy. */
export function usePrinting(receiptNo: string): Printing {
  const { t } = useWords();
  const printing = useMutation({
    mutationFn: () => ask((options) => desk.receipts.print({ receiptNo }, options)),
    onSuccess: (answer) => {
      if (answer.ok) announce(t('receipt.printed'));
    },
  });
  const print = () => {
    if (!printing.isPending) printing.mutate();
  };
  useShortcut('print', print);
  return {
    print,
    running: printing.isPending,
    problem: printing.data?.ok === false ? printing.data.problem : null,
  };
}
