import type { Claim } from '../../../../electron/contract/claim.ts';
import type { ClaimReference, PaperCondition } from '../../../../electron/contract/claim-reference.ts';
import type { Customer } from '../../../../electron/contract/customer.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { seoulDateOf } from '../../../../electron/contract/moment.ts';
import type { Rejection } from '../../../../electron/contract/rejection.ts';
import { advanceCase, caseById, enterClaim, isFree } from '../claims/claim-ledger.ts';
import { claimReferenceOn } from '../claims/claim-reference-master.ts';
import type { CoreDatabase } from '../core-database.ts';
import { customerByNo } from '../customer-book.ts';
import { isReportedLost } from '../lost-document.ts';
import { nextNumber } from '../number-range.ts';
import { settingsOf } from '../reference-data.ts';
import { terminalById } from '../terminal.ts';
import { checkClaimCorrection } from './check-claim-correction.ts';
import { ageOn } from './check-customer.ts';
import { checkPapersKept } from './check-papers-kept.ts';
import { payloadOf } from './issuance-file.ts';
import { worksAt } from './judge-approval.ts';
import { type RejectionCode, rejectionOf } from './rejection.ts';
import { noteSupersession } from './supersession.ts';
import type { Outcome } from './tell-outcome.ts';

/** All that the checks of a claim work on. */
interface ClaimFile {
  readonly database: CoreDatabase;
  readonly entry: JournalEntry;
  readonly claim: Claim;
  /** Sent again under the number it had: that it is the same one has been checked. */
  readonly corrects: boolean;
  readonly customer: Customer;
  readonly reference: ClaimReference;
}

type Check = (file: ClaimFile) => RejectionCode | undefined;

/**
 * Judges a claim, filed or sent again in place of a rejected entry, by the bank's own rules, never by what the terminal
 * says it has checked.
 */
export function judgeClaim(database: CoreDatabase, entry: JournalEntry): Outcome {
  const correction = payloadOf(entry, 'ClaimCorrected');
  const claim = correction ?? payloadOf(entry, 'ClaimFiled');
  const misplaced = correction && checkClaimCorrection(database, entry, correction);
  const dropped = correction && checkPapersKept(database, entry, correction);
  const rejected =
    claim === undefined
      ? 'RECORD_NOT_UNDERSTOOD'
      : (misplaced ?? dropped ?? objectionTo(database, entry, claim, correction !== undefined));
  if (correction !== undefined && misplaced === undefined)
    noteSupersession(database, entry, correction.supersedes);
  const coreNo = claim === undefined || rejected !== undefined ? null : nextNumber(database, 'CLAIM');
  database
    .prepare('INSERT INTO claim_judgement VALUES (?, ?, ?, ?)')
    .run(entry.id, claim?.claimId ?? null, coreNo, rejected ?? null);
  if (claim === undefined || coreNo === null)
    return { verdict: 'REJECTED', rejection: claimRejectionOf(rejected ?? 'RECORD_NOT_UNDERSTOOD') };
  enterClaim(database, entry, claim, coreNo);
  const opened = caseById(database, claim.claimId);
  if (opened === undefined) throw new Error('a claim that was entered is in the books');
  advanceCase(database, opened, { kind: 'RECEIVED' });
  return { verdict: 'ACCEPTED', coreNo };
}

/** A claim has no fee and no card to it: what other content can make good may be corrected, and all may be let rest. */
const claimRejectionOf = (code: RejectionCode): Rejection => {
  const said = rejectionOf(code);
  return { ...said, ways: [...said.ways.filter((way) => way === 'CORRECT'), 'WITHDRAW'] };
};

function objectionTo(
  database: CoreDatabase,
  entry: JournalEntry,
  claim: Claim,
  corrects: boolean,
): RejectionCode | undefined {
  const role = worksAt(database, entry.terminalId, entry.actor)?.role ?? '';
  if (!['TELLER', 'SUPERVISOR'].includes(role)) return 'STAFF_NOT_PERMITTED';
  const customer = customerByNo(database, claim.who.customerNo);
  if (customer === undefined) return 'CUSTOMER_UNKNOWN';
  const reference = claimReferenceOn(database, entry.businessDate);
  if (reference === undefined || reference.effectiveFrom !== claim.referenceFrom)
    return 'CLAIM_REFERENCE_UNKNOWN';
  const file = { database, entry, claim, corrects, customer, reference };
  for (const check of checks) {
    const found = check(file);
    if (found !== undefined) return found;
  }
  return undefined;
}

