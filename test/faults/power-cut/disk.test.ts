import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { Disk } from './disk.ts';
import { fated } from './fate.ts';
import type { FileOperation } from './file-operation.ts';

const create = (path: string): FileOperation => ({ kind: 'create', path });
const write = (path: string, text: string, offset = 0): FileOperation => ({
  kind: 'write',
  path,
  offset,
  bytes: Buffer.from(text),
});
const truncate = (path: string, size: number): FileOperation => ({ kind: 'truncate', path, size });
const rename = (path: string, to: string): FileOperation => ({ kind: 'rename', path, to });
const remove = (path: string): FileOperation => ({ kind: 'remove', path });
const sync = (path: string): FileOperation => ({ kind: 'sync', path });
const syncFolder: FileOperation = { kind: 'sync-folder', path: 'data' };

const diskAfter = (...operations: FileOperation[]): Disk => {
  const disk = new Disk();
  for (const operation of operations) disk.perform(operation);
  return disk;
};
const textsAfterCut = (disk: Disk, survives: () => boolean) =>
  Object.fromEntries([...disk.afterPowerCut(survives)].map(([path, bytes]) => [path, bytes.toString()]));
const lost = (...operations: FileOperation[]) => textsAfterCut(diskAfter(...operations), () => false);
const kept = (...operations: FileOperation[]) => textsAfterCut(diskAfter(...operations), () => true);
/** Every state the disk may be in, each once: the unsynced survive in all combinations. */
const everyState = (...operations: FileOperation[]) => {
  const disk = diskAfter(...operations);
  const states = Array.from({ length: 2 ** disk.unsynced }, (_, combination) => {
    let bits = combination;
    return textsAfterCut(disk, () => {
      const survives = bits % 2 === 1;
      bits >>= 1;
      return survives;
    });
  });
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];
};

const made = [create('data/a'), write('data/a', 'old'), sync('data/a'), syncFolder];

describe('a power cut', () => {
  test('spares what was synced, content and name', () => {
    expect(lost(...made)).toEqual({ 'data/a': 'old' });
    expect(diskAfter(...made).unsynced).toBe(0);
  });

  test('may take a file whose name was never synced, whatever was done for its content', () => {
    expect(lost(create('data/a'), write('data/a', 'old'), sync('data/a'))).toEqual({});
  });

  test('may leave a file whose content was never synced empty', () => {
    expect(lost(create('data/a'), write('data/a', 'old'), syncFolder)).toEqual({ 'data/a': '' });
  });

  test('may take or leave a write', () => {
    expect(everyState(...made, write('data/a', 'new'))).toEqual([{ 'data/a': 'old' }, { 'data/a': 'new' }]);
  });

  test('may take the first of two writes and leave the second', () => {
    const states = everyState(...made, write('data/a', 'N'), write('data/a', 'W', 2));
    expect(states.map((state) => state['data/a'])).toEqual(['old', 'Nld', 'olW', 'NlW']);
  });

  test('may take a write and leave one to another file that came after it', () => {
    const states = everyState(
      ...made,
      create('data/b'),
      syncFolder,
      write('data/a', 'new'),
      write('data/b', 'new'),
    );
    expect(states).toContainEqual({ 'data/a': 'old', 'data/b': 'new' });
  });

  test('tears a write between sectors, wherever it begins, and nowhere else', () => {
    const states = everyState(create('data/a'), syncFolder, write('data/a', 'x'.repeat(600), 500));
    const written = states.map((state) => [...(state['data/a'] ?? '')].map((byte) => byte === 'x'));
    const pieces = written.map((is) => [is[500], is[511], is[512], is[1_023], is[1_024], is[1_099]]);
    for (const [first, firstEnd, second, secondEnd, third, thirdEnd] of pieces) {
      expect([firstEnd ?? false, secondEnd ?? false, thirdEnd ?? false]).toEqual([
        first ?? false,
        second ?? false,
        third ?? false,
      ]);
    }
    expect(states).toHaveLength(2 ** 3);
  });

  test('leaves zeros where a write before the end was lost', () => {
    const states = everyState(create('data/a'), syncFolder, write('data/a', 'y'.repeat(512 + 3)));
    expect(states).toContainEqual({ 'data/a': `${'\0'.repeat(512)}yyy` });
  });

  test('may bring a truncated end back', () => {
    expect(everyState(...made, truncate('data/a', 1))).toEqual([{ 'data/a': 'old' }, { 'data/a': 'o' }]);
  });

  test('may bring a removed file back', () => {
    expect(everyState(...made, remove('data/a'))).toEqual([{ 'data/a': 'old' }, {}]);
    expect(lost(...made, remove('data/a'), syncFolder)).toEqual({});
  });

  test('may bring the file before back when one of the same name was made', () => {
    const states = everyState(
      ...made,
      remove('data/a'),
      create('data/a'),
      write('data/a', 'new'),
      sync('data/a'),
    );
    expect(states).toEqual([{ 'data/a': 'old' }, {}, { 'data/a': 'new' }]);
  });

  test('undoes a renaming or does not, never half', () => {
    const renamed = [...made, create('data/b'), write('data/b', 'new'), sync('data/b'), syncFolder];
    expect(everyState(...renamed, rename('data/b', 'data/a'))).toEqual([
      { 'data/a': 'old', 'data/b': 'new' },
      { 'data/a': 'new' },
    ]);
  });

  test('does not change what a state rebuilt before it holds', () => {
    const disk = diskAfter(...made, write('data/a', 'new'));
    const before = disk.afterPowerCut(() => true);
    disk.perform(write('data/a', 'NEW'));
    disk.perform(sync('data/a'));
    expect(before.get('data/a')?.toString()).toBe('new');
  });
});

test('without a power cut the files are what the program wrote', () => {
  expect(
    kept(
      ...made,
      write('data/a', 'er', 3),
      truncate('data/a', 4),
      create('data/b'),
      rename('data/b', 'data/c'),
      write('data/c', 'more'),
    ),
  ).toEqual({ 'data/a': 'olde', 'data/c': 'more' });
});

test('what was never created is refused: a log with a hole proves nothing', () => {
  expect(() => diskAfter(write('data/a', 'x'))).toThrow('never created');
});

describe('the fate of what was unsynced', () => {
  const outcome = (fate: Parameters<typeof fated>[0], seed: number) => {
    const survives = fated(fate, 8, seededRandom(seed));
    return Array.from({ length: 8 }, () => survives());
  };
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);

  test('LOST and KEPT are all or nothing', () => {
    expect(outcome('LOST', 1)).toEqual(Array(8).fill(false));
    expect(outcome('KEPT', 1)).toEqual(Array(8).fill(true));
  });

  test('CUT_SHORT keeps a beginning, of every length', () => {
    const lengths = seeds.map((seed) => {
      const kept = outcome('CUT_SHORT', seed);
      const length = kept.filter(Boolean).length;
      expect(kept).toEqual(Array.from({ length: 8 }, (_, index) => index < length));
      return length;
    });
    expect(new Set(lengths).size).toBe(9);
  });

  test('SCATTERED keeps some without those before them', () => {
    expect(seeds.some((seed) => outcome('SCATTERED', seed).join().includes('false,true'))).toBe(true);
  });

  test('is the same for the same seed', () => {
    for (const seed of seeds) expect(outcome('SCATTERED', seed)).toEqual(outcome('SCATTERED', seed));
  });
});
