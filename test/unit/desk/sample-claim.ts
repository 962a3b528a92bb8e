import type { ClaimSection, ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { Movement } from '../../../electron/contract/claim-money.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import { won } from '../../../electron/contract/won.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';

/** The step of the intake in which a section is told. */
export const stepOf: Readonly<Record<ClaimSection['section'], ClaimStep>> = {
  who: 'WHO',
  what: 'WHAT',
  money: 'MONEY',
  evidence: 'EVIDENCE',
  declaration: 'DECLARATION',
};

const noFile = '019acdef-0000-7000-8000-000000000000';

/** The signed form, and what else the customer has brought. */
export const samplePapers = [
  'CLAIM_FORM',
  'STATEMENT_RECORD',
  'NARRATIVE',
  'MESSAGES_AND_CALLS',
  'EXCHANGE_RECORD',
] as const;

/** A movement on the evening of 2026-11-20, minutes after seven in Seoul. */
export function sampleMovement(n: number, customer: Customer, to: Movement['to'], amount: number): Movement {
  return {
    movementId: `6b1f0c1e-0000-4000-8000-00000000000${n}`,
    kind: 'TRANSFER',
    at: `2026-11-20T10:0${n}:00.000Z`,
    amount: won(amount),
    asset: null,
    channel: 'MOBILE_BANKING',
    from: { institution: '999', accountNo: customer.accounts[0] ?? '' },
    to,
    suspension: { state: 'NOT_ASKED' },
  };
}

/**
 * Every section of a smishing claim: two movements, one to an exchange; the police confirmation follows.
 *
 * @param signed the file that shows the signature
 */
export function sampleSections(
  customer: Customer,
  signed: string = noFile,
): Record<ClaimSection['section'], ClaimSection> {
  return {
    who: {
      section: 'who',
      content: {
        customerNo: customer.customerNo,
        identityDocument: { kind: 'RESIDENT_CARD', authenticityCheck: 'AUTHENTIC' },
        representation: 'SELF',
        contact: { phone: '01000000051', email: null, address: '서울특별시 보기구 보기로 1' },
        notification: { channels: ['KAKAOTALK', 'SMS'], consentedAt: '2026-11-23T02:40:00.000Z' },
        language: 'ko',
      },
    },
    what: {
      section: 'what',
      content: {
        accidentType: 'INTRUSION',
        means: 'SMISHING',
        beganAt: '2026-11-20T10:00:00.000Z',
        noticedAt: '2026-11-20T12:30:00.000Z',
        devices: ['ANDROID_PHONE'],
        exposed: ['IDENTITY_DOCUMENT_PHOTO', 'VERIFICATION_CODE'],
        actions: [{ action: 'CALLED_112', at: '2026-11-20T12:40:12.000Z' }],
        narrative: '부고 문자를 눌렀더니 앱이 설치되었습니다.',
        exclusions: Object.fromEntries(sampleClaimReference.exclusions.map(({ code }) => [code, 'NO'])),
      },
    },
    money: {
      section: 'money',
      content: {
        movements: [
          sampleMovement(
            1,
            customer,
            { kind: 'ACCOUNT', institution: '088', accountNo: '110****1234', holder: '홍*동' },
            5_000_000,
          ),
          sampleMovement(
            2,
            customer,
            { kind: 'EXCHANGE', exchange: 'UPBIT', accountId: '', wallet: '', transactionHash: '' },
            3_500_000,
          ),
        ],
        statedLoss: won(8_500_000),
        refund: { applied: false },
        payTo: customer.accounts[0] ?? '',
      },
    },
    evidence: {
      section: 'evidence',
      content: {
        absent: [
          { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until: '2026-12-04' },
          { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE', reason: '수사가 끝나지 않음' },
        ],
      },
    },
    declaration: {
      section: 'declaration',
      content: {
        texts: sampleClaimReference.texts.map(({ kind, version }) => ({ kind, version, agreed: true })),
        signature: { method: 'PAD', fileId: signed, signedAt: '2026-11-23T02:59:00.000Z' },
      },
    },
  };
}
