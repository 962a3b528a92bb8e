import { type FiledFile, signedForm } from '../../contract/claim.ts';
import type { ClaimDraft, ClaimStep, LeavingOut, MovementDraft } from '../../contract/claim-draft.ts';
import type { ChecklistLine, ClaimObjection, ExistingCase } from '../../contract/claim-intake.ts';
import type { ClaimReference, Institution } from '../../contract/claim-reference.ts';
import type { Customer } from '../../contract/customer.ts';
import { type CalendarDate, type Instant, seoulDateOf } from '../../contract/moment.ts';
import type { Problem } from '../../contract/problem.ts';
import { stopFor } from './claim-customer.ts';
import { moneyContradictions } from './money-contradictions.ts';
import { moneyTotals } from './money-totals.ts';

/** What a draft is held against. */
export interface Circumstances {
  readonly customer: Customer | undefined;
  /** Of a claim that is being corrected the customer it was filed for; null for a new one. */
  readonly customerBefore: string | null;
  readonly minor: boolean;
  readonly reference: ClaimReference;
  /** Other cases of the customer. */
  readonly cases: readonly ExistingCase[];
  readonly files: readonly FiledFile[];
  /** Papers that were filed before and are left out of the correction. */
  readonly leftOut: readonly LeavingOut[];
  readonly checklist: readonly ChecklistLine[];
  readonly now: Instant;
}

type Found = [field: string, tag: Problem['tag'], detail?: NonNullable<Problem['detail']>];

/**
 * What is wrong with what has been entered, in the order in which it is asked; what is merely missing is found when the
 * claim is put together. What speaks for the accident being outside
 * the standard is no objection: the teller forwards, the bank decides.
 */
export function objectionsTo(draft: ClaimDraft, circumstances: Circumstances): ClaimObjection[] {
  const found: [ClaimStep, Found[]][] = [
    ['WHO', [...customer(circumstances), ...identity(draft), ...representation(draft, circumstances)]],
    ['WHO', [...contact(draft), ...duplicates(draft, circumstances)]],
    ['WHAT', [...times(draft, circumstances), ...answers(draft, circumstances)]],
    ['MONEY', money(draft, circumstances)],
    ['EVIDENCE', evidence(circumstances)],
    ['DECLARATION', declaration(draft, circumstances)],
  ];
  return found.flatMap(([section, all]) =>
    all.map(([field, tag, detail]) => ({
      section,
      field,
      problem: detail === undefined ? { tag } : { tag, detail },
    })),
  );
}

function customer({ customer: one, customerBefore }: Circumstances): Found[] {
  if (one !== undefined && customerBefore !== null && one.customerNo !== customerBefore)
    return [['customerNo', 'ClaimCorrectionOfAnotherCustomer']];
  const stop = one === undefined ? null : stopFor(one);
  return stop === null ? [] : [['customerNo', stop.tag]];
}

function identity({ who }: ClaimDraft): Found[] {
  const seen = { '': who.identityDocument, 'representative.': who.representative?.identityDocument };
  return Object.entries(seen).flatMap(([whose, document]) =>
    document?.authenticityCheck === 'NOT_AUTHENTIC'
      ? [[`${whose}identityDocument.authenticityCheck`, 'ClaimIdentityNotAuthentic'] satisfies Found]
      : [],
  );
}

/** Papers that say somebody may act for the customer (domain.md section 2, minors and agents). */
const papersOf = {
  SELF: [],
  AGENT: ['powerOfAttorney', 'sealCertificate'],
  LEGAL_REPRESENTATIVE: ['basicCertificate', 'familyRelationCertificate'],
} as const;

function representation({ who }: ClaimDraft, { minor }: Circumstances): Found[] {
  const found: Found[] = [];
  if (minor && who.representation !== undefined && who.representation !== 'LEGAL_REPRESENTATIVE')
    found.push(['representation', 'ClaimOfMinorNeedsRepresentative']);
  const wanted = papersOf[who.representation ?? 'SELF'];
  const seen = who.representative?.papers;
  if (!wanted.every((paper) => seen?.[paper]))
    found.push(['representative.papers', 'ClaimRepresentativePapersMissing']);
  return found;
}

function contact({ who }: ClaimDraft): Found[] {
  const email = who.contact?.email ?? '';
  return who.notification?.channels?.includes('EMAIL') && email === ''
    ? [['contact.email', 'ClaimEmailMissing']]
    : [];
}

/** Every case that is known now must have been shown, and the teller must have said why this is another. */
function duplicates({ who }: ClaimDraft, { cases }: Circumstances): Found[] {
  const shown = new Set(who.duplicate?.shown);
  const unseen = cases.map(numberOfCase).find((number) => !shown.has(number));
  return unseen === undefined ? [] : [['duplicate', 'ClaimDuplicateUnanswered', { number: unseen }]];
}

/** The number an existing case is shown and answered by: the core's, or until it arrives the provisional one. */
const numberOfCase = (one: ExistingCase): string =>
  one.where === 'HERE' ? one.provisionalNo : one.case.coreNo;

function times({ what }: ClaimDraft, { now }: Circumstances): Found[] {
  const { beganAt, noticedAt, actions = [] } = what;
  const moments: [string, Instant | undefined][] = [
    ['beganAt', beganAt],
    ['noticedAt', noticedAt],
    ...actions.map(({ at }, i): [string, Instant | undefined] => [`actions.${i}.at`, at]),
  ];
  const found: Found[] = moments.flatMap(([field, at]) =>
    at !== undefined && at > now ? [[field, 'ClaimDateInFuture'] satisfies Found] : [],
  );
  if (beganAt !== undefined && noticedAt !== undefined && noticedAt < beganAt)
    found.push(['noticedAt', 'ClaimNoticedBeforeItBegan']);
  return found;
}

