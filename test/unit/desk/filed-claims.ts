import { createHash } from 'node:crypto';
import type { Claim, FiledFile } from '../../../electron/contract/claim.ts';
import type { FeedItem } from '../../../electron/contract/core.ts';
import { seoulDateOf } from '../../../electron/contract/moment.ts';
import { won } from '../../../electron/contract/won.ts';
import { ClaimBook } from '../../../electron/desk/claim/claim-book.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { Journal, type JournalOwner } from '../../../electron/desk/journal/journal.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';

const families = '김이박최정강조윤장임한오서신권황안송류홍';
const syllables = '가나다라마바사아자차하민서준지우현도영수연은채윤';
const pick = (letters: string, n: number) => letters[n % letters.length] ?? '';
const uuidOf = (text: string, version: string) => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The n-th of any number of invented customers with a claim. */
export const claimant = (n: number) => ({
  name: `${pick(families, n)}${pick(syllables, Math.trunc(n / 20))}${pick(syllables, Math.trunc(n / 480) + 7 * n)}`,
  customerNo: String(8_000_000_000 + n),
  phone: `010${String(10_000_000 + n * 7).slice(0, 8)}`,
});

const file = (n: number, paper: string): FiledFile => ({
  fileId: uuidOf(`file ${n} ${paper}`, '7'),
  paper,
  sha256: createHash('sha256').update(`${n} ${paper}`).digest('hex').toUpperCase(),
  bytes: 1_000,
  mediaType: 'application/pdf',
  pages: 1,
  rotation: 0,
  marks: [],
  addedAt: '2026-11-20T02:00:00.000Z',
});

/** The n-th claim: two movements, one to an exchange; the police's paper is still to come. */
export function claimOf(n: number, provisionalNo: string, at: number): Claim {
  const { customerNo, phone } = claimant(n);
  const begun = at - (1 + (n % 40)) * 86_400_000;
  const moment = new Date(begun).toISOString();
  const movement = (k: number, amount: number) => ({
    movementId: uuidOf(`movement ${n} ${k}`, '4'),
    kind: 'TRANSFER' as const,
    at: moment,
    amount: won(amount),
    asset: null,
    channel: 'MOBILE_BANKING' as const,
    from: { institution: '999', accountNo: '99900000001234' },
    suspension: { state: 'NOT_ASKED' as const },
  });
  const until = seoulDateOf(at + 5 * 86_400_000);
  return {
    claimId: uuidOf(`claim ${n}`, '4'),
    provisionalNo,
    referenceFrom: sampleClaimReference.effectiveFrom,
    who: {
      customerNo,
      identityDocument: {
        kind: 'RESIDENT_CARD',
        number: `9001011${String(100_000 + n).slice(0, 6)}`,
        authenticityCheck: 'AUTHENTIC',
      } as Claim['who']['identityDocument'],
      representation: 'SELF',
      representative: null,
      contact: {
        phone,
        email: `보기${n}@example.com`.replace('보기', 'sample'),
        address: `보기특별시 보기구 보기로 ${n}`,
      },
      notification: { channels: ['SMS'], consentedAt: moment },
      language: 'ko',
      duplicate: null,
    },
    what: {
      accidentType:
        (['INTRUSION', 'PERSONAL_DATA_MISUSE', 'FORGERY_OR_ALTERATION'] as const)[n % 3] ?? 'INTRUSION',
      means: (['SMISHING', 'VOICE_PHISHING', 'PHARMING', 'MALICIOUS_APP'] as const)[n % 4] ?? 'OTHER',
      meansInWords: '',
      beganAt: moment,
      noticedAt: moment,
      devices: ['ANDROID_PHONE'],
      exposed: [],
      actions: [],
      narrative: `부고 문자를 눌렀습니다 ${n}`,
      exclusions: {},
    },
    money: {
      movements: [
        {
          ...movement(1, 5_000_000),
          to: { kind: 'ACCOUNT', institution: '088', accountNo: '110222333444', holder: '보기인' },
        },
        {
          ...movement(2, 3_500_000),
          to: { kind: 'EXCHANGE', exchange: 'UPBIT', accountId: `acc${n}`, wallet: '', transactionHash: '' },
        },
      ],
      statedLoss: won(8_500_000),
      refund: {
        applied: false,
        reportedAt: null,
        papersOn: null,
        finalNoticeOn: null,
        announcedOn: null,
        decidedOn: null,
        refund: null,
      },
      payTo: '99900000001234',
    },
    evidence: {
      checklist: [
        { paper: 'CLAIM_FORM', status: 'PRESENT' },
        { paper: 'NARRATIVE', status: 'PRESENT' },
        { paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PENDING', until },
        { paper: 'INVESTIGATION_DECISION', status: 'NOT_APPLICABLE', reason: '수사 중' },
      ],
      files: [file(n, 'CLAIM_FORM'), file(n, 'NARRATIVE')],
    },
    declaration: {
      texts: [],
      signature: { method: 'PAD', fileId: file(n, 'CLAIM_FORM').fileId, signedAt: moment },
    },
    totals: { loss: won(8_500_000), frozen: won(0) },
    likelyOutside: [],
    duplicateCheck: 'DONE',
  };
}

/** Files so many claims, `aDay` a day from `since` on, through the book and the journal as the counter does. */
export function fileClaims(
  connection: Connection,
  owner: JournalOwner,
  {
    count,
    aDay = 20,
    since = Date.parse('2026-11-02T03:00:00.000Z'),
  }: { count: number; aDay?: number; since?: number },
): void {
  const clock = { now: since };
  const journal = new Journal(connection, owner, () => clock.now);
  const book = new ClaimBook(connection, owner.terminalId);
  // One flush for all of them.
  connection.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      clock.now = since + Math.trunc(n / aDay) * 86_400_000 + (n % aDay) * 60_000;
      const claim = claimOf(n, book.nextNo(seoulDateOf(clock.now)), clock.now);
      journal.record({ type: 'ClaimFiled', payload: claim, actor: '100001' }, (entry) =>
        book.filed(entry, claim, claimant(n).name),
      );
    }
  })();
}

