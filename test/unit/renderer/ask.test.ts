import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { ask } from '../../../renderer/bridge/ask.ts';

const refusal = (data: unknown) => () => Promise.reject(new ORPCError('BAD_REQUEST', { data }));

test('an answer comes back as it is, good or bad', async () => {
  expect(await ask(async () => succeed(7))).toEqual(succeed(7));
  expect(await ask(async () => fail('CardMute'))).toEqual(fail('CardMute'));
});

test('a desk that is gone is a lost connection', async () => {
  expect(await ask(() => Promise.reject(new Error('the port was closed')))).toEqual(fail('ConnectionLost'));
});

test('a desk that does not answer in time is a lost connection', async () => {
  const neverAnswers = ({ signal }: { signal: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  expect(
    await ask((options) =>
      neverAnswers({ signal: AbortSignal.any([options.signal, AbortSignal.timeout(1)]) }),
    ),
  ).toEqual(fail('ConnectionLost'));
});

test('a refusal at the desk’s edge is the problem it names', async () => {
  expect(await ask(refusal({ tag: 'SessionLocked' }))).toEqual(fail('SessionLocked'));
});

test('a refusal that names none is input not understood', async () => {
  expect(await ask(refusal({ issues: ['too long'] }))).toEqual(fail('InputNotUnderstood'));
});
