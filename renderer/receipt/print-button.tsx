import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Keys } from '../keyboard/keys.tsx';
import { useWords } from '../language/use-words.ts';
import type { Printing } from './use-printing.ts';

/** Prints the receipt shown beside it. */
export function PrintButton({ printing }: { printing: Printing }) {
  const { t } = useWords();
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={17} stroke={1.8} />}
      rightSection={<Keys of="print" />}
      loading={printing.running}
      onClick={printing.print}
    >
      {t('receipt.print')}
    </Button>
  );
}
