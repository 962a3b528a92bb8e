import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { exportLines, verifyExport } from '../../../electron/desk/journal/journal-export.ts';
import { sealHeader } from '../../../electron/desk/journal/seal-entry.ts';
import { linesOf } from '../../../electron/ops/journal/lines-of.ts';
import { writeNewFile } from '../../../electron/ops/journal/write-new-file.ts';
import { scratchFolder } from '../desk/scratch-folder.ts';
import { smallDisk } from '../desk/small-disk.ts';
import { headOf, linesFor, newKeys, sampleJournal, sampleJournalWithErasure } from './sample-export.ts';

const keys = newKeys();
const entries = sampleJournal(4, keys);
const lines = linesFor(entries, keys);
const exported = lines.join('');

const verifyText = (text: string | Uint8Array) => {
  const file = join(scratchFolder(), 'journal.jsonl');
  writeFileSync(file, text);
  return verifyExport(linesOf(file));
};

describe('an export', () => {
  test('verifies by itself, and has no payload in it', () => {
    expect(verifyText(exported)).toMatchObject({
      head: { terminalId: '0421-01' },
      intact: 4,
      firstBroken: null,
    });
    expect(exported).not.toContain('payload":');
    expect(exported).not.toContain('비밀');
  });

  test('with an entry that erased as much as one may verifies', () => {
    const erasing = linesFor(sampleJournalWithErasure(keys, 1_000, 1_000), keys);
    expect(verifyText(erasing.join(''))).toMatchObject({ intact: 1_003, erased: 1_000, firstBroken: null });
  });

  test('of an empty journal verifies', () => {
    expect(verifyExport(linesFor([], keys))).toMatchObject({ intact: 0, firstBroken: null });
  });

  test('altered in any byte of any line is found, and the line named', () => {
    const flips = [0x01, 0x20, 0x80];
    const bytes = Buffer.from(linesFor(sampleJournal(2, keys), keys).join(''));
    let line = 1;
    for (let at = 0; at < bytes.length; at += 1) {
      const original = bytes[at] ?? 0;
      bytes[at] = original ^ (flips[at % flips.length] ?? 0);
      const { firstBroken } = verifyExport(bytes.toString().split(/(?<=\n)/));
      expect(firstBroken?.line, `byte ${at}, ${original}`).toBe(line);
      bytes[at] = original;
      if (original === 0x0a) line += 1;
    }
  });

  test('cut short anywhere is found', () => {
    fc.assert(
      fc.property(fc.nat(exported.length - 1), (length) => {
        expect(verifyText(exported.slice(0, length)).firstBroken).not.toBeNull();
      }),
      { numRuns: 80 },
    );
  });

  test('with anything added anywhere is found', () => {
    fc.assert(
      fc.property(fc.nat(exported.length), fc.string({ minLength: 1, unit: 'binary' }), (at, text) => {
        expect(verifyText(exported.slice(0, at) + text + exported.slice(at)).firstBroken).not.toBeNull();
      }),
      { numRuns: 80 },
    );
  });

  const [head = '', first = '', second = '', third = '', fourth = ''] = lines;
  test.each([
    ['without its last line', [head, first, second, third], 5, 'END'],
    ['without a line', [head, first, third, fourth], 3, 'GAP'],
    ['with lines exchanged', [head, second, first, third, fourth], 2, 'GAP'],
    ['with a line twice', [head, first, second, second, third, fourth], 4, 'GAP'],
    ['with lines after its end', [...linesFor(entries.slice(0, 3), keys), fourth], 5, 'END'],
    ['without its head', [first, second, third, fourth], 1, 'FORM'],
    ['with an entry another key has signed', [head, first, ...forgedAfterFirst()], 3, 'SEAL'],
    ['without a byte', [], 1, 'FORM'],
  ])('%s is found', (_, altered, line, why) => {
    expect(verifyExport(altered).firstBroken).toEqual({ line, why });
  });

  test('whose head somebody else signed is found, however well it fits', () => {
    const shorter = entries.slice(0, 2);
    const signed = exportLines(headOf(shorter, keys), shorter, newKeys().privateKey);
    expect(verifyExport([...signed]).firstBroken).toEqual({ line: 1, why: 'SEAL' });
  });

  test('of another terminal under this one’s name is found', () => {
    const signed = exportLines({ ...headOf(entries, keys), terminalId: '0421-02' }, entries, keys.privateKey);
    expect(verifyExport([...signed]).firstBroken).toEqual({ line: 2, why: 'TERMINAL' });
  });

  test('with a key of another curve is no export', () => {
    const others = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    expect(verifyExport(linesFor([], others)).firstBroken?.why).toBe('FORM');
  });
});

/** The lines of the entries after the first, their seals right but for the key. */
function forgedAfterFirst(): string[] {
  const other = newKeys();
  const [first, ...rest] = entries;
  const forged = rest.map(({ payload, hash: _hash, signature: _signature, ...header }) => ({
    ...sealHeader(header, other.privateKey),
    payload,
  }));
  return linesFor(first === undefined ? [] : [first, ...forged], keys).slice(2);
}

describe('reading lines', () => {
  test('gives each with its newline, across chunks, and the last as it is', () => {
    const file = join(scratchFolder(), 'lines');
    const lines = [...Array.from({ length: 3_000 }, (_, n) => `${'가나다'.repeat(n % 40)}${n}\n`), 'end'];
    writeFileSync(file, lines.join(''));
    expect([...linesOf(file)]).toEqual(lines);
  });

  test('never holds more of an endless line than a line may have', () => {
    const file = join(scratchFolder(), 'endless');
    writeFileSync(file, 'x'.repeat(1_000_000));
    const pieces = [...linesOf(file)];
    expect(pieces.join('')).toHaveLength(1_000_000);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(400_000);
  });
});

describe('writing a new file', () => {
  test('gives it to its owner alone', () => {
    const file = join(scratchFolder(), 'a');
    expect(writeNewFile(file, ['one\n', 'two\n'])).toBe('WRITTEN');
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('never overwrites', () => {
    const file = join(scratchFolder(), 'a');
    writeFileSync(file, 'mine');
    expect(writeNewFile(file, ['yours'])).toBe('EXISTS');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('leaves what lies beside it alone', () => {
    const file = join(scratchFolder(), 'a');
    writeFileSync(`${file}.part`, 'mine');
    expect(writeNewFile(file, ['one\n'])).toBe('WRITTEN');
    expect(readFileSync(`${file}.part`, 'utf8')).toBe('mine');
  });

  const stick = smallDisk(1, afterAll);
  test.skipIf(stick === null)('that does not fit is no file, also where its last line alone does not', () => {
    expect(writeNewFile(join(stick ?? '', 'a'), ['x'.repeat(2 * 1024 * 1024)])).toBe('FAILED');
    expect(readdirSync(stick ?? '')).toEqual([]);
  });

  test('leaves nothing behind when it can’t be done', () => {
    const folder = scratchFolder();
    function* interrupted() {
      yield 'one\n';
      throw new Error('a bug');
    }
    expect(() => writeNewFile(join(folder, 'a'), interrupted())).toThrow('a bug');
    expect(readdirSync(folder)).toEqual([]);
    expect(writeNewFile(join(folder, 'nowhere', 'a'), [])).toBe('FAILED');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
