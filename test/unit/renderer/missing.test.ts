import { describe, expect, test } from 'vitest';
import type { EligibilityAssessment } from '../../../electron/contract/issuance.ts';
import { IssuanceDraft, IssuanceOrder } from '../../../electron/contract/issuance.ts';
import { won } from '../../../electron/contract/won.ts';
import {
  type Circumstances,
  furthestStep,
  missingIn,
  stepWithin,
} from '../../../renderer/issuance/missing.ts';
import {
  draftOf,
  forCustomer,
  newWork,
  orderOf,
  type Work,
  withoutStaleConsent,
  workOf,
} from '../../../renderer/issuance/work.ts';

const draftId = 'c7b2c1de-8d0f-4d55-9b5b-31f1a6f0a001';

const assessment: EligibilityAssessment = {
  customer: {
    customerNo: '1000000001',
    maskedName: '홍*동',
    kind: 'PERSONAL',
    maskedBirth: '900101-*******',
    maskedPhone: '010-****-5678',
    accounts: [{ accountNo: '12345678901234', masked: '****-1234' }],
    tier: 'VIP',
    asOf: '2026-11-10T00:00:00.000Z',
    minor: false,
    restricted: false,
    holdsSmartOtp: false,
    holdsMobileCertificate: false,
  },
  obstacles: [],
  needsLegalRepresentative: false,
  needsReplacementReason: false,
  hintMobileCertificate: false,
  fee: {
    amount: won(3_000),
    effectiveFrom: '2015-06-03',
    waiver: {
      tier: { reason: 'TIER', tier: 'VIP', source: 'CORE', asOf: '2026-11-10T00:00:00.000Z', proof: null },
      needsProof: false,
      tierProblem: null,
      reasons: [],
    },
    carried: null,
  },
};

const now: Circumstances = { assessment, cardReady: true, online: true, pastCaps: false };

const complete: Work = {
  ...newWork(draftId),
  step: 'ISSUE',
  customerNo: '1000000001',
  documentKind: 'RESIDENT_CARD',
  documentNumber: '9001011234567',
  authenticity: 'AUTHENTIC',
  device: 'ANDROID_PHONE',
  nfc: true,
  sim: true,
  reader: 'Reader 1',
  cardSerialNo: '042100000017',
  feeMethod: 'CASH',
  received: 5_000,
};
const work = (part: Partial<Work>): Work => ({ ...complete, ...part });
const given = (part: Partial<EligibilityAssessment>): Circumstances => ({
  ...now,
  assessment: { ...assessment, ...part },
});

describe('what is missing', () => {
  test('is somebody who agrees when the caps without the line are used up', () => {
    const past = { ...now, online: false, pastCaps: true };
    expect(missingIn('ISSUE', complete, past)).toEqual(['exposureApproval']);
    const exposureApprovalId = '01900000-0000-7000-8000-000000000000';
    expect(missingIn('ISSUE', work({ exposureApprovalId }), past)).toEqual([]);
    expect(missingIn('ISSUE', complete, { ...past, pastCaps: false })).toEqual([]);
  });

  test('is nothing when everything is there', () => {
    expect(furthestStep(complete, now)).toBe('ISSUE');
  });

  test('at first is the customer', () => {
    expect(missingIn('CUSTOMER', newWork(draftId), { ...now, assessment: null })).toEqual(['customer']);
  });

  test('is eligibility when a rule stops the customer', () => {
    expect(missingIn('CUSTOMER', complete, given({ obstacles: [{ tag: 'CustomerRestricted' }] }))).toEqual([
      'eligibility',
    ]);
  });

  test('is every check that has not been made', () => {
    const fresh = { ...newWork(draftId), customerNo: '1000000001' };
    expect(missingIn('CHECKS', fresh, now)).toEqual([
      'documentKind',
      'documentNumber',
      'authenticity',
      'device',
      'nfc',
      'sim',
    ]);
  });

  test('is the authenticity of a document that is not authentic, but not of one compared by eye', () => {
    expect(missingIn('CHECKS', work({ authenticity: 'NOT_AUTHENTIC' }), now)).toEqual(['authenticity']);
    expect(missingIn('CHECKS', work({ authenticity: 'UNAVAILABLE' }), now)).toEqual([]);
  });

  test.each(['IPHONE', 'TABLET', 'OTHER'] as const)('is the phone when it is %s', (device) => {
    expect(missingIn('CHECKS', work({ device }), now)).toEqual(['device']);
  });

  test('is each paper of a minor’s legal representative', () => {
    const three = {
      representativeId: true,
      basicCertificate: true,
      familyRelationCertificate: true,
      seal: false,
    };
    const minor = given({ needsLegalRepresentative: true });
    expect(missingIn('CHECKS', work({ papers: three }), minor)).toEqual(['papers']);
    expect(missingIn('CHECKS', work({ papers: { ...three, seal: true } }), minor)).toEqual([]);
  });

  test('is the reason when the customer holds one already', () => {
    const holder = given({ needsReplacementReason: true });
    expect(missingIn('CHECKS', complete, holder)).toEqual(['replacement']);
    expect(missingIn('CHECKS', work({ replacement: 'LOST' }), holder)).toEqual([]);
  });

  test('is the card while it does not lie checked on the reader', () => {
    expect(furthestStep(complete, { ...now, cardReady: false })).toBe('CARD');
  });

  test('is the cash when it is less than the fee', () => {
    expect(missingIn('FEE', work({ received: 2_999 }), now)).toEqual(['received']);
    expect(missingIn('FEE', work({ received: null }), now)).toEqual(['received']);
    expect(missingIn('FEE', work({ received: 3_000 }), now)).toEqual([]);
  });

  test('a carried fee counts as cash received while it is used, and is named in the order', () => {
    const carried = {
      issuanceId: draftId,
      customerNo: '0000000499',
      maskedName: '홍*기',
      amount: won(2_000),
      businessDate: '2026-11-23',
      carriedAt: '2026-11-23T03:00:00.000Z',
      carriedBy: '100001',
    };
    const there = given({ fee: { ...assessment.fee, carried } });
    expect(missingIn('FEE', work({ received: null }), there)).toEqual(['received']);
    expect(missingIn('FEE', work({ received: 1_000 }), there)).toEqual([]);
    expect(missingIn('FEE', work({ received: 1_000, useCarried: false }), there)).toEqual(['received']);
    const needs = { legalRepresentative: false, replacement: false, carried };
    expect(orderOf(work({ received: null }), needs)?.fee).toEqual({
      method: 'CASH',
      received: 0,
      carriedFrom: draftId,
    });
    expect(orderOf(work({ received: 3_000, useCarried: false }), needs)?.fee).toMatchObject({
      carriedFrom: null,
    });
  });

  test('is another method when the line an account debit needs is down', () => {
    const debit = work({ feeMethod: 'DEBIT', accountNo: '12345678901234' });
    expect(missingIn('FEE', debit, now)).toEqual([]);
    expect(missingIn('FEE', debit, { ...now, online: false })).toEqual(['feeMethod']);
  });

  test('of a waiver is its ground, proof of an old tier, and somebody’s consent', () => {
    const { tier } = assessment.fee.waiver;
    const waived = work({ feeMethod: 'WAIVED', ground: tier, approvalRequestId: 'x' });
    const waiver = (change: Partial<EligibilityAssessment['fee']['waiver']>) =>
      given({ fee: { ...assessment.fee, waiver: { ...assessment.fee.waiver, ...change } } });
    expect(missingIn('FEE', waived, now)).toEqual([]);
    expect(missingIn('FEE', { ...waived, approvalRequestId: null }, now)).toEqual(['approval']);
    expect(missingIn('FEE', { ...waived, ground: null }, now)).toEqual(['ground']);
    expect(missingIn('FEE', waived, waiver({ needsProof: true }))).toEqual(['proof']);
    expect(missingIn('FEE', waived, waiver({ tier: null }))).toEqual(['feeMethod']);
    const reasoned = { ...waived, ground: { reason: 'BANK_ERROR' } as const };
    expect(missingIn('FEE', reasoned, waiver({ tier: null, reasons: ['BANK_ERROR'] }))).toEqual([]);
  });
});

