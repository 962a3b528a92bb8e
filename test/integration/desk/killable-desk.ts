import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';

/** Where in a journal write the desk is to die. */
export interface KillOrder {
  readonly type: JournalType;
  /** WITHIN: the transaction is written and not committed; AFTER: it is on the disk, nobody has been told. */
  readonly moment: 'WITHIN' | 'AFTER';
}

/**
 * The real desk, killed at the journal write that the file `KILL_ORDER` names, if there is that file. It is gone with
 * the kill, so that the next desk lives until there is another.
 */
const file = process.env.KILL_ORDER ?? '';

const record = Journal.prototype.record;
Journal.prototype.record = function (act, change = () => {}) {
  const order: KillOrder | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const die = (moment: KillOrder['moment']) => {
    if (order?.type !== act.type || order.moment !== moment) return;
    rmSync(file);
    process.kill(process.pid, 'SIGKILL');
    // The signal is on its way; not one more instruction of ours may run.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const entry = record.call(this, act, (sealed) => {
    change(sealed);
    die('WITHIN');
  });
  die('AFTER');
  return entry as ReturnType<typeof record>;
};

await import('../../../electron/desk/main.ts');
