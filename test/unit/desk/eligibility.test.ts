import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../electron/contract/customer.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import { assess, objectionTo, type RuleBook } from '../../../electron/desk/issuance/eligibility.ts';
import { orderFor } from '../../integration/desk/terminal-rig.ts';
import { branches } from '../../simulators/core/sample-bank.ts';

const rules: RuleBook = {
  businessDate: '2026-11-23',
  available: true,
  fee: succeed({
    product: 'SMART_OTP',
    effectiveFrom: '2023-07-10',
    effectiveTo: null,
    amount: won(3_000),
    waivableTiers: ['VVIP', 'VIP'],
  }),
  tiers: succeed([
    { name: 'VVIP', succeeds: 'MVP' },
    { name: 'VIP', succeeds: 'Royal' },
    { name: 'Best', succeeds: 'Premium' },
  ]),
  source: 'TERMINAL',
  waivers: branches.main.waivers,
  now: Date.parse('2026-11-23T03:00:00.000Z'),
  ageOfMajority: 19,
  carried: null,
};
const person: Customer = {
  customerNo: '0000000499',
  name: '홍보기',
  kind: 'PERSONAL',
  birthDate: '1990-01-01',
  mobilePhone: '01000000099',
  accounts: [],
  tier: null,
  asOf: '2026-11-01T00:00:00.000Z',
  restricted: false,
  holdsSmartOtp: false,
  holdsMobileCertificate: false,
};
const obstacles = (change: Partial<Customer>, book: Partial<RuleBook> = {}) =>
  assess({ ...person, ...change }, { ...rules, ...book }).obstacles.map(({ tag }) => tag);

describe('who may have a Smart OTP', () => {
  test.each([
    ['PERSONAL', []],
    ['SOLE_PROPRIETOR', []],
    ['UNINCORPORATED_ORGANISATION', []],
    ['CORPORATION', ['CustomerCorporation']],
  ] as const)('%s: %j', (kind, expected) => expect(obstacles({ kind })).toEqual(expected));

  test('a restricted person is stopped first of all', () => {
    expect(obstacles({ restricted: true, kind: 'CORPORATION' })).toEqual([
      'CustomerRestricted',
      'CustomerCorporation',
    ]);
  });

  test('nobody while the product is not available or has no fee', () => {
    expect(obstacles({}, { available: false })).toEqual(['ProductNotAvailable']);
    expect(obstacles({}, { fee: fail('FeeScheduleMissing') })).toEqual(['FeeScheduleMissing']);
  });

  test.each([
    ['2007-11-23', false],
    ['2007-11-24', true],
    ['2008-02-29', true],
    ['1926-11-23', false],
  ])('born %s: minor %s on 2026-11-23', (birthDate, minor) => {
    expect(assess({ ...person, birthDate }, rules).needsLegalRepresentative).toBe(minor);
  });
});

describe('what is wrong with an order', () => {
  const objection = (change: Parameters<typeof orderFor>[2], customer: Partial<Customer> = {}) =>
    objectionTo(orderFor(1, person, change), assess({ ...person, ...customer }, rules))?.tag ?? null;
  const papers = {
    representativeId: true,
    basicCertificate: true,
    familyRelationCertificate: true,
    seal: true,
  };

  test('nothing, when all is in order', () => expect(objection({})).toBeNull());

  test.each([
    ['IPHONE', true, true],
    ['TABLET', true, true],
    ['OTHER', true, true],
    ['ANDROID_PHONE', false, true],
    ['ANDROID_PHONE', true, false],
  ] as const)('a phone that is %s, NFC %s, SIM %s', (device, nfc, simHoldsNumber) => {
    expect(objection({ phoneCheck: { device, nfc, simHoldsNumber } })).toBe('PhoneNotSuitable');
  });

  test('an identity document that is not authentic', () => {
    const identityDocument = {
      kind: 'PASSPORT',
      number: 'M00000000',
      authenticityCheck: 'NOT_AUTHENTIC',
    } as const;
    expect(objection({ identityDocument })).toBe('IdentityDocumentNotAuthentic');
  });

  test('a second Smart OTP without a reason to replace the first', () => {
    expect(objection({}, { holdsSmartOtp: true })).toBe('SmartOtpAlreadyHeld');
    expect(objection({ replacement: 'LOST' }, { holdsSmartOtp: true })).toBeNull();
  });

  test.each([null, ...Object.keys(papers)])('a minor whose representative’s papers lack %s', (missing) => {
    const legalRepresentative = missing === null ? null : { ...papers, [missing]: false };
    expect(objection({ legalRepresentative }, { birthDate: '2012-03-02' })).toBe(
      'LegalRepresentativeDocumentsMissing',
    );
    expect(objection({ legalRepresentative: papers }, { birthDate: '2012-03-02' })).toBeNull();
  });
});