test('a consent does not outlive a change of what it was given for', () => {
  for (const part of [{ cardSerialNo: '1' }, { ground: null }, { feeMethod: 'CASH' as const }])
    expect(withoutStaleConsent(part)).toEqual({ ...part, approvalRequestId: null, exposureApprovalId: null });
  expect(withoutStaleConsent({ received: 1 })).toEqual({ received: 1 });
});

test('what was seen and settled of one customer is not taken for the next one’s', () => {
  const minor = work({
    papers: { representativeId: true, basicCertificate: true, familyRelationCertificate: true, seal: true },
    replacement: 'LOST',
    ground: { reason: 'BANK_ERROR' },
  });
  const { step, reader, cardSerialNo } = minor;
  expect({ ...minor, ...forCustomer('1000000002') }).toEqual({
    ...newWork(draftId),
    customerNo: '1000000002',
    step,
    reader,
    cardSerialNo,
  });
});

test('nobody is shown a step before what comes ahead of it is there, and going back is always possible', () => {
  expect(stepWithin('ISSUE', 'CARD')).toBe('CARD');
  expect(stepWithin('CUSTOMER', 'CARD')).toBe('CUSTOMER');
});

describe('the draft', () => {
  test('holds neither amounts nor consents', () => {
    const waived = work({ feeMethod: 'WAIVED', approvalRequestId: 'Correct-Horse-9' });
    expect(JSON.stringify(draftOf(waived))).not.toMatch(/Correct-Horse-9|5000/);
  });

  test('gives back what was entered', () => {
    const { received: _counted, ...kept } = complete;
    expect(workOf(draftOf(complete))).toMatchObject({ ...kept, received: null });
  });

  test.each([newWork(draftId), complete, work({ documentNumber: '900' })])(
    'is one the desk takes, at any point',
    (at) => {
      expect(IssuanceDraft.safeParse(draftOf(at)).error).toBeUndefined();
    },
  );
});

describe('the order', () => {
  const needs = { legalRepresentative: false, replacement: false, carried: null };

  test('is one the desk takes, keyed by the draft', () => {
    const order = orderOf(complete, needs);
    expect(IssuanceOrder.safeParse(order).error).toBeUndefined();
    expect(order?.draftId).toBe(draftId);
  });

  test('says nothing the rules did not ask for', () => {
    expect(orderOf(work({ replacement: 'LOST' }), needs)?.replacement).toBeNull();
    expect(orderOf(work({ replacement: 'LOST' }), { ...needs, replacement: true })?.replacement).toBe('LOST');
  });

  test.each([
    'customerNo',
    'documentKind',
    'authenticity',
    'device',
    'reader',
    'cardSerialNo',
    'feeMethod',
  ] as const)('is none without %s', (field) => {
    expect(orderOf(work({ [field]: null }), needs)).toBeNull();
  });
});