const checks: readonly Check[] = [
  // A claim is filed once, under a number of its terminal and day.
  ({ database, claim: { claimId } }) =>
    caseById(database, claimId) === undefined ? undefined : 'CLAIM_FILED_TWICE',
  ({ database, entry: { terminalId, businessDate }, claim: { provisionalNo }, corrects }) =>
    (corrects || provisionalNo.startsWith(`P-${terminalId}-${businessDate.replaceAll('-', '')}-`)) &&
    isFree(database, provisionalNo)
      ? undefined
      : 'CLAIM_NUMBER_WRONG',
  // domain.md section 1, who.
  ({ customer: { kind } }) =>
    kind === 'PERSONAL' || kind === 'SOLE_PROPRIETOR' ? undefined : 'CLAIM_CUSTOMER_NOT_COVERED',
  identity,
  representation,
  dates,
  totals,
  answers,
  papers,
  consents,
  duplicate,
];

function identity({ database, claim: { who } }: ClaimFile): RejectionCode | undefined {
  const documents = [who.identityDocument, who.representative?.identityDocument];
  for (const document of documents) {
    if (document?.authenticityCheck === 'NOT_AUTHENTIC') return 'IDENTITY_DOCUMENT_NOT_AUTHENTIC';
    if (document !== undefined && isReportedLost(database, document.number))
      return 'IDENTITY_DOCUMENT_REPORTED_LOST';
  }
  return undefined;
}

/** Who is under age is represented by law; whoever represents shows the papers (domain.md section 2). */
function representation({ database, entry, claim: { who }, customer }: ClaimFile): RejectionCode | undefined {
  const branchNo = terminalById(database, entry.terminalId)?.branchNo ?? '';
  const majority = settingsOf(database, branchNo)?.ageOfMajority ?? 0;
  const minor = ageOn(entry.businessDate, customer.birthDate) < majority;
  const papersSeen = who.representative?.papers;
  const right = {
    SELF: who.representative === null,
    AGENT: papersSeen?.powerOfAttorney && papersSeen.sealCertificate,
    LEGAL_REPRESENTATIVE: papersSeen?.basicCertificate && papersSeen.familyRelationCertificate,
  }[who.representation];
  return right && (!minor || who.representation === 'LEGAL_REPRESENTATIVE')
    ? undefined
    : 'CLAIM_REPRESENTATIVE_MISSING';
}

function dates({ entry, claim: { what, money } }: ClaimFile): RejectionCode | undefined {
  const told = [what.beganAt, what.noticedAt, ...what.actions.map(({ at }) => at)];
  const moved = money.movements.map(({ at }) => at);
  if ([...told, ...moved].some((at) => at > entry.occurredAt)) return 'CLAIM_DATES_IMPOSSIBLE';
  const backwards = what.noticedAt < what.beganAt || moved.some((at) => at < what.beganAt);
  return backwards ? 'CLAIM_DATES_IMPOSSIBLE' : undefined;
}

function totals({ claim, customer, reference }: ClaimFile): RejectionCode | undefined {
  const { movements, statedLoss, payTo } = claim.money;
  const loss = movements.reduce((sum, { amount }) => sum + amount, 0);
  const frozen = movements.reduce(
    (sum, { suspension }) => sum + (suspension.state === 'ANSWERED' ? suspension.frozen : 0),
    0,
  );
  const right =
    loss > 0 && loss === statedLoss && loss === claim.totals.loss && frozen === claim.totals.frozen;
  if (!right || !customer.accounts.includes(payTo)) return 'CLAIM_TOTALS_WRONG';
  const ours = reference.institutions.find(({ own }) => own)?.code;
  return movements.some(({ from }) => from.institution === ours) ? undefined : 'CLAIM_AT_ANOTHER_BANK';
}

