import { expect, test } from 'vitest';
import { restartDelay } from '../../../electron/host/restart-delay.ts';

test('the first restart waits for nobody, later ones longer, none longer than two seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map(restartDelay)).toEqual([
    0, 250, 500, 1_000, 2_000, 2_000, 2_000, 2_000,
  ]);
});
