import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReaderSnapshot } from '../../../electron/contract/card-process.ts';
import { fromHex } from '../../../native/hex.ts';
import { ReaderWatch } from '../../../native/reader/reader-watch.ts';

/** Flags as pcscd was seen to send them; the upper 16 bits count insertions and removals. */
const EMPTY = 0x12;
const PRESENT = 0x22;
const MUTE = 0x222;
const UNAVAILABLE = 0x0a;
const counted = (flags: number, events: number) => (events << 16) | flags;

const atr = fromHex('3B80800101');
const NO_ATR = fromHex('');
const reader = 'Reader 00 00';

let watch: ReaderWatch;
let told: ReaderSnapshot[];

beforeEach(() => {
  vi.useFakeTimers();
  watch = new ReaderWatch(0);
  told = [];
  vi.spyOn(watch.snapshot, 'set').mockImplementation((snapshot) => told.push(snapshot));
  watch.serviceRuns();
  watch.readerArrived(reader);
  watch.readerStatus(reader, EMPTY, NO_ATR);
  return () => vi.useRealTimers();
});

const settled = () => {
  vi.runAllTimers();
  return told.at(-1);
};
const state = () => settled()?.readers[0];

describe('a reader', () => {
  test('is empty, then has a card with its ATR', () => {
    expect(state()).toEqual({ name: reader, state: 'EMPTY', presence: 0, atr: null });
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    expect(state()).toEqual({ name: reader, state: 'PRESENT', presence: 1, atr: '3B80800101' });
    watch.readerStatus(reader, counted(EMPTY, 2), NO_ATR);
    expect(state()).toEqual({ name: reader, state: 'EMPTY', presence: 1, atr: null });
  });

  test('with a card that does not answer is mute', () => {
    watch.readerStatus(reader, counted(MUTE, 1), NO_ATR);
    expect(state()).toMatchObject({ state: 'MUTE', presence: 1, atr: null });
  });

  test('that cannot be used is unavailable', () => {
    watch.readerStatus(reader, UNAVAILABLE, NO_ATR);
    expect(state()).toMatchObject({ state: 'UNAVAILABLE' });
  });

  test('is gone when it is unplugged', () => {
    watch.readerLeft(reader);
    expect(settled()?.readers).toEqual([]);
  });

  test('is not shown before its state is known', () => {
    watch.readerArrived('Another reader');
    expect(settled()?.readers.map(({ name }) => name)).toEqual([reader]);
  });

  test('that is unknown is not invented by a late event', () => {
    watch.readerStatus('Another reader', PRESENT, atr);
    watch.cardRefused('Another reader');
    expect(settled()?.readers.map(({ name }) => name)).toEqual([reader]);
  });
});

describe('presence', () => {
  test('counts a card that was exchanged between two events', () => {
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    watch.readerStatus(reader, counted(PRESENT, 3), atr);
    expect(state()?.presence).toBe(2);
  });

  test('does not count an event that is about something else', () => {
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    watch.readerStatus(reader, counted(PRESENT | 0x180, 1), atr);
    expect(state()?.presence).toBe(1);
  });

  test('is never the same for two insertions, not even with a reader that was unplugged', () => {
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    watch.readerLeft(reader);
    watch.readerArrived('Another reader');
    watch.readerStatus('Another reader', counted(PRESENT, 1), atr);
    watch.readerArrived(reader);
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    expect(settled()?.readers.map(({ presence }) => presence)).toEqual([2, 3]);
  });

  test('counts on where PC/SC does not count', () => {
    for (const flags of [PRESENT, EMPTY, PRESENT, EMPTY, PRESENT]) watch.readerStatus(reader, flags, atr);
    expect(state()?.presence).toBe(3);
  });
});

describe('a card another program holds', () => {
  beforeEach(() => {
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    watch.cardRefused(reader);
  });

  test('is in use until it is free', () => {
    expect(state()?.state).toBe('IN_USE');
    watch.cardFree(reader);
    expect(state()?.state).toBe('PRESENT');
  });

  test('is in use until it leaves', () => {
    watch.readerStatus(reader, counted(EMPTY, 2), NO_ATR);
    expect(state()?.state).toBe('EMPTY');
    watch.readerStatus(reader, counted(PRESENT, 3), atr);
    expect(state()?.state).toBe('PRESENT');
  });

  test('is in use until it is exchanged', () => {
    watch.readerStatus(reader, counted(PRESENT, 3), atr);
    expect(state()?.state).toBe('PRESENT');
  });
});

describe('a snapshot', () => {
  test('names the readers in order', () => {
    watch.readerArrived('A reader');
    watch.readerStatus('A reader', EMPTY, NO_ATR);
    expect(settled()?.readers.map(({ name }) => name)).toEqual(['A reader', reader]);
  });

  test('is told once for changes that come together', () => {
    settled();
    told.length = 0;
    watch.readerStatus(reader, counted(PRESENT, 1), atr);
    watch.readerStatus(reader, counted(EMPTY, 2), NO_ATR);
    watch.readerStatus(reader, counted(PRESENT, 3), atr);
    settled();
    expect(told).toHaveLength(1);
  });

  test('of a stopped service is told at once and has no readers', () => {
    watch.serviceStopped();
    expect(told.at(-1)).toEqual({ service: 'STOPPED', readers: [] });
  });
});
