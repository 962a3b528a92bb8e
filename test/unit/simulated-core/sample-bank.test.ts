import { describe, expect, test } from 'vitest';
import { Customer } from '../../../electron/contract/customer.ts';
import { passwordFits } from '../../../electron/desk/staff/password.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { ExternalCard, stockExternalCard } from '../../simulators/core/external-card.ts';
import {
  cardNumbers,
  customers,
  feeSchedule,
  serialNoOf,
  staff,
  stockSampleCard,
} from '../../simulators/core/sample-bank.ts';
import { verifierOf } from '../../simulators/core/sample-verifiers.ts';

describe('the sample bank', () => {
  test('has a customer of every kind and of every tier', () => {
    const all: Customer[] = Object.values(customers).map((customer) => Customer.parse(customer));
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(all.map(({ tier }) => tier))).toEqual(
      new Set(['VVIP', 'VIP', 'Grand', 'Best', 'Family', null]),
    );
    expect(new Set(all.map(({ customerNo }) => customerNo)).size).toBe(all.length);
  });

  test.each(Object.values(staff))(
    'lets $staffNo in by their password alone',
    async ({ staffNo, password }) => {
      expect(await passwordFits(password, verifierOf(staffNo))).toBe(true);
      expect(await passwordFits(`${password}0`, verifierOf(staffNo))).toBe(false);
    },
  );

  test('waives by the names of the time', () => {
    const ofSmartOtp = feeSchedule.filter(({ product }) => product === 'SMART_OTP');
    expect(ofSmartOtp.map(({ effectiveFrom, waivableTiers }) => [effectiveFrom, waivableTiers])).toEqual([
      ['2015-06-03', ['MVP', 'Royal', 'Gold']],
      ['2023-07-10', ['VVIP', 'VIP', 'Grand']],
    ]);
  });

  test('knows its cards by the identity and the keys that the cards have', () => {
    const [first] = cardNumbers.mainBranchStock;
    const card = stockSampleCard(first ?? 0, '0421');
    const profile = sampleCard(1);
    expect(card).toMatchObject({
      identity: { source: 'CIN', value: profile.cin },
      keyEnc: profile.keyEnc,
      seed: profile.oath?.accounts[0]?.seed,
    });
  });

  test('prints another number on every card', () => {
    expect(new Set(Array.from({ length: 30 }, (_, n) => serialNoOf(n))).size).toBe(30);
  });
});

describe('a card made elsewhere', () => {
  const card = {
    identity: { source: 'CPLC', value: '479050402AB1234567' },
    keyVersion: 1,
    keyEnc: '40'.repeat(16),
    keyMac: '41'.repeat(16),
    oathAccount: 'Issuer:account',
    algorithm: 'SHA1',
    seed: 'AB'.repeat(20),
    digits: 6,
    period: 30,
  };

  test('without a printed number gets one made of its identity', () => {
    const { serialNo } = stockExternalCard(ExternalCard.parse(card), '0421');
    expect(serialNo).toMatch(/^[0-9]{12,16}$/);
    const other = { ...card, identity: { source: 'CPLC', value: '479050402AB1234568' } };
    expect(stockExternalCard(ExternalCard.parse(other), '0421').serialNo).not.toBe(serialNo);
  });

  test.each([
    ['without keys', { keyEnc: undefined }],
    ['with a key of an odd length', { keyMac: '41'.repeat(15) }],
    ['with a seed of nothing', { seed: '' }],
    ['with something nobody asked for', { pin: '0000' }],
  ])('is refused %s', (_, change) => {
    expect(ExternalCard.safeParse({ ...card, ...change }).success).toBe(false);
  });
});
