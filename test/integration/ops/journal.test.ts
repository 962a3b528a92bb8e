import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../electron/desk/database/connect.ts';
import { verifyExport } from '../../../electron/desk/journal/journal-export.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { linesFor, newKeys, sampleJournalWithErasure } from '../../unit/ops/sample-export.ts';
import { findingOf, ops, opsJson, troublesOf } from './ops-command.ts';
import { TerminalUnderCare } from './terminal-under-care.ts';

let terminal: TerminalUnderCare;
beforeAll(async () => {
  terminal = await TerminalUnderCare.start();
  terminal.record(20);
});
afterAll(() => terminal.stop());

/** What code of nobody here says of exports: null, or the number of the first broken line. */
const independently = (files: readonly string[]): (number | null)[] =>
  saidIndependently(files).map((line) => (line.startsWith('OK') ? null : Number(line)));

function saidIndependently(files: readonly string[]): string[] {
  const verifier = fileURLToPath(new URL('verify_export.py', import.meta.url));
  const said = execFileSync('python3', [verifier, ...files], { encoding: 'utf8' });
  return said.trimEnd().split('\n');
}

const place = () => ['--settings', terminal.settings];
const damagedPlace = (dataFolder: string) => [
  '--settings',
  terminal.write('damaged.json', terminal.settingsText({ dataFolder })),
];

describe('an export', () => {
  test('of a running application’s journal is for its reader alone, and verifies here and elsewhere', async () => {
    const file = join(scratchFolder(), 'journal.jsonl');
    const report = await opsJson(['journal', 'export', file, ...place()]);
    expect(report.findings.map(({ check, state }) => [check, state])).toEqual([
      ['journal', 'OK'],
      ['export', 'OK'],
    ]);
    expect(findingOf(report, 'export').detail).toMatchObject({ terminalId: '0421-01', entries: 21 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const lines = readFileSync(file, 'utf8');
    expect(lines.split('\n')).toHaveLength(23);
    expect(lines).not.toContain('"payload"');

    expect(independently([file])).toEqual([null]);
    const verified = await opsJson(['journal', 'verify', file]);
    expect(verified.exitCode).toBe(0);
    expect(findingOf(verified, 'export').detail).toMatchObject({
      entries: 21,
      terminalId: '0421-01',
      keyFingerprint: findingOf(report, 'export').detail.keyFingerprint,
    });
  });

  test('tells what was erased, and so does a verifier that shares nothing with ours', async () => {
    const erasing = newKeys();
    const file = join(scratchFolder(), 'journal.jsonl');
    writeFileSync(file, linesFor(sampleJournalWithErasure(erasing), erasing).join(''));
    expect(saidIndependently([file])).toEqual(['OK, 2 erased']);
    const verified = await opsJson(['journal', 'verify', file]);
    expect(findingOf(verified, 'export').detail).toMatchObject({ entries: 5, erased: 2 });
  });

  test('made while entries come is of one moment', async () => {
    const file = join(scratchFolder(), 'journal.jsonl');
    let done = false;
    const exporting = opsJson(['journal', 'export', file, ...place()]).finally(() => {
      done = true;
    });
    let recorded = 0;
    while (!done) {
      if (recorded < 2_000) terminal.record(1);
      recorded += 1;
      await turn();
    }
    expect((await exporting).exitCode).toBe(0);
    const { firstBroken, intact } = verifyExport(readFileSync(file, 'utf8').split(/(?<=\n)/));
    expect(firstBroken).toBeNull();
    expect(intact).toBeGreaterThan(20);
  });

  test('never takes the place of a file', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'mine'), 'mine');
    const report = await opsJson(['journal', 'export', 'mine', ...place()], { env: { INIT_CWD: folder } });
    expect(findingOf(report, 'export')).toMatchObject({
      problem: 'FileExists',
      detail: { file: join(folder, 'mine') },
    });
    expect(report.exitCode).toBe(2);
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine');
  });

  test('that can’t be written says so', async () => {
    const report = await opsJson(['journal', 'export', join(scratchFolder(), 'nowhere', 'a'), ...place()]);
    expect(troublesOf(report)).toEqual(['export FileNotWritten']);
    expect(report.exitCode).toBe(1);
  });
});