/** What the standard leaves out is nobody's to decide at the counter: it is asked, and what was found is told. */
function answers({ claim, reference }: ClaimFile): RejectionCode | undefined {
  const { exclusions } = claim.what;
  const codes = reference.exclusions.map(({ code }) => code);
  const isOlder = seoulDateOf(claim.what.beganAt) < reference.standardFrom;
  const outside = [
    ...(isOlder ? ['BEFORE_STANDARD'] : []),
    ...codes.filter((code) => exclusions[code] !== 'NO'),
  ];
  const asked = codes.every((code) => exclusions[code] !== undefined);
  return asked && outside.join() === claim.likelyOutside.join() ? undefined : 'CLAIM_ANSWERS_MISSING';
}

/** Every paper this case wants is there, promised for a date the rule allows, or explained away where it may be. */
function papers({ entry, claim, customer, reference }: ClaimFile): RejectionCode | undefined {
  const { checklist, files } = claim.evidence;
  const wanted = reference.papers.filter(({ when }) => isWanted(when, claim, customer));
  if (wanted.map(({ paper }) => paper).join() !== checklist.map(({ paper }) => paper).join())
    return 'CLAIM_PAPERS_MISSING';
  const settled = wanted.every(({ paper, pendingDays, mayNotApply }, i) => {
    const item = checklist[i];
    if (item?.status === 'PRESENT') return files.some((one) => one.paper === paper);
    if (item?.status === 'NOT_APPLICABLE') return mayNotApply;
    if (item?.status !== 'PENDING' || pendingDays === null) return false;
    return (Date.parse(item.until) - Date.parse(entry.businessDate)) / 86_400_000 <= pendingDays;
  });
  return settled ? undefined : 'CLAIM_PAPERS_MISSING';
}

function isWanted(when: PaperCondition, { who, what, money }: Claim, { kind }: Customer): boolean {
  const toExchange = money.movements.some(({ to }) => to.kind === 'EXCHANGE');
  return (
    (when.representations?.includes(who.representation) ?? true) &&
    (when.customerKinds === null || when.customerKinds.some((one) => one === kind)) &&
    (when.means?.includes(what.means) ?? true) &&
    (when.movements === null || money.movements.some((one) => when.movements?.includes(one.kind))) &&
    (when.exchange ?? toExchange) === toExchange &&
    (when.refundApplied ?? money.refund.applied) === money.refund.applied
  );
}

/** The wording in force was shown; what a claim needs was agreed to, and signed, or the signed form promised. */
function consents({ claim, reference }: ClaimFile): RejectionCode | undefined {
  const { texts, signature } = claim.declaration;
  const said = reference.texts.every(({ kind, version, required }) => {
    const answer = texts.find((text) => text.kind === kind && text.version === version);
    return answer !== undefined && (answer.agreed || !required);
  });
  const { checklist, files } = claim.evidence;
  const signed =
    signature.method === 'PENDING'
      ? checklist.some(({ paper, status }) => paper === 'CLAIM_FORM' && status === 'PENDING')
      : files.some(({ fileId }) => fileId === signature.fileId);
  return said && signed ? undefined : 'CLAIM_CONSENT_MISSING';
}

/** Another open claim of the same customer about an accident of the same day, unless the teller was shown it. */
function duplicate({ database, claim }: ClaimFile): RejectionCode | undefined {
  const others = database
    .prepare<[string, string], { coreNo: string; provisionalNo: string }>(
      `SELECT core_no AS coreNo, provisional_no AS provisionalNo FROM claim_case c
       WHERE kind = 'CLAIM' AND customer_no = ? AND accident_on = ?
         AND NOT EXISTS (SELECT 1 FROM claim_step s WHERE s.core_no = c.core_no AND event ->> 'kind' = 'WITHDRAWN')`,
    )
    .all(claim.who.customerNo, seoulDateOf(claim.what.beganAt));
  const shown = claim.who.duplicate?.shown ?? [];
  return others.every(({ coreNo, provisionalNo }) => shown.includes(coreNo) || shown.includes(provisionalNo))
    ? undefined
    : 'CLAIM_DUPLICATE';
}
