import { type JournalEntry, JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import type { Books } from '../../simulators/core/books.ts';
import { reportedLostDocuments } from '../../simulators/core/sample-bank.ts';
import { papersOf } from '../terminal/books-by-journal.ts';
import type { Examination } from '../terminal/examine-terminal.ts';
import { twice } from '../twice.ts';

/** What is wrong with the core's books once the terminal, its only one, has sent all its entries. */
export function atTheCore(
  entries: readonly JournalEntry[],
  { terminals, issuances, undoings, debits, claims, evidence, alarms }: Books,
): Pick<Examination, 'lost' | 'duplicated' | 'broken'> {
  const issued = entries
    .filter(({ type }) => type === 'SmartOtpIssued')
    .map(({ payload }) => JournalPayloads.SmartOtpIssued.parse(payload));
  const documents = new Map(
    entries
      .filter(({ type }) => type === 'SmartOtpIssuanceStarted')
      .map(({ payload }) => JournalPayloads.SmartOtpIssuanceStarted.parse(payload))
      .map(({ issuanceId, identityDocument }) => [issuanceId, identityDocument]),
  );
  const [terminal] = terminals;
  // A correction is judged as well: what was said last of an issuance holds.
  const judged = new Map(issuances.map((issuance) => [issuance.issuanceId, issuance]));
  const first = issuances.filter(({ supersedes }) => supersedes === null);
  const accepted = issuances.filter(({ verdict }) => verdict === 'ACCEPTED');
  const undone = new Set(undoings.map(({ issuanceId, rejectionCode }) => rejectionCode ?? issuanceId));
  const broken: string[] = alarms.map(({ reason, seq }) => `the core's alarm: ${reason} at ${seq}`);

  if (terminal?.lastHash !== entries.at(-1)?.hash) broken.push('the core holds another journal');
  for (const { rejectionCode } of undoings)
    if (rejectionCode !== null) broken.push(`the core did not accept an undoing: ${rejectionCode}`);
  const debited = issued.filter(
    ({ debitNo, issuanceId }) =>
      debitNo !== null && judged.get(issuanceId)?.verdict === 'ACCEPTED' && !undone.has(issuanceId),
  );
  for (const { issuanceId } of issued) {
    const verdict = judged.get(issuanceId);
    const { number = '' } = documents.get(issuanceId) ?? {};
    const isExpected =
      verdict?.verdict === 'ACCEPTED' ||
      (verdict?.rejectionCode === 'IDENTITY_DOCUMENT_REPORTED_LOST' &&
        reportedLostDocuments.includes(number));
    if (!isExpected) broken.push(`issuance ${issuanceId}: ${verdict?.rejectionCode ?? 'never judged'}`);
  }
  for (const { issuanceId, debitNo } of debited) {
    const debit = debits.find((one) => one.issuanceId === issuanceId);
    if (debit?.state !== 'CAPTURED') broken.push(`debit ${debitNo} is ${debit?.state}`);
  }
  const captured = debits.filter(({ state }) => state === 'CAPTURED');
  if (captured.length !== debited.length) broken.push(`${captured.length} debits for ${debited.length} fees`);
  // While a rejected issuance waits for somebody to put it right or to undo it, its fee stays reserved.
  const reserved = debits.filter(
    ({ state, issuanceId }) =>
      state === 'AUTHORISED' && (judged.get(issuanceId)?.verdict !== 'REJECTED' || undone.has(issuanceId)),
  );
  if (reserved.length > 0) broken.push(`${reserved.length} debits neither captured nor released`);

  // A claim that is corrected is judged again: what was said last of it holds.
  const judgedClaims = new Map(claims.map((claim) => [claim.claimId, claim]));
  for (const { type, payload } of entries) {
    if (type !== 'ClaimFiled') continue;
    const verdict = judgedClaims.get(String(payload.claimId));
    const isExpected =
      verdict?.coreNo != null || verdict?.rejectionCode === 'IDENTITY_DOCUMENT_REPORTED_LOST';
    if (!isExpected) broken.push(`claim ${payload.claimId}: ${verdict?.rejectionCode ?? 'never judged'}`);
  }
  const arrived = new Set(evidence.map(({ sha256 }) => sha256));
  for (const sha256 of new Set(entries.flatMap(papersOf)))
    if (!arrived.has(sha256)) broken.push(`the paper ${sha256} has not come to the core`);

  const held = terminal?.entryCount ?? 0;
  const duplicated = [
    ...(held > entries.length ? [`${held - entries.length} entries more at the core`] : []),
    ...twice('judged issuance', first, ({ issuanceId }) => issuanceId),
    ...twice('accepted card', accepted, ({ serialNo }) => serialNo),
    ...twice(
      'accepted claim',
      claims.filter(({ coreNo }) => coreNo !== null),
      ({ claimId }) => claimId,
    ),
  ];
  return { lost: entries.slice(held), duplicated, broken };
}
