import { won } from '../../../electron/contract/won.ts';
import type { ClaimPaperFacts } from '../../../electron/desk/claim/paper/claim-paper-facts.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';
import { drawnLine } from './drawn-line.ts';

const wallet = 'bc1qexamplewalletofsomebodyelse';

/** A filed smishing claim: five movements, two of them to an exchange. All of it is invented. */
export const claimFacts: ClaimPaperFacts = {
  language: 'ko',
  settings: { bankName: '보기은행', branchName: '가람동지점' },
  reference: sampleClaimReference,
  filed: { provisionalNo: 'P-0421-01-20261126-0001', coreNo: null, at: '2026-11-26T03:12:44.000Z' },
  sections: {
    who: {
      representation: 'SELF',
      identityDocument: { kind: 'RESIDENT_CARD' },
      contact: {
        phone: '01000005678',
        email: 'bogi@example.com',
        address: '서울시 보기구 가람로 1, 101동 202호',
      },
      notification: { channels: ['KAKAOTALK', 'SMS', 'LETTER'] },
    },
    what: {
      accidentType: 'PERSONAL_DATA_MISUSE',
      means: 'SMISHING',
      beganAt: '2026-11-24T05:00:00.000Z',
      noticedAt: '2026-11-24T06:30:00.000Z',
      exposed: ['IDENTITY_DOCUMENT_PHOTO', 'ACCOUNT_NUMBER', 'VERIFICATION_CODE'],
      actions: [
        { action: 'CALLED_112', at: '2026-11-24T06:35:10.000Z' },
        { action: 'CALLED_BANK', at: '2026-11-24T06:41:02.000Z' },
        { action: 'REMOVED_APP', at: '2026-11-24T07:20:00.000Z' },
      ],
      narrative:
        '모바일 부고 문자의 주소를 눌렀더니 앱이 설치되었고, 이후 본인도 모르게 042-101-000016 계좌에서 900-000-000001 계좌로 돈이 빠져나갔습니다. 문자에 900101-1234567 번호를 적어 보냈습니다.',
    },
    money: {
      movements: [
        transfer(1, '2026-11-24T05:10:22.000Z', 3_000_000, '004', '900000000001'),
        transfer(2, '2026-11-24T05:12:05.000Z', 2_500_000, '088', '900000000002'),
        {
          ...transfer(3, '2026-11-24T05:20:00.000Z', 1_000_000, '011', '900000000003'),
          kind: 'LOAN',
          suspension: {
            state: 'ANSWERED',
            askedAt: '2026-11-24T06:35:10.000Z',
            askedOf: '112',
            result: 'SUSPENDED',
            frozen: won(400_000),
          },
        },
        toExchange(4, '2026-11-24T05:31:00.000Z', 1_200_000, null),
        toExchange(5, '2026-11-24T05:32:30.000Z', 800_000, { symbol: 'BTC', quantity: '0.0063' }),
      ],
      payTo: '042101000016',
    },
    declaration: {
      texts: sampleClaimReference.texts.map(({ kind, version, required }) => ({
        kind,
        version,
        agreed: required,
      })),
      signature: {
        method: 'PAD',
        fileId: '019aa000-0000-7000-8000-0000000000f1',
        signedAt: '2026-11-26T03:12:00.000Z',
      },
    },
  },
  checklist: [
    { paper: 'CLAIM_FORM', status: 'PRESENT' },
    { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until: '2026-12-10' },
    { paper: 'STATEMENT_RECORD', status: 'NOT_APPLICABLE', reason: '경찰 조사 전' },
  ],
  timeline: [
    { step: 'URGENT_REPORT', on: '2026-11-24', certainty: 'HAPPENED' },
    { step: 'PAPERS', on: '2026-11-27', certainty: 'DUE' },
    { step: 'ANNOUNCEMENT', on: '2026-11-26', certainty: 'EARLIEST' },
    { step: 'EXTINGUISHMENT', on: '2027-01-26', certainty: 'EARLIEST' },
    { step: 'REFUND_DECISION', on: '2027-02-10', certainty: 'EARLIEST' },
  ],
  customer: { name: '뷁쀍쒧', birthDate: '1990-01-01' },
  maskedIdentityNo: '900101-*******',
  signature: drawnLine(),
  teller: '100001',
  printedAt: '2026-11-26T03:13:00.000Z',
  copyNo: 0,
};

function transfer(row: number, at: string, amount: number, institution: string, accountNo: string) {
  return {
    movementId: `019aa000-0000-7000-8000-00000000000${row}`,
    kind: 'TRANSFER' as const,
    at,
    amount: won(amount),
    asset: null,
    channel: 'MOBILE_BANKING' as const,
    from: { institution: '999', accountNo: '042101000016' },
    to: { kind: 'ACCOUNT' as const, institution, accountNo, holder: '남의이름' },
    suspension: { state: 'ASKED' as const, askedAt: '2026-11-24T06:35:10.000Z', askedOf: '112' },
  };
}

function toExchange(
  row: number,
  at: string,
  amount: number,
  asset: { symbol: string; quantity: string } | null,
) {
  return {
    ...transfer(row, at, amount, '', ''),
    asset,
    to: {
      kind: 'EXCHANGE' as const,
      exchange: 'BITHUMB',
      accountId: 'other-user-77',
      wallet,
      transactionHash: 'feedbeef0123',
    },
  };
}
