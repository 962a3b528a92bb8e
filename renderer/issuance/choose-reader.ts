import type { ReaderSnapshot, ReaderState } from '../../electron/contract/card-process.ts';

/** The readers that hold a card, answering or not. */
export const readersWithCard = ({ readers }: ReaderSnapshot): readonly ReaderState[] =>
  readers.filter(({ state }) => state === 'PRESENT' || state === 'IN_USE' || state === 'MUTE');

/**
 * The reader in use: the one with a card; of several the one the teller chose, and none before that. Without any card
 * the one chosen, else the first.
 */
export function chooseReader(
  snapshot: ReaderSnapshot,
  chosen: string | null,
): { readonly reader: ReaderState | null; readonly several: boolean } {
  const withCard = readersWithCard(snapshot);
  const byName = (readers: readonly ReaderState[]) => readers.find(({ name }) => name === chosen) ?? null;
  if (withCard.length > 1) {
    const reader = byName(withCard);
    return { reader, several: reader === null };
  }
  return { reader: withCard[0] ?? byName(snapshot.readers) ?? snapshot.readers[0] ?? null, several: false };
}
