import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { largestPart } from '../../../electron/contract/sealed-journal.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { sealJournal } from '../../../electron/ops/command/journal-seal.ts';
import { sealLines } from '../../../electron/ops/journal/seal-journal.ts';
import { SealedFile } from '../../simulators/core/sealed/sealed-file.ts';
import { scratchDatabase, scratchJournal } from '../desk/scratch-database.ts';
import { scratchFolder } from '../desk/scratch-folder.ts';
import { enrolledTerminal } from './enrolled-terminal.ts';

const core = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A terminal's journal, and the lines of its seal from `firstSeq` on. */
async function sealedJournal(count: number, firstSeq = 1) {
  const connection = scratchDatabase();
  const { journal } = scratchJournal(connection);
  connection.transaction(() => {
    for (let n = 0; n < count; n += 1)
      journal.record({ type: 'StaffSignedIn', payload: { role: 'TELLER', online: true }, actor: '100001' });
  })();
  const seal = () =>
    sealLines(new StoredEntries(connection), {
      terminalId: '0421-01',
      firstSeq,
      throughSeq: count,
      sealingKey: core.publicKey,
    });
  return { journal, seal, lines: await seal() };
}

/** The core's own reader on that text. */
function sealedFile(content: string | Buffer, key = core.privateKey): SealedFile {
  const file = join(scratchFolder(), 'stick');
  writeFileSync(file, content);
  return new SealedFile(file, key);
}

describe('a sealed journal', () => {
  test('opens at the core, by other code than sealed it, to the very entries', async () => {
    const { journal, lines } = await sealedJournal(2 * largestPart + 3, 3);
    const file = sealedFile(lines.join(''));
    expect(file.check()).toBeUndefined();
    expect([...file.parts()].map(({ label }) => [label.part, label.firstSeq, label.lastSeq])).toEqual([
      [1, 3, 1_002],
      [2, 1_003, 2_002],
      [3, 2_003, 2_003],
    ]);
    expect([...file.parts()].flatMap(({ entries }) => entries)).toEqual(journal.after(2, -1));
  });

  test('tells nobody else more than whose it is and how much', async () => {
    const { lines } = await sealedJournal(2);
    const [header = '', ...rest] = (lines[0] ?? '').split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'ECDH-ES+A256KW',
      enc: 'A256GCM',
      cty: 'zstd',
      kid: expect.stringMatching(/^[0-9A-F]{64}$/),
      epk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
      label: {
        format: 'branch-teller-sealed-journal',
        version: 1,
        sealId: expect.any(String),
        terminalId: '0421-01',
        part: 1,
        parts: 1,
        firstSeq: 1,
        lastSeq: 2,
        throughSeq: 2,
      },
    });
    for (const part of rest)
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('100001');
  });

  test('to another key is not opened', async () => {
    const { lines } = await sealedJournal(1);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(sealedFile(lines.join(''), other.privateKey).check()).toEqual({ reason: 'OTHER_KEY', line: 1 });
  });

  test('altered in any byte is found', async () => {
    const content = Buffer.from((await sealedJournal(1)).lines.join(''));
    for (let at = 0; at < content.length; at += 1) {
      const altered = Buffer.from(content);
      altered[at] = (content[at] ?? 0) ^ 1;
      expect(sealedFile(altered).check()?.line, `byte ${at}`).toBe(1);
    }
  });

  test.each<[string, (lines: readonly string[], others: readonly string[]) => readonly string[], number]>([
    ['the first part is missing', ([, b = '', c = '']) => [b, c], 1],
    ['one in the middle is missing', ([a = '', , c = '']) => [a, c], 2],
    ['the last is missing', ([a = '', b = '']) => [a, b], 3],
    ['two are the wrong way round', ([a = '', b = '', c = '']) => [b, a, c], 1],
    ['one is there twice', ([a = '', b = '', c = '']) => [a, b, b, c], 3],
    ['one is of another file', ([a = '', , c = ''], [, b = '']) => [a, b, c], 2],
    ['it ends in a line', ([a = '', b = '', c = '']) => [a, b, c.slice(0, -100)], 3],
    ['its last newline is missing', ([a = '', b = '', c = '']) => [a, b, c.slice(0, -1)], 3],
    ['there is nothing', () => [], 1],
  ])('%s: found, and the line named', async (_, damage, line) => {
    const { lines, seal } = await sealedJournal(2 * largestPart + 1);
    const damaged = damage(lines, await seal()).join('');
    expect(sealedFile(damaged).check()).toEqual({ reason: 'DAMAGED', line });
  });
});

describe('the command', () => {
  test('seals what the core has not acknowledged, for its reader alone, and goes on counting it as unsent', async () => {
    const { dataFolder, connection, storeAtCore } = await enrolledTerminal(5);
    storeAtCore(2);
    const file = join(scratchFolder(), 'stick');
    const place = { settingsFile: null, dataFolder, keyFile: null };
    const { findings } = await sealJournal(place, file);
    expect(findings).toMatchObject([
      { check: 'journal', state: 'OK' },
      { check: 'seal', state: 'OK', detail: { entries: 3, firstSeq: 3, lastSeq: 5, terminalId: '0421-01' } },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new SyncState(connection).storedThrough).toBe(2);

    const before = readFileSync(file);
    expect((await sealJournal(place, file)).findings.at(-1)).toMatchObject({ problem: 'FileExists' });
    expect(readFileSync(file)).toEqual(before);
  });

  test('writes no file when there is nothing to seal', async () => {
    const { dataFolder, storeAtCore } = await enrolledTerminal(2);
    storeAtCore(2);
    const file = join(scratchFolder(), 'stick');
    const { findings } = await sealJournal({ settingsFile: null, dataFolder, keyFile: null }, file);
    expect(findings.at(-1)).toMatchObject({ check: 'seal', state: 'WARN', problem: 'NothingToSeal' });
    expect(() => statSync(file)).toThrow('ENOENT');
  });
});
