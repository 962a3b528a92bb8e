import { openSync, readFileSync, writeSync } from 'node:fs';
import { Journal } from '../../../electron/desk/journal/journal.ts';

/** An entry somebody was told of: from then on it must never be missing. */
export interface Told {
  readonly seq: number;
  readonly hash: string;
}

/**
 * From now on every entry is told to `file` the moment `Journal.record` has returned: by one write(2), so that what was
 * told outlives this process, whatever happens to it next.
 *
 * @param then called after that
 */
export function tellOfEveryEntry(file: string, then: () => void): void {
  const descriptor = openSync(file, 'a');
  const record = Journal.prototype.record;
  Journal.prototype.record = function (act, change) {
    const entry = record.call(this, act, change);
    writeSync(descriptor, `${entry.seq} ${entry.hash}\n`);
    then();
    return entry;
  };
}

export const readTold = (file: string): Told[] => parseTold(readFileSync(file, 'utf8'));

export const parseTold = (lines: string): Told[] =>
  [...lines.matchAll(/^(\d+) (\S+)$/gm)].map(([, seq, hash = '']) => ({ seq: Number(seq), hash }));
