import { existsSync, writeFileSync } from 'node:fs';
import { Journal } from '../../../electron/desk/journal/journal.ts';

/**
 * The real desk, killed once at one of its journal writes: `KILL_AT` is the entry's type, `KILL_MOMENT` is WITHIN (the
 * transaction is written and not committed) or AFTER (it is on the disk, nobody has been told). `KILL_MARK` is a file
 * that remembers the kill, so that the next desk lives.
 */
const { KILL_AT, KILL_MOMENT, KILL_MARK } = process.env;

const record = Journal.prototype.record;
Journal.prototype.record = function (act, change = () => {}) {
  const doomed = act.type === KILL_AT && KILL_MARK !== undefined && !existsSync(KILL_MARK);
  const die = (moment: string) => {
    if (!doomed || moment !== KILL_MOMENT || KILL_MARK === undefined) return;
    writeFileSync(KILL_MARK, moment);
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
