import type { JournalGapView } from '../../electron/contract/journal-gap.ts';

/** `41` or `41–52` */
export const gapNumbers = ({ from, to }: Pick<JournalGapView, 'from' | 'to'>): string =>
  from === to ? String(from) : `${from}–${to}`;
