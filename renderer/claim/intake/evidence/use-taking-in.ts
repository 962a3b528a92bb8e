import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../../../../electron/contract/problem.ts';
import type { Result } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { lookAtFile } from './look-at-file.ts';
import { largestShown, readFile } from './read-file.ts';
import { type TakenInFile, takeInFile } from './take-in-file.ts';

/** A file on its way in. */
export interface Incoming {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** Bytes that have arrived. */
  readonly arrived: number;
}

/** What became of a file that was not simply taken in. */
export type Said =
  | { readonly id: number; readonly name: string; readonly already: string }
  | { readonly id: number; readonly name: string; readonly problem: Problem };

/** Something to take in: a file the page holds, or a scan that lies at the desk. */
export type Source = { readonly name: string; readonly blob: Blob | null };

let lastId = 0;

/** Takes files in one after the other, looks at each once, and keeps what is to be said of them until it is read. */
export function useTakingIn(claimId: string, changed: () => Promise<unknown>) {
  const [incoming, setIncoming] = useState<readonly Incoming[]>([]);
  const [said, setSaid] = useState<readonly Said[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const takeIn = useCallback(
    (paper: string, sources: readonly Source[]) => {
      for (const { name, blob } of sources) {
        const id = ++lastId;
        setIncoming((all) => [...all, { id, name, bytes: blob?.size ?? 0, arrived: 0 }]);
        const progress = (arrived: number) =>
          setIncoming((all) => all.map((one) => (one.id === id ? { ...one, arrived } : one)));
        const bring = async (): Promise<Result<TakenInFile>> => {
          if (blob !== null) return takeInFile({ claimId, paper }, name, blob, progress);
          const taken = await ask(
            (options) => desk.evidence.takeScan({ claimId, paper, name }, options),
            'CARD',
          );
          return taken.ok
            ? { ok: true, value: { ...taken.value.file, already: taken.value.already } }
            : taken;
        };
        const one = async () => {
          const taken = await bring();
          if (!taken.ok) setSaid((all) => [...all, { id, name, problem: taken.problem }]);
          else if (taken.value.already) setSaid((all) => [...all, { id, name, already: taken.value.name }]);
          else await noteSeen(taken.value, blob);
          setIncoming((all) => all.filter((other) => other.id !== id));
          await changed();
        };
        queue.current = queue.current.then(one);
      }
    },
    [claimId, changed],
  );
  const dismiss = useCallback((id: number) => setSaid((all) => all.filter((one) => one.id !== id)), []);
  return { incoming, said, takeIn, dismiss };
}

/** Looks at a file that has just come and tells the desk what there is to see. */
async function noteSeen(file: TakenInFile, held: Blob | null): Promise<void> {
  if (file.bytes > largestShown) return;
  const blob = held ?? (await readFile(file).then((read) => (read.ok ? read.value : null)));
  if (blob === null) return;
  // What it was taken in from may be away by now: then nothing was seen, and the next file has its turn.
  const seen = await lookAtFile(file.mediaType, blob).catch(() => null);
  if (seen === null) return;
  await ask((options) => desk.evidence.note({ fileId: file.fileId, ...seen }, options));
}
