import { expect, test } from 'vitest';
import { cutPower } from './cut-power.ts';
import type { FileOperation } from './file-operation.ts';

const told: FileOperation = {
  kind: 'write',
  path: 'told',
  offset: 0,
  bytes: Buffer.from(`1 ${'AB'.repeat(32)}\n`),
};
const create: FileOperation = { kind: 'create', path: 'terminal/other' };

test('an entry that was told of and is on no disk counts as lost', () => {
  const cuts = cutPower({ operations: [told], files: new Map() }, ['LOST', 'KEPT'], 1);
  expect(cuts).toMatchObject({
    cuts: 1,
    acknowledged: 1,
    lost: 1,
    examples: ['at the end, LOST: 1 of 1 entries lost'],
  });
});

test('every fate is tried before each sync and at the end, one where there is nothing to decide', () => {
  const operations: FileOperation[] = [create, { kind: 'sync-folder', path: 'terminal' }];
  const cuts = cutPower(
    { operations, files: new Map([['terminal/other', Buffer.alloc(0)]]) },
    ['LOST', 'KEPT'],
    1,
  );
  expect(cuts).toMatchObject({ cuts: 2, disks: 3, lost: 0, broken: 0 });
});

test('a recording that missed something is refused', () => {
  const really = new Map([['terminal/other', Buffer.from('unseen')]]);
  expect(() => cutPower({ operations: [create], files: really }, ['LOST'], 1)).toThrow(
    'does not explain terminal/other',
  );
  expect(() => cutPower({ operations: [], files: really }, ['LOST'], 1)).toThrow(
    'does not explain terminal/other',
  );
});
