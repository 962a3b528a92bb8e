import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printByLp } from '../../../electron/host/line-printer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'line-printer-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command in place of `lp`. */
async function lpThat(does: string): Promise<string> {
  const command = join(folder, 'lp');
  await writeFile(command, `#!/bin/sh\n${does}\n`);
  await chmod(command, 0o755);
  return command;
}
const pdf = new TextEncoder().encode(`%PDF-1.7\n${'x'.repeat(200_000)}`);

test('a document that lp accepts is printed, every byte of it', async () => {
  const out = join(folder, 'out');
  expect(await printByLp(pdf, await lpThat(`cat > ${out}`))).toBe('PRINTED');
  expect(new Uint8Array(await readFile(out))).toEqual(pdf);
});

test('no print system is no printer', async () => {
  expect(await printByLp(pdf, join(folder, 'no-such-command'))).toBe('NO_PRINTER');
});

test('a print system without a default printer is no printer', async () => {
  const lp = await lpThat('echo "lp: Error - no default destination available." >&2; exit 1');
  expect(await printByLp(pdf, lp)).toBe('NO_PRINTER');
});

test('any other refusal is a failure, also one that reads nothing', async () => {
  expect(await printByLp(pdf, await lpThat('echo "lp: The printer is on fire." >&2; exit 1'))).toBe('FAILED');
});

test('lp is asked in its own language, whatever the terminal speaks', async () => {
  process.env.LC_ALL = 'ko_KR.UTF-8';
  expect(await printByLp(pdf, await lpThat('cat > /dev/null; [ "$LC_ALL" = C ]'))).toBe('PRINTED');
  delete process.env.LC_ALL;
});
