import { type JournalEntry, JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import type { Books } from '../../simulators/core/books.ts';
import type { Examination } from '../terminal/examine-terminal.ts';

/** What is wrong with the core's books once the terminal, its only one, has sent all its entries. */
export function atTheCore(
  entries: readonly JournalEntry[],
  { terminals, issuances, debits, alarms }: Books,
): Pick<Examination, 'lost' | 'duplicated' | 'broken'> {
  const issued = entries
    .filter(({ type }) => type === 'SmartOtpIssued')
    .map(({ payload }) => JournalPayloads.SmartOtpIssued.parse(payload));
  const [terminal] = terminals;
  const judged = new Map(issuances.map((issuance) => [issuance.issuanceId, issuance]));
  const cards = new Map(issuances.map((issuance) => [issuance.serialNo, issuance]));
  const broken: string[] = alarms.map(({ reason, seq }) => `the core's alarm: ${reason} at ${seq}`);

  if (terminal?.lastHash !== entries.at(-1)?.hash) broken.push('the core holds another journal');
  for (const { issuanceId, debitNo } of issued) {
    const verdict = judged.get(issuanceId);
    if (verdict?.verdict !== 'ACCEPTED')
      broken.push(`issuance ${issuanceId}: ${verdict?.rejectionCode ?? 'never judged'}`);
    const debit = debits.find((one) => one.issuanceId === issuanceId);
    if (debitNo !== null && debit?.state !== 'CAPTURED') broken.push(`debit ${debitNo} is ${debit?.state}`);
  }
  const captured = debits.filter(({ state }) => state === 'CAPTURED');
  const debited = issued.filter(({ debitNo }) => debitNo !== null);
  if (captured.length !== debited.length) broken.push(`${captured.length} debits for ${debited.length} fees`);
  const reserved = debits.filter(({ state }) => state === 'AUTHORISED');
  if (reserved.length > 0) broken.push(`${reserved.length} debits neither captured nor released`);

  const held = terminal?.entryCount ?? 0;
  const twice = [
    ...(held > entries.length ? [`${held - entries.length} entries more at the core`] : []),
    ...(judged.size < issuances.length ? [`${issuances.length - judged.size} issuances judged twice`] : []),
    ...(cards.size < issuances.length
      ? [`${issuances.length - cards.size} cards issued twice at the core`]
      : []),
  ];
  return { lost: entries.slice(held), duplicated: twice, broken };
}
