import type { ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { ClaimObjection } from '../../../electron/contract/claim-intake.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import type { MessageLanguage } from '../../../electron/contract/message/problem-words.ts';
import { problemMessage } from '../../../electron/contract/problem-message.ts';
import type { useWords } from '../../language/use-words.ts';
import { isWrong } from './open-things.ts';

type Translate = ReturnType<typeof useWords>['t'];

/** What a field, or the group it belongs to, is called where it is filled in. */
const labels = {
  WHO: {
    customerNo: 'claimWho.customer',
    duplicate: 'claimWho.whyAnother',
    'identityDocument.kind': 'checks.documentKind',
    'identityDocument.number': 'checks.documentNumber',
    'identityDocument.authenticityCheck': 'checks.authenticity',
    representation: 'claimWho.representation',
    representative: 'claimWho.representative',
    'contact.phone': 'claimWho.phone',
    'contact.email': 'claimWho.email',
    'contact.address': 'claimWho.address',
    'notification.consentedAt': 'claimWho.consentShort',
    notification: 'claimWho.channels',
    language: 'claimWho.language',
  },
  WHAT: {
    accidentType: 'claimWhat.type',
    means: 'claimWhat.means',
    meansInWords: 'claimWhat.meansInWords',
    beganAt: 'claimWhat.beganAt',
    noticedAt: 'claimWhat.noticedAt',
    actions: 'claimWhat.actionTimes',
    narrative: 'claimWhat.narrative',
    exclusions: 'claimWhat.exclusions',
  },
  MONEY: {
    statedLoss: 'claimMoney.statedLoss',
    payTo: 'claimMoney.payTo',
    refund: 'claimMoney.refund',
    movements: 'claimMoney.movements',
  },
  EVIDENCE: { leftOut: 'claimEvidence.leaveOutReason' },
  DECLARATION: { signature: 'claimDeclaration.signature' },
} as const satisfies Record<ClaimStep, Record<string, string>>;

type Label = (typeof labels)[ClaimStep] extends infer Of
  ? Of extends Record<string, infer Key>
    ? Key
    : never
  : never;

/** What is open in a step, in few words each, no word twice. */
export function openWords(
  objections: readonly ClaimObjection[],
  reference: Pick<ClaimReference, 'texts'>,
  t: Translate,
  language: MessageLanguage,
): string[] {
  const words = objections.map((objection) => {
    const { section, field, problem } = objection;
    // The desk names a paper in both languages.
    if (problem.tag === 'ClaimPaperMissing') return String(problem.detail?.[language] ?? field);
    if (isWrong(objection)) return problemMessage(problem, language).happened;
    const text = reference.texts.find(({ kind }) => field === `texts.${kind}`);
    if (text !== undefined) return text.title[language];
    const known: [string, Label][] = Object.entries(labels[section]);
    const label = known.find(([about]) => `${field}.`.startsWith(`${about}.`))?.[1];
    return t(label ?? `claim.step.${section}`);
  });
  return [...new Set(words)];
}
