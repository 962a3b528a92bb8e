import { numberToHangul } from 'es-hangul';
import type { MovementDraft } from '../../../contract/claim-draft.ts';
import type { Exchange, Institution, ReferenceCode } from '../../../contract/claim-reference.ts';
import { likelyOutside } from '../../../contract/likely-outside.ts';
import { seoulDateOf, seoulTimeOf } from '../../../contract/moment.ts';
import { maskAccount, maskBirth, maskEmail, maskNumbersIn, maskPhone } from '../../customer/mask.ts';
import { inForce } from '../in-force.ts';
import { moneyTotals } from '../money-totals.ts';
import type { ClaimPaperFacts } from './claim-paper-facts.ts';
import type { ClaimPaperWords } from './claim-paper-words.ts';
import { wordsIn } from './words-in.ts';

/** A row of a form: what it is, and what was answered. */
export type FormRow = readonly [label: string, value: string];

/** A part of the form under a heading of its own. */
export type FormSection = { readonly title: string } & (
  | { readonly kind: 'ROWS'; readonly rows: readonly FormRow[] }
  | {
      readonly kind: 'TABLE';
      readonly head: readonly string[];
      readonly lines: readonly (readonly string[])[];
      readonly rows: readonly FormRow[];
    }
  | { readonly kind: 'TEXTS'; readonly texts: readonly FormText[] }
);

interface FormText {
  readonly title: string;
  readonly body: string;
  readonly agreed: boolean;
  readonly answer: string;
}

/** A claim form as it is laid out: words only, masked already. */
export interface ClaimForm {
  readonly words: ClaimPaperWords;
  readonly language: 'ko' | 'en';
  readonly heading: string;
  /** The number in the QR code and at the foot; null for a draft. */
  readonly number: string | null;
  readonly marks: readonly string[];
  readonly top: readonly FormRow[];
  readonly sections: readonly FormSection[];
  readonly signature: {
    readonly name: string;
    readonly signedAt: string | null;
    /** That and why it follows; null where it is given, or not asked for yet. */
    readonly pending: string | null;
    readonly image: ClaimPaperFacts['signature'];
  };
}

/**
 * Writes a claim's form in the customer's language. Numbers are masked, in the story too; of where the money went only
 * the institution stands there, because all else about it is other people's data (Real Name Act art. 4, domain.md
 * section 4). The applicant's own name and address stay readable: they sign for them.
 */
export function claimForm(facts: ClaimPaperFacts): ClaimForm {
  const words = wordsIn[facts.language];
  const { filed, sections, settings } = facts;
  const { signature } = sections.declaration;
  return {
    words,
    language: facts.language,
    heading: `${settings.bankName} ${settings.branchName}`,
    number: filed?.provisionalNo ?? null,
    marks: [
      ...(filed === null ? [words.draft] : []),
      ...(facts.copyNo > 0 ? [words.copy(facts.copyNo)] : []),
    ],
    top: known([
      [words.label.number, filed?.provisionalNo],
      [words.label.coreNumber, filed?.coreNo],
      [words.label.filedAt, filed && seoulTimeOf(filed.at)],
      [words.label.printedAt, seoulTimeOf(facts.printedAt)],
      [words.label.teller, facts.teller],
    ]),
    sections: [
      applicant(facts, words),
      accident(facts, words),
      money(facts, words),
      ...refund(facts, words),
      papers(facts, words),
      declaration(facts, words),
    ],
    signature: {
      name: facts.customer?.name ?? '',
      signedAt: signature && signature.method !== 'PENDING' ? seoulTimeOf(signature.signedAt) : null,
      pending: signature?.method === 'PENDING' ? words.signaturePending(signature.words) : null,
      image: facts.signature,
    },
  };
}

/** Rows that have an answer. */
const known = (rows: readonly (readonly [string, string | null | undefined])[]): FormRow[] =>
  rows.flatMap(([label, value]) => (value == null || value === '' ? [] : [[label, value] as const]));

function applicant(
  { sections, customer, maskedIdentityNo }: ClaimPaperFacts,
  words: ClaimPaperWords,
): FormSection {
  const {
    who,
    money: { payTo },
  } = sections;
  const { label } = words;
  const document = who.identityDocument?.kind;
  return {
    kind: 'ROWS',
    title: words.section.applicant,
    rows: known([
      [label.name, customer?.name],
      [label.birth, customer && maskBirth(customer.birthDate)],
      [
        label.document,
        document && `${words.identityDocument[document]}${maskedIdentityNo ? ` ${maskedIdentityNo}` : ''}`,
      ],
      [label.phone, who.contact?.phone && maskPhone(who.contact.phone)],
      [label.email, who.contact?.email && maskEmail(who.contact.email)],
      [label.address, who.contact?.address],
      [label.representation, who.representation && words.representation[who.representation]],
      [label.representative, who.representative?.name],
      [label.relation, who.representative?.relation],
      [label.representativePhone, who.representative?.phone && maskPhone(who.representative.phone)],
      [label.channels, who.notification?.channels?.map((channel) => words.channel[channel]).join(' → ')],
      [label.payTo, payTo && maskAccount(payTo)],
    ]),
  };
}

