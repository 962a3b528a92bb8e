import { useQuery } from '@tanstack/react-query';
import type { ReaderSnapshot, ReaderState } from '../../electron/contract/card-process.ts';
import type { CardOnReader } from '../../electron/contract/issuance.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { chooseReader } from './choose-reader.ts';

/** The card to be issued, as far as it is known. */
export interface CardView {
  readonly state: 'NO_READER' | 'EMPTY' | 'SEVERAL' | 'LAID' | 'READING' | 'READY' | 'REFUSED';
  readonly reader: ReaderState | null;
  readonly card: CardOnReader | null;
  readonly problem: Problem | null;
  readonly readAgain: () => void;
}

/**
 * Reads and checks whatever card comes to the reader in use, once per insertion, for as long as `wanted`. It stays
 * known until it is taken away.
 */
export function useCardOnReader(readers: ReaderSnapshot, chosen: string | null, wanted: boolean): CardView {
  const { reader, several } = chooseReader(readers, chosen);
  const present = reader?.state === 'PRESENT' || reader?.state === 'IN_USE';
  const read = useQuery({
    queryKey: ['card', reader?.name, reader?.presence],
    queryFn: () =>
      ask((options) => desk.issuance.identifyCard({ reader: reader?.name ?? '' }, options), 'CARD'),
    enabled: wanted && present,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const readAgain = () => void read.refetch();
  const view = (state: CardView['state'], problem: Problem | null = null): CardView => ({
    state,
    reader,
    card: null,
    problem,
    readAgain,
  });
  if (readers.service === 'STOPPED') return view('NO_READER', { tag: 'ReaderServiceStopped' });
  if (several) return view('SEVERAL');
  if (reader === null) return view('NO_READER');
  if (reader.state === 'MUTE') return view('REFUSED', { tag: 'CardMute' });
  if (!present) return view('EMPTY');
  if (read.isFetching) return view('READING');
  // There, but not to be read yet.
  if (read.data === undefined) return view('LAID');
  if (!read.data.ok) return view('REFUSED', read.data.problem);
  return { state: 'READY', reader, card: read.data.value, problem: null, readAgain };
}