function answers({ what }: ClaimDraft, { reference }: Circumstances): Found[] {
  const found: Found[] = reference.exclusions.flatMap(({ code }) =>
    what.exclusions?.[code] === undefined
      ? [[`exclusions.${code}`, 'ClaimQuestionUnanswered'] satisfies Found]
      : [],
  );
  if (what.means === 'OTHER' && (what.meansInWords ?? '').trim() === '')
    found.unshift(['meansInWords', 'ClaimFieldMissing']);
  return found;
}

/** What can't be true together is no claim; whatever else looks odd about the money is shown, and forwarded. */
const contradicts = {
  SUM_TOO_LARGE: ['movements', 'ClaimAmountsDisagree'],
  STATED_LOSS_DIFFERS: ['statedLoss', 'ClaimAmountsDisagree'],
  MOVEMENT_IN_FUTURE: ['at', 'ClaimDateInFuture'],
  MOVEMENT_BEFORE_ACCIDENT: ['at', 'ClaimMovementBeforeAccident'],
} as const;

function money({ what, money: sheet }: ClaimDraft, circumstances: Circumstances): Found[] {
  const { now, reference, customer: one } = circumstances;
  const { movements = [], payTo } = sheet;
  const totals = moneyTotals(sheet);
  const complete = movements.length > 0 && movements.every(({ amount }) => amount !== undefined);
  const against = { now, standardFrom: reference.standardFrom, beganAt: what.beganAt ?? null };
  const found = moneyContradictions(sheet, totals, against).flatMap(({ kind, rows, detail }): Found[] => {
    if (!(kind in contradicts) || (kind === 'STATED_LOSS_DIFFERS' && !complete)) return [];
    const [field, tag] = contradicts[kind as keyof typeof contradicts];
    return rows.length === 0
      ? [[field, tag, detail]]
      : rows.map((row) => [`movements.${row - 1}.${field}`, tag, { row }]);
  });
  if (complete && totals?.loss === 0) found.push(['movements', 'ClaimWithoutLoss']);
  found.push(...places(movements, reference, now));
  if (payTo !== undefined && one !== undefined && !one.accounts.includes(payTo))
    found.push(['payTo', 'ClaimAccountOfAnother']);
  if (movements.length > reference.limits.movements)
    found.push(['movements', 'ClaimTooManyMovements', { most: reference.limits.movements }]);
  return found;
}

/** Institutions and exchanges exist on the day of the movement, and some of the money left this bank. */
function places(movements: readonly MovementDraft[], reference: ClaimReference, now: Instant): Found[] {
  const found = movements.flatMap(({ at = now, from, to }, i): Found[] => {
    const on = dateOf(at);
    const unknown = (known: readonly Dated[], code: string | undefined, field: string): Found[] =>
      code === undefined || known.some((one) => one.code === code && isInForce(one, on))
        ? []
        : [[`movements.${i}.${field}`, 'ClaimInstitutionUnknown', { row: i + 1 }]];
    const target = to?.kind === 'ACCOUNT' ? to.institution : undefined;
    const exchange = to?.kind === 'EXCHANGE' ? to.exchange : undefined;
    return [
      ...unknown(reference.institutions, from?.institution, 'from.institution'),
      ...unknown(reference.institutions, target, 'to'),
      ...unknown(reference.exchanges, exchange, 'to'),
    ];
  });
  // The bank of the account that suffered the loss takes the claim in (domain.md section 1, who).
  const own = new Set(reference.institutions.filter(({ own: ours }) => ours).map(({ code }) => code));
  const sources = movements.flatMap(({ from }) =>
    from?.institution === undefined ? [] : [from.institution],
  );
  if (sources.length > 0 && !sources.some((code) => own.has(code)))
    found.push(['movements', 'ClaimAtAnotherBank']);
  return found;
}

type Dated = Pick<Institution, 'code' | 'from' | 'to'>;

const isInForce = ({ from, to }: Dated, on: CalendarDate): boolean =>
  (from === null || from <= on) && (to === null || to >= on);

/** The signed form comes with the signature, and is asked for there. */
function evidence({ checklist, leftOut }: Circumstances): Found[] {
  const missing = checklist.flatMap(({ rule: { paper, name }, item }) =>
    item === null && paper !== signedForm
      ? [[paper, 'ClaimPaperMissing', { ko: name.ko, en: name.en }] satisfies Found]
      : [],
  );
  const unsaid = leftOut.flatMap(({ fileId, reason }) =>
    reason === undefined ? [[`leftOut.${fileId}`, 'ClaimFieldMissing'] satisfies Found] : [],
  );
  return [...missing, ...unsaid];
}

function declaration(
  { declaration: said }: ClaimDraft,
  { reference, files, checklist }: Circumstances,
): Found[] {
  const found = reference.texts.flatMap(({ kind, version, required }): Found[] => {
    const answer = said.texts?.find((text) => text.kind === kind);
    if (answer === undefined || answer.version !== version) return [[`texts.${kind}`, 'ClaimTextNotRead']];
    return required && !answer.agreed ? [[`texts.${kind}`, 'ClaimConsentMissing']] : [];
  });
  const { signature } = said;
  const given =
    signature?.method === 'PENDING'
      ? checklist.some(({ item }) => item?.paper === signedForm && item.status === 'PENDING')
      : files.some(({ fileId, paper }) => fileId === signature?.fileId && paper === signedForm);
  if (!given) found.push(['signature', 'ClaimSignatureMissing']);
  return found;
}

const dateOf = (at: Instant) => seoulDateOf(at);
