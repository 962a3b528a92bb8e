import type { ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import type { MessageLanguage } from '../../../electron/contract/message/problem-words.ts';
import type { useWords } from '../../language/use-words.ts';

type Translate = ReturnType<typeof useWords>['t'];

/** What a field is called: the label it has in its step. Numbers in a path stand for any row. */
const labels = {
  WHO: {
    customerNo: 'claimWho.customer',
    duplicate: 'claimWho.whyAnother',
    'identityDocument.kind': 'checks.documentKind',
    'identityDocument.number': 'checks.documentNumber',
    'identityDocument.authenticityCheck': 'checks.authenticity',
    representation: 'claimWho.representation',
    'contact.phone': 'claimWho.phone',
    'contact.email': 'claimWho.email',
    'contact.address': 'claimWho.address',
    'notification.channels': 'claimWho.channels',
    'notification.consentedAt': 'claimWho.consentShort',
    language: 'claimWho.language',
  },
  WHAT: {
    accidentType: 'claimWhat.type',
    means: 'claimWhat.means',
    meansInWords: 'claimWhat.meansInWords',
    beganAt: 'claimWhat.beganAt',
    noticedAt: 'claimWhat.noticedAt',
    narrative: 'claimWhat.narrative',
  },
  MONEY: {},
  EVIDENCE: {},
  DECLARATION: { signature: 'claimDeclaration.signature' },
} as const satisfies Record<ClaimStep, Record<string, string>>;

/** Where a whole group is named rather than each of its fields. */
const groups = [
  ['WHO', 'representative', 'claimWho.representative'],
  ['WHAT', 'actions', 'claimWhat.actionTimes'],
  ['WHAT', 'exclusions', 'claimWhat.exclusions'],
] as const;

/** Names of the fields a step still needs, each once. */
export function missingWords(
  t: Translate,
  step: ClaimStep,
  fields: readonly string[],
  reference: Pick<ClaimReference, 'texts'>,
  language: MessageLanguage,
): string[] {
  const words = fields.map((field) => {
    const text = reference.texts.find(({ kind }) => field === `texts.${kind}`);
    if (text !== undefined) return text.title[language];
    const group = groups.find(([of, prefix]) => of === step && field.startsWith(prefix));
    if (group !== undefined) return t(group[2]);
    const known: Record<string, (typeof labels)['WHO']['language']> = labels[step] as never;
    const label = known[field];
    return label === undefined ? t(`claim.step.${step}`) : t(label);
  });
  return [...new Set(words)];
}
