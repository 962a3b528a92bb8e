import { type ChecklistItem, type FiledFile, signedForm } from '../../contract/claim.ts';
import type { AbsentPaper, ClaimDraft } from '../../contract/claim-draft.ts';
import type { ChecklistLine } from '../../contract/claim-intake.ts';
import type { ClaimReference, PaperCondition, PaperRule } from '../../contract/claim-reference.ts';
import type { CalendarDate } from '../../contract/moment.ts';

/** What decides which papers a claim needs, as far as it has been told. */
interface Case {
  readonly draft: ClaimDraft;
  readonly customerKind: string | undefined;
}

/** Papers that this case wants, in the order of the reference data; what has not been told yet wants nothing. */
function wantedPapers({ papers }: ClaimReference, told: Case): PaperRule[] {
  return papers.filter(({ when }) => applies(when, told));
}

function applies(when: PaperCondition, { draft, customerKind }: Case): boolean {
  const { who, what, money } = draft;
  const movements = money.movements ?? [];
  const met = [
    allows(when.representations, who.representation),
    allows(when.customerKinds, customerKind),
    allows(when.means, what.means),
    when.movements === null || movements.some(({ kind }) => allows(when.movements, kind)),
    when.exchange === null || when.exchange === movements.some(({ to }) => to?.kind === 'EXCHANGE'),
    when.refundApplied === null || when.refundApplied === money.refund?.applied,
  ];
  return met.every(Boolean);
}

const allows = (wanted: readonly string[] | null, told: string | undefined): boolean =>
  wanted === null || (told !== undefined && wanted.includes(told));

/**
 * The checklist as it stands: a paper is there when a file of it is; else the teller's word on it counts, as far as the
 * rule lets it. The signed form is there as soon as the customer has signed, and follows where they don't sign now.
 */
export function checklistOf(
  reference: ClaimReference,
  told: Case,
  files: readonly FiledFile[],
  today: CalendarDate,
): ChecklistLine[] {
  const absent = told.draft.evidence.absent ?? [];
  return wantedPapers(reference, told).map((rule) => {
    const latest = rule.pendingDays === null ? null : daysAfter(today, rule.pendingDays);
    const there = files.filter(({ paper }) => paper === rule.paper).length;
    const said = absent.find(({ paper }) => paper === rule.paper);
    const unsigned = rule.paper === signedForm && told.draft.declaration.signature?.method === 'PENDING';
    const word: AbsentPaper | undefined =
      unsigned && latest !== null ? { paper: rule.paper, status: 'PENDING', until: latest } : said;
    return {
      rule,
      latest,
      files: there,
      item: there > 0 && !unsigned ? present(rule) : itemOf(rule, word, latest, today),
    };
  });
}

const present = ({ paper }: PaperRule): ChecklistItem => ({ paper, status: 'PRESENT' });

function itemOf(
  { paper, mayNotApply }: PaperRule,
  word: AbsentPaper | undefined,
  latest: CalendarDate | null,
  today: CalendarDate,
): ChecklistItem | null {
  const { status, until = '', reason = '' } = word ?? {};
  if (status === 'PENDING' && latest !== null && until >= today && until <= latest)
    return { paper, status, until };
  if (status === 'NOT_APPLICABLE' && mayNotApply && reason.trim() !== '')
    return { paper, status, reason: reason.trim() };
  return null;
}

const dayMs = 86_400_000;

const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
