import { describe, expect, test } from 'vitest';
import { Latest } from '../../../native/reader/latest.ts';

describe('following a value', () => {
  test('starts when there is one and goes on with every change', async () => {
    const latest = new Latest<{ n: number }>();
    const follower = latest.follow(undefined);
    const first = follower.next();
    latest.set({ n: 1 });
    expect(await first).toEqual({ done: false, value: { n: 1 } });
    latest.set({ n: 2 });
    expect(await follower.next()).toEqual({ done: false, value: { n: 2 } });
  });

  test('gives a late follower the value at once', async () => {
    const latest = new Latest<{ n: number }>();
    latest.set({ n: 1 });
    expect((await latest.follow(undefined).next()).value).toEqual({ n: 1 });
  });

  test('skips what a slow follower has missed', async () => {
    const latest = new Latest<{ n: number }>();
    latest.set({ n: 1 });
    const follower = latest.follow(undefined);
    await follower.next();
    latest.set({ n: 2 });
    latest.set({ n: 3 });
    expect((await follower.next()).value).toEqual({ n: 3 });
    latest.set({ n: 3 });
    const next = follower.next();
    latest.set({ n: 4 });
    expect((await next).value).toEqual({ n: 4 });
  });

  test('ends when the follower does not want any more', async () => {
    const latest = new Latest<{ n: number }>();
    const abort = new AbortController();
    const next = latest.follow(abort.signal).next();
    abort.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await latest.follow(abort.signal).next()).toEqual({ done: true, value: undefined });
  });
});