describe('tampering', () => {
  const keys = newKeys();
  const lines = linesFor(sampleJournalWithErasure(keys), keys);
  const content = Buffer.from(lines.join(''));

  const position = fc.nat(content.length - 1);
  const alteration = fc.oneof(
    fc.record({ at: position, flip: fc.integer({ min: 1, max: 255 }) }).map(({ at, flip }) => {
      const altered = Buffer.from(content);
      altered[at] = (altered[at] ?? 0) ^ flip;
      return altered;
    }),
    position.map((length) => content.subarray(0, length)),
    position.map((at) => Buffer.concat([content.subarray(0, at), content.subarray(at + 1)])),
    fc
      .record({ at: position, extra: fc.uint8Array({ minLength: 1, maxLength: 3 }) })
      .map(({ at, extra }) => Buffer.concat([content.subarray(0, at), extra, content.subarray(at)])),
    fc
      .record({ from: fc.integer({ min: 1, max: 4 }), to: fc.integer({ min: 1, max: 4 }) })
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => Buffer.from(lines.with(from, lines[to] ?? '').join(''))),
  );

  test('is found by our verifier and by one that shares nothing with it, at the same line', () => {
    const folder = scratchFolder();
    const altered = fc.sample(alteration, 400);
    const files = altered.map((bytes, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, bytes);
      return file;
    });
    const ours = altered.map(
      (bytes) => verifyExport(bytes.toString().split(/(?<=\n)/)).firstBroken?.line ?? null,
    );
    expect(ours).not.toContain(null);
    expect(independently(files)).toEqual(ours);
  });

  test.each([
    ['cut short', () => lines.slice(0, -1).join(''), 'END', 6],
    ['cut in a line', () => content.subarray(0, -10).toString(), 'FORM', 6],
    ['that hides what was erased', () => lines.join('').replace(/,"payload".*\}\n$/, '}\n'), 'FORM', 6],
    ['emptied', () => '', 'FORM', 1],
    ['no export at all', () => '{"format":"something else"}\n', 'FORM', 1],
  ])('%s: said with the line and why', async (_, text, why, line) => {
    const file = join(scratchFolder(), 'journal.jsonl');
    writeFileSync(file, text());
    const report = await opsJson(['journal', 'verify', file]);
    expect(findingOf(report, 'export')).toMatchObject({
      state: 'FAIL',
      problem: 'ExportBroken',
      detail: { why, line },
    });
    expect(report.exitCode).toBe(1);
    expect(independently([file])).toEqual([line]);
  });

  test.each(['nowhere.jsonl', '.'])('%s can’t be read: wrong use', async (name) => {
    const report = await opsJson(['journal', 'verify', name], { env: { INIT_CWD: scratchFolder() } });
    expect(troublesOf(report)).toEqual(['export FileNotFound']);
    expect(report.exitCode).toBe(2);
  });
});

describe('the terminal’s own journal', () => {
  test('verifies while the application runs', async () => {
    const report = await opsJson(['journal', 'verify', ...place()]);
    expect(report.findings.map(({ check, state }) => [check, state])).toEqual([
      ['journal', 'OK'],
      ['sync', 'OK'],
    ]);
  });

  test('rewritten by somebody with the key: the first broken entry and why; its export is evidence of the same', async () => {
    await terminal.stopDesk();
    const data = terminal.copyOfData();
    await terminal.startDesk();
    const forger = connect(join(data, 'terminal.db'), databaseKey);
    forger.exec("DROP TRIGGER journal_is_never_edited; UPDATE journal SET actor = '100009' WHERE seq = 7");
    forger.close();
    const { stdout, exitCode } = await ops(['journal', 'verify', '--lang', 'en', ...damagedPlace(data)]);
    expect(stdout).toContain('intact 6 · number 7 · because hash or signature wrong');
    expect(stdout).toContain('(JournalBroken)');
    expect(exitCode).toBe(1);

    const file = join(scratchFolder(), 'evidence.jsonl');
    const report = await opsJson(['journal', 'export', file, ...damagedPlace(data)]);
    expect(troublesOf(report)).toEqual(['journal JournalBroken']);
    expect(report.exitCode).toBe(1);
    expect(findingOf(await opsJson(['journal', 'verify', file]), 'export').detail).toMatchObject({
      line: 8,
      why: 'SEAL',
    });
    expect(independently([file])).toEqual([8]);
  });

  test('that can’t be opened is never called intact', async () => {
    for (const command of [['verify'], ['export', join(scratchFolder(), 'a')]]) {
      const key = terminal.write('wrong-key', '5A'.repeat(32));
      const report = await opsJson(['journal', ...command, ...place(), '--key-file', key]);
      expect(troublesOf(report)).toEqual(['databaseKey DatabaseKeyWrong', 'journal JournalNotRead']);
      expect(report.exitCode).toBe(1);
    }
  });
});
