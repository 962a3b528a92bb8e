import { expect, test } from 'vitest';
import { SendingPace } from '../../../../electron/desk/evidence/sending-pace.ts';

const kibi = 1024;

test('pieces double on a quick line up to half a megabyte', () => {
  const pace = new SendingPace();
  for (const bytes of [128, 256, 512, 512]) {
    expect(pace.bytes).toBe(bytes * kibi);
    pace.arrived(20);
  }
});

test('after a loss they are half as large and grow by little', () => {
  const pace = new SendingPace();
  for (let piece = 0; piece < 3; piece += 1) pace.arrived(20);
  pace.lost();
  expect(pace.bytes).toBe(256 * kibi);
  pace.arrived(20);
  expect(pace.bytes).toBe(320 * kibi);
});

test('a slow line gets small ones, never less than 64 KiB', () => {
  const pace = new SendingPace();
  for (let piece = 0; piece < 9; piece += 1) pace.arrived(9_000);
  expect(pace.bytes).toBe(64 * kibi);
  pace.arrived(3_000);
  expect(pace.bytes).toBe(64 * kibi);
});
