import { describe, expect, test } from 'vitest';
import { fail, type Result, succeed } from '../../../electron/contract/result.ts';
import { getSignatureCertificate } from '../../../native/apdu/piv-get-data.ts';
import { askPinTries, verifyPin } from '../../../native/apdu/piv-verify.ts';
import { selectIssuerSecurityDomain } from '../../../native/apdu/select.ts';
import { fromHex, toHex } from '../../../native/hex.ts';
import { CardVisit } from '../../../native/reader/card-visits.ts';

const reader = 'Reader 00 00';
const selected = succeed(fromHex('6F009000'));
const connected = succeed('T=1' as const);

/** A visit whose reader gives these answers one after the other, and this one when it is asked again for the card. */
function visitTo(
  answers: readonly Result<Uint8Array>[],
  again: Result<'T=0' | 'T=1'>,
  protocol: 'T=0' | 'T=1' = 'T=1',
) {
  const calls: string[] = [];
  const sent: string[] = [];
  const remaining = [...answers];
  const slot = {
    connect: async () => {
      calls.push('connect');
      return again;
    },
    transmit: async (apdu: Uint8Array) => {
      calls.push('transmit');
      sent.push(toHex(apdu));
      return remaining.shift() ?? selected;
    },
    disconnect: async () => void calls.push('disconnect'),
  };
  const card = { reader, presence: 1, atr: fromHex(''), protocol };
  const over = Promise.withResolvers<void>();
  return { visit: new CardVisit(card, slot, over.resolve, 0), calls, sent, over: over.promise };
}

const select = (visit: CardVisit) => visit.send(selectIssuerSecurityDomain);

describe('a failed transmission', () => {
  const failures: [string, Result<Uint8Array>][] = [
    ['an error', fail('CardMute', { reader })],
    ['an empty answer, as some drivers give it', succeed(fromHex(''))],
  ];

  test.each(failures)('%s is a removal when no card is there', async (_what, answer) => {
    const { visit } = visitTo([answer], fail('CardAbsent', { reader }));
    expect(await select(visit)).toEqual(fail('CardRemoved', { reader }));
  });

  test.each(failures)('%s is a mute card when one still is', async (_what, answer) => {
    const { visit } = visitTo([answer], connected);
    expect(await select(visit)).toEqual(fail('CardMute', { reader }));
  });

  test('is what the reader says when it can’t be asked for the card', async () => {
    const { visit } = visitTo([fail('CardMute', { reader })], fail('ReaderGone', { reader }));
    expect(await select(visit)).toEqual(fail('ReaderGone', { reader }));
  });

  test.each(['CardRemoved', 'CardTimedOut', 'ReaderGone', 'ReaderServiceStopped'] as const)(
    'that says why, %s, needs no question',
    async (tag) => {
      const { visit, calls } = visitTo([fail(tag, { reader })], connected);
      expect(await select(visit)).toEqual(fail(tag, { reader }));
      expect(calls).toEqual(['transmit']);
    },
  );

  test('ends the visit: a card put in since hears nothing of it', async () => {
    const { visit, calls } = visitTo([selected, succeed(fromHex('')), selected], connected);
    expect(await select(visit)).toMatchObject({ ok: true });
    expect(await select(visit)).toEqual(fail('CardMute', { reader }));
    expect(await select(visit)).toEqual(fail('CardMute', { reader }));
    expect(calls.filter((call) => call === 'transmit')).toHaveLength(2);
    expect(visit.traffic.apduCount).toBe(2);
  });
});

test('a visit disconnects before it lets the next one in', async () => {
  const { visit, calls, over } = visitTo([], connected);
  visit[Symbol.dispose]();
  await over;
  expect(calls).toEqual(['disconnect']);
});

test.each([
  ['T=1', ['00CB3FFF055C035FC10A00', '00C0000000', '00C0000003', '00200080', '0020008008313233343536FFFF']],
  ['T=0', ['00CB3FFF055C035FC10A', '00C0000000', '00C0000003', '0020008000', '0020008008313233343536FFFF']],
] as const)('what a card of %s is sent has the length fields that it knows', async (protocol, expected) => {
  const answers = ['6103', '6C03', '5301009000', '63C3', '9000'].map((hex) => succeed(fromHex(hex)));
  const { visit, sent } = visitTo(answers, connected, protocol);
  await visit.send(getSignatureCertificate);
  await visit.send(askPinTries);
  await visit.send(verifyPin('123456'));
  expect(sent).toEqual(expected);
});
