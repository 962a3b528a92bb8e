import type { z } from 'zod';
import { ClaimDeclaration, ClaimWhat, ClaimWho } from '../../../electron/contract/claim.ts';
import type { ClaimDraft, ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { ClaimDraftView } from '../../../electron/contract/claim-intake.ts';
import { ClaimMoney } from '../../../electron/contract/claim-money.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import { papersOf } from './who/papers-of.ts';

/** What is known beside the draft. */
export interface Facts {
  readonly view: Pick<ClaimDraftView, 'maskedIdentityNumbers' | 'needsLegalRepresentative' | 'stopped'>;
  readonly reference: Pick<ClaimReference, 'exclusions' | 'texts'>;
  /** Whether other cases of the customer were found, so that this one's difference must be said. */
  readonly duplicates: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a step still needs before the claim can be filed, as paths of fields in its section: what the claim's own
 * schema finds missing, and what the rules want besides. The desk holds every rule again.
 */
export function missingIn(step: ClaimStep, draft: ClaimDraft, facts: Facts): readonly string[] {
  switch (step) {
    case 'WHO':
      return missingInWho(draft.who, facts);
    case 'WHAT':
      return missingInWhat(draft.what, facts);
    case 'MONEY':
      return lacking(ClaimMoney, {
        movements: [],
        ...draft.money,
        refund: { ...noRefund, ...draft.money.refund },
      });
    case 'EVIDENCE':
      return [];
    case 'DECLARATION':
      return missingInDeclaration(draft.declaration, facts);
  }
}

/** The number itself stays at the desk; where there is one, this stands for it. */
const numberAtTheDesk = (masked: string | null) => (masked === null ? undefined : '000000');

function missingInWho(who: ClaimDraft['who'], { view, duplicates }: Facts): readonly string[] {
  if (view.stopped !== null) return ['customerNo'];
  const { representation, representative, contact, notification } = who;
  const needs = lacking(ClaimWho, {
    duplicate: null,
    ...who,
    identityDocument: {
      ...who.identityDocument,
      number: numberAtTheDesk(view.maskedIdentityNumbers.customer),
    },
    contact: { email: null, ...contact },
    notification: { ...notification },
    representative:
      representation === undefined || representation === 'SELF'
        ? null
        : {
            ...representative,
            identityDocument: {
              ...representative?.identityDocument,
              number: numberAtTheDesk(view.maskedIdentityNumbers.representative),
            },
            papers: { ...nothingSeen, ...representative?.papers },
          },
  });
  const need = (missing: boolean, field: string) => {
    if (missing && !needs.includes(field)) needs.push(field);
  };
  need(who.identityDocument?.authenticityCheck === 'NOT_AUTHENTIC', 'identityDocument.authenticityCheck');
  need(view.needsLegalRepresentative && representation === 'SELF', 'representation');
  if (representation !== undefined && representation !== 'SELF') {
    for (const paper of papersOf[representation])
      need(representative?.papers?.[paper] !== true, `representative.papers.${paper}`);
    need(
      representative?.identityDocument?.authenticityCheck === 'NOT_AUTHENTIC',
      'representative.identityDocument.authenticityCheck',
    );
  }
  need((notification?.channels ?? []).length === 0, 'notification.channels');
  need(
    (notification?.channels ?? []).includes('EMAIL') && (contact?.email ?? null) === null,
    'contact.email',
  );
  need(duplicates && (who.duplicate ?? null) === null, 'duplicate');
  return needs;
}

function missingInWhat(what: ClaimDraft['what'], { reference, now }: Facts): readonly string[] {
  const needs = lacking(ClaimWhat, {
    meansInWords: '',
    devices: [],
    exposed: [],
    actions: [],
    exclusions: {},
    ...what,
  });
  const need = (missing: boolean, field: string) => {
    if (missing && !needs.includes(field)) needs.push(field);
  };
  const { beganAt, noticedAt } = what;
  const ahead = (moment: string | undefined) => moment !== undefined && Date.parse(moment) > now;
  need(what.means === 'OTHER' && (what.meansInWords ?? '').trim() === '', 'meansInWords');
  need(ahead(beganAt), 'beganAt');
  need(
    ahead(noticedAt) || (beganAt !== undefined && noticedAt !== undefined && noticedAt < beganAt),
    'noticedAt',
  );
  for (const { code } of reference.exclusions)
    need(what.exclusions?.[code] === undefined, `exclusions.${code}`);
  return needs;
}

function missingInDeclaration(
  declaration: ClaimDraft['declaration'],
  { reference }: Facts,
): readonly string[] {
  const needs = lacking(ClaimDeclaration, { texts: [], ...declaration });
  for (const { kind, version, required } of reference.texts) {
    const answer = declaration.texts?.find((text) => text.kind === kind && text.version === version);
    if (required && answer?.agreed !== true) needs.push(`texts.${kind}`);
  }
  return needs;
}

const nothingSeen = {
  powerOfAttorney: false,
  sealCertificate: false,
  basicCertificate: false,
  familyRelationCertificate: false,
};

const noRefund = {
  reportedAt: null,
  papersOn: null,
  finalNoticeOn: null,
  announcedOn: null,
  decidedOn: null,
  refund: null,
};

/** The fields that keep a section from being whole. */
const lacking = (whole: z.ZodType, section: unknown): string[] => [
  ...new Set(whole.safeParse(section).error?.issues.map(({ path }) => path.join('.')) ?? []),
];
