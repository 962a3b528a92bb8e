import { generateKeyPairSync } from 'node:crypto';
import { openCoreDatabase } from '../../simulators/core/core-database.ts';
import { foundBank } from '../../simulators/core/found-bank.ts';
import { judgeStoredEntries } from '../../simulators/core/judging/judge.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Cards and signatures are not what is proven here: an issuance may be rejected, its cash is in the drawer all the same. */
const somebodysKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  format: 'der',
  type: 'spki',
});

/** What the simulated core, with its own arithmetic, finds wrong in a journal. */
export function alarmsAbout(entries: Iterable<{ seq: number; hash: string }>): string[] {
  const core = openCoreDatabase(scratchFolder(), foundBank);
  core
    .prepare("INSERT INTO terminal (terminal_id, branch_no, public_key) VALUES ('0421-01', '0421', ?)")
    .run(somebodysKey);
  const store = core.prepare(
    "INSERT INTO entry (terminal_id, seq, hash, entry, held_before) VALUES ('0421-01', ?, ?, ?, 0)",
  );
  for (const entry of entries) store.run(entry.seq, entry.hash, JSON.stringify(entry));
  judgeStoredEntries(core);
  const alarms = core
    .prepare<[], [number, string]>('SELECT seq, reason FROM alarm')
    .raw()
    .all()
    .map(([seq, reason]) => `${seq} ${reason}`);
  core.close();
  return alarms;
}
