import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../electron/desk/database/connect.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { foundInClear } from './found-in-clear.ts';
import { claimant, issuedTo, personalTexts } from './personal-data.ts';
import { readersFree } from './terminal-rig.ts';

test(
  'a customer is in no log, no file’s name and no file of the terminal to be read without its key',
  async () => {
    const folder = scratchFolder();
    const log = openSync(join(folder, 'log'), 'w');
    const program = fileURLToPath(new URL('personal-visits.ts', import.meta.url));
    const visits = spawn(process.execPath, [program, folder], { stdio: ['ignore', log, log] });
    closeSync(log);
    onTestFinished(() => void visits.kill());
    const [exitCode] = await once(visits, 'exit');
    const logged = readFileSync(join(folder, 'log'), 'utf8');
    expect(exitCode, logged).toBe(0);
    expect(foundInClear(folder, personalTexts)).toEqual([]);
    // Not because nothing was kept and nothing logged: the key opens it all, and the calls that failed are in the log.
    const connection = connect(join(folder, 'stopped', 'terminal.db'), databaseKey, { readonly: true });
    const kept = connection.prepare<[], string>('SELECT group_concat(payload) FROM journal').pluck().get();
    connection.close();
    for (const { residentNumber } of [issuedTo, claimant]) expect(kept).toContain(residentNumber);
    const whileItRan = readdirSync(join(folder, 'running'));
    expect(whileItRan).toEqual(expect.arrayContaining(['terminal.db', 'terminal.db-wal', 'evidence']));
    for (const path of ['/customers/search', '/claims/saveIdentityNumber']) expect(logged).toContain(path);
  },
  readersFree,
);

test.each([
  ['in a file', 'file', '{"name":"보기"}'],
  ['in UTF-16', 'file', Buffer.from('보기', 'utf16le')],
  ['escaped in JSON', 'file', '\\ubcf4\\uae30'],
  ['in an address', 'file', encodeURIComponent('보기')],
  ['in a name', '보기.pdf', ''],
])('what is %s is found in clear', (_, name, content) => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', name), content);
  expect(foundInClear(folder, ['보기', '900101-1234567'])).toEqual([{ path: `below/${name}`, text: '보기' }]);
});
