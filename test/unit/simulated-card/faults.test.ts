import { expect, test } from 'vitest';
import { CardFault, FaultPlan, GARBAGE, shorten } from '../../simulators/card/faults.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { takeTlv } from '../../simulators/card/tlv.ts';

const strikes = (plan: FaultPlan, apdus: number) =>
  Array.from({ length: apdus }, () => plan.strike().map(({ kind }) => kind));

test('a fault strikes the n-th APDU after arming, once', () => {
  const plan = new FaultPlan();
  plan.strike();
  plan.arm({ kind: 'garbage', apdu: 2 });
  expect(strikes(plan, 4)).toEqual([[], ['garbage'], [], []]);
});

test('a slow card stays slow', () => {
  const plan = new FaultPlan();
  plan.arm({ kind: 'slow', apdu: 2, delayMs: 10 });
  expect(strikes(plan, 4)).toEqual([[], ['slow'], ['slow'], ['slow']]);
});

test('faults armed together strike together, each by its own count', () => {
  const plan = new FaultPlan();
  plan.arm({ kind: 'slow', apdu: 1, delayMs: 10 });
  plan.arm({ kind: 'remove', apdu: 2, moment: 'during' });
  expect(strikes(plan, 2)).toEqual([['slow'], ['slow', 'remove']]);
});

test('disarming takes all faults away', () => {
  const plan = new FaultPlan();
  plan.arm({ kind: 'mute', apdu: 1 });
  plan.disarm();
  expect(strikes(plan, 1)).toEqual([[]]);
});

test('a shortened answer lacks the last byte before the status word, or half the status word', () => {
  expect(toHex(shorten(fromHex('7603AABBCC9000')))).toBe('7603AABB9000');
  expect(toHex(shorten(fromHex('9000')))).toBe('90');
});

test('garbage claims success and is no data object', () => {
  expect(toHex(GARBAGE.slice(-2))).toBe('9000');
  expect(takeTlv(GARBAGE.slice(0, -2))).toBeUndefined();
});

test.each([
  { kind: 'remove', apdu: 1, moment: 'sometime' },
  { kind: 'remove', apdu: 0, moment: 'before' },
  { kind: 'slow', apdu: 1 },
  { kind: 'explode', apdu: 1 },
])('%o is no fault', (fault) => {
  expect(CardFault.safeParse(fault).success).toBe(false);
});