/** What the core says of the n-th claim: its number, and the steps of its course. */
export function tell(
  connection: Connection,
  n: number,
  events: readonly Extract<FeedItem, { kind: 'claimProgress' }>['progress']['event'][],
  { at = '2026-11-21T03:00:00.000Z', claimId = claimOf(n, '', 0).claimId } = {},
): void {
  const seq = connection
    .prepare<[string], { seq: number; id: string }>(
      'SELECT seq, id FROM journal JOIN claim ON seq = filed_by WHERE claim_id = ?',
    )
    .get(claimId);
  const coreNo = `L-2026-${String(n + 1).padStart(8, '0')}`;
  const known = connection
    .prepare<[string], number>('SELECT count(*) FROM claim_progress WHERE core_no = ?')
    .pluck()
    .get(coreNo) as number;
  const items: FeedItem[] = [
    ...(seq === undefined || known > 0
      ? []
      : [
          {
            kind: 'outcome' as const,
            entryId: seq.id,
            seq: seq.seq,
            outcome: { verdict: 'ACCEPTED' as const, coreNo },
          },
        ]),
    ...events.map((event, i) => ({
      kind: 'claimProgress' as const,
      progress: { coreNo, progressNo: known + i + 1, claimId, at, event },
    })),
  ];
  const end = applyFeed(
    connection,
    { items, cursor: `${coreNo} ${known}`, more: false },
    { businessDate: '2026-11-23', at },
  );
  if (end !== 'APPLIED') throw new Error(end);
}

/** The reference data in force. */
export function bringReference(connection: Connection, reference = sampleClaimReference): void {
  const items: FeedItem[] = [{ kind: 'claimReference', reference }];
  applyFeed(
    connection,
    { items, cursor: 'reference', more: false },
    { businessDate: '2026-11-02', at: '2026-11-02T00:00:00.000Z' },
  );
}
