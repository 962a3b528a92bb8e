import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Branch } from '../terminal/branch.ts';
import type { WorkOrder } from '../terminal/work-order.ts';
import { WorkingTerminal } from '../terminal/working-terminal.ts';
import type { Files } from './disk.ts';
import type { FileOperation } from './file-operation.ts';
import { FileRecording } from './file-recording.ts';

/** A time at the counter, as the terminal's disk saw it. */
export interface RecordedHour {
  readonly operations: readonly FileOperation[];
  /** The files as they really were at the end. */
  readonly files: Files;
}

/** One start of the program: how much is recorded at least, and how it ends. */
export type Shift = Pick<WorkOrder, 'entries' | 'end'>;

/** Pages of log after which SQLite carries it over: a day's worth of checkpoints must fit into an hour. */
const checkpointPages = 48;

/** Lets a new terminal work through these shifts and records all it does to its files. */
export async function recordHour(
  branch: Branch,
  shifts: readonly Shift[],
  synchronous: WorkOrder['synchronous'],
  seed: number,
): Promise<RecordedHour> {
  const { disk, told, start } = await branch.newPlace();
  const recording = await FileRecording.of(disk);
  for (const [index, shift] of shifts.entries()) {
    const terminal = new WorkingTerminal(recording.environment);
    terminal.work({ start, told, seed: seed + index, synchronous, checkpointPages, ...shift });
    await terminal.ended;
  }
  return { operations: await recording.operations(), files: filesIn(disk) };
}

function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => lstatSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
}