function accident(
  { sections: { what }, reference, language }: ClaimPaperFacts,
  words: ClaimPaperWords,
): FormSection {
  const { label } = words;
  const means = what.means && words.means[what.means];
  return {
    kind: 'ROWS',
    title: words.section.accident,
    rows: known([
      [label.accidentType, what.accidentType && words.accidentType[what.accidentType]],
      [label.means, means && (what.meansInWords ? `${means}: ${maskNumbersIn(what.meansInWords)}` : means)],
      [label.beganAt, what.beganAt && seoulTimeOf(what.beganAt)],
      [label.noticedAt, what.noticedAt && seoulTimeOf(what.noticedAt)],
      [label.exposed, what.exposed?.map((each) => words.exposed[each]).join(', ')],
      [
        label.actions,
        what.actions
          ?.map(({ action, at }) => `${words.action[action]}${at === undefined ? '' : ` ${seoulTimeOf(at)}`}`)
          .join('\n'),
      ],
      [label.narrative, what.narrative && maskNumbersIn(what.narrative)],
      [
        label.outside,
        likelyOutside(reference, what)
          .map(({ because }) => words.outside(because[language]))
          .join('\n'),
      ],
    ]),
  };
}

function money(facts: ClaimPaperFacts, words: ClaimPaperWords): FormSection {
  const { label } = words;
  const { movements = [] } = facts.sections.money;
  const totals = moneyTotals(facts.sections.money);
  return {
    kind: 'TABLE',
    title: words.section.money,
    head: ['', label.at, label.kind, label.amount, label.from, label.to, label.suspension],
    lines: movements.map((movement, i) => [String(i + 1), ...movementCells(movement, facts, words)]),
    rows:
      totals === null
        ? []
        : known([
            [label.loss, words.won(totals.loss)],
            [
              label.lossInWords,
              facts.language === 'ko' ? `${numberToHangul(totals.loss, { spacing: true })} 원` : '',
            ],
            [label.frozen, totals.frozen > 0 ? words.won(totals.frozen) : ''],
            [label.refunded, totals.refund > 0 ? words.won(totals.refund) : ''],
          ]),
  };
}

/** What the customer may see of a movement: their own side, and which institution is on the other. */
function movementCells(
  { at, kind, amount, asset, channel, from, to, suspension }: MovementDraft,
  facts: ClaimPaperFacts,
  words: ClaimPaperWords,
): string[] {
  const { institutions, exchanges } = facts.reference;
  const on = seoulDateOf(at ?? facts.printedAt);
  const named = (list: readonly (Institution | Exchange)[], code: ReferenceCode | undefined) =>
    list.find((each) => each.code === code && inForce(each, on))?.name[facts.language] ?? words.unknownTarget;
  const target =
    to?.kind === 'ACCOUNT'
      ? named(institutions, to.institution)
      : to?.kind === 'EXCHANGE'
        ? named(exchanges, to.exchange)
        : to?.kind === 'MERCHANT'
          ? to.name
          : words.unknownTarget;
  const state = suspension?.state === 'ANSWERED' ? suspension.result : (suspension?.state ?? 'NOT_ASKED');
  const amounts = [
    ...(asset ? [`${asset.quantity} ${asset.symbol}`] : []),
    ...(amount === undefined ? [] : [words.won(amount)]),
  ];
  return [
    at === undefined ? words.none : seoulTimeOf(at),
    [kind && words.movement[kind], channel && words.movementChannel[channel]].filter(Boolean).join('\n') ||
      words.none,
    amounts.join('\n') || words.none,
    from?.accountNo ? maskAccount(from.accountNo) : words.none,
    maskNumbersIn(target),
    words.suspension[state],
  ];
}

/** Nothing where the customer has not reported the fraud under the refund act. */
function refund({ timeline }: ClaimPaperFacts, words: ClaimPaperWords): FormSection[] {
  const rows = timeline.map(
    ({ step, on, certainty }): FormRow => [words.refundStep[step], words.certainty[certainty](on)],
  );
  return rows.length === 0 ? [] : [{ kind: 'ROWS', title: words.section.refund, rows }];
}

function papers({ checklist, reference, language }: ClaimPaperFacts, words: ClaimPaperWords): FormSection {
  return {
    kind: 'ROWS',
    title: words.section.papers,
    rows: checklist.map((item) => [
      reference.papers.find(({ paper }) => paper === item.paper)?.name[language] ?? item.paper,
      item.status === 'PRESENT'
        ? words.paper.present
        : item.status === 'PENDING'
          ? words.paper.pending(item.until)
          : words.paper.notApplicable(maskNumbersIn(item.reason)),
    ]),
  };
}

/** Every text in its version, agreed to or not yet. */
function declaration(
  { sections, reference, language }: ClaimPaperFacts,
  words: ClaimPaperWords,
): FormSection {
  const answers = sections.declaration.texts ?? [];
  return {
    kind: 'TEXTS',
    title: words.section.declaration,
    texts: reference.texts.map(({ kind, version, title, body }) => {
      const agreed = answers.some((each) => each.kind === kind && each.version === version && each.agreed);
      return {
        title: `${title[language]} (${version})`,
        body: body[language],
        agreed,
        answer: agreed ? words.agreed : words.notAgreed,
      };
    }),
  };
}
