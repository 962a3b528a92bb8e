import type { ReaderSnapshot, ReaderState } from '../../contract/card-process.ts';
import type { CardProcess } from '../card/card-process.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';

/** The PC/SC service, seen by the card process as the application sees it; the value is its readers. */
export async function checkReaderService(process: CardProcess): Promise<Checked<ReaderState[]>> {
  const snapshot: ReaderSnapshot | null = await process.readers();
  if (snapshot === null) return { finding: failed('readerService', 'CardProcessEnded'), value: null };
  if (snapshot.service === 'STOPPED') {
    return { finding: failed('readerService', 'ReaderServiceStopped'), value: null };
  }
  return { finding: ok('readerService'), value: snapshot.readers };
}

/** A finding for each reader, or that there is none. */
export function checkReaders(readers: readonly ReaderState[]): Finding[] {
  if (readers.length === 0) return [failed('reader', 'NoReader')];
  return readers.map(({ name, state }) => {
    const detail = { reader: name, state };
    if (state === 'UNAVAILABLE') return warn('reader', 'ReaderUnavailable', detail);
    return state === 'MUTE' ? warn('reader', 'CardMute', detail) : ok('reader', detail);
  });
}
