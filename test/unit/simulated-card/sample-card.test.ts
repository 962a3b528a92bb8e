import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { diversifyKdf3 } from '../../simulators/card/key-diversification.ts';
import { CardProfile } from '../../simulators/card/profile.ts';
import { DEMO_MASTER_KEY, sampleCard, sampleCardNumber } from '../../simulators/card/sample-card.ts';

test('a sample card is a valid profile and always the same', () => {
  for (const n of [0, 1, 42, 9_999_999]) {
    expect(CardProfile.parse(sampleCard(n))).toEqual(sampleCard(n));
  }
});

test('no two sample cards share number, serial, keys, device id or seed', () => {
  const cards = [1, 2, 3, 10, 100].map(sampleCard);
  const distinct = (pick: (card: CardProfile) => unknown) => new Set(cards.map(pick)).size;
  expect(distinct(({ cin }) => cin)).toBe(cards.length);
  expect(distinct(({ cplc }) => cplc)).toBe(cards.length);
  expect(distinct(({ keyEnc }) => keyEnc)).toBe(cards.length);
  expect(distinct(({ oath }) => oath?.deviceId)).toBe(cards.length);
  expect(distinct(({ oath }) => oath?.accounts[0]?.seed)).toBe(cards.length);
});

test('a card number has sixteen digits and a right Luhn digit (ISO/IEC 7812-1 annex B)', () => {
  for (const n of [0, 1, 7, 1234, 9_999_999]) {
    const number = sampleCardNumber(n);
    expect(number).toMatch(/^99999900[0-9]{8}$/);
    const sum = [...number].reduce((total, digit, index) => {
      const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + Math.floor(weighted / 10) + (weighted % 10);
    }, 0);
    expect(sum % 10).toBe(0);
  }
});

test('its keys are KDF3 of the demo master key, so that a core can derive them', () => {
  const card = sampleCard(5);
  const keys = diversifyKdf3(fromHex(DEMO_MASTER_KEY), fromHex(card.keyDiversificationData));
  expect([card.keyEnc, card.keyMac, card.keyDek]).toEqual([keys.enc, keys.mac, keys.dek].map(toHex));
});

test('keys of different lengths are no key set', () => {
  const card = { ...sampleCard(1), keyDek: '00'.repeat(32) };
  expect(CardProfile.safeParse(card).success).toBe(false);
});
