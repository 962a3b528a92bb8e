import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type OpenScan, ScannerFolder } from '../../../../electron/desk/evidence/scanner-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'scanner-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scanner = new ScannerFolder(folder);
const pathOf = (name: string) => join(folder, name);

/** A scan that was read to its end. */
async function taken(name: string): Promise<OpenScan> {
  writeFileSync(pathOf(name), 'first sheet');
  const opened = await scanner.open(name);
  if (!opened.ok) throw new Error(opened.problem.tag);
  await opened.value.file.close();
  return opened.value;
}

describe('a scan that was taken in', () => {
  test('is gone from the folder', async () => {
    await scanner.remove('scan.pdf', await taken('scan.pdf'));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('stays where the scanner has gone on writing to it', async () => {
    const scan = await taken('feeder.pdf');
    appendFileSync(pathOf('feeder.pdf'), ', second sheet');
    await scanner.remove('feeder.pdf', scan);
    expect(readFileSync(pathOf('feeder.pdf'), 'utf8')).toBe('first sheet, second sheet');
  });

  test('leaves the next one alone that the scanner has written under the same name', async () => {
    const scan = await taken('latest.pdf');
    writeFileSync(pathOf('latest.tmp'), 'next sheet!');
    renameSync(pathOf('latest.tmp'), pathOf('latest.pdf'));
    await scanner.remove('latest.pdf', scan);
    expect(readFileSync(pathOf('latest.pdf'), 'utf8')).toBe('next sheet!');
  });
});
