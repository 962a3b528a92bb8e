import type { TFunction } from 'i18next';
import type { ApprovalSubject } from '../../electron/contract/approval.ts';
import type { WaiverGround } from '../../electron/contract/fee-waiver.ts';
import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import { refundText } from '../correction/refund-text.ts';
import { grouped } from '../language/serial-text.ts';
import { wonText } from '../language/won-text.ts';

/** What an approver is told of a subject: its measure large, and the facts one by one. */
export interface SubjectFacts {
  /** The amount, or how many cards. */
  readonly measure: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export const groundText = (t: TFunction, ground: WaiverGround): string =>
  ground.reason === 'TIER' ? t('approval.ground.TIER', ground) : t(`approval.ground.${ground.reason}`);

/** The subject in plain words. */
export function factsOf(t: TFunction, language: MessageLanguage, subject: ApprovalSubject): SubjectFacts {
  const fact = (name: keyof typeof import('../language/ko/approval.ts').approval.fact) =>
    t(`approval.fact.${name}`);
  const cards = (n: number) => t('common.cards', { n });
  const businessDate = (of: { businessDate: string }) => [fact('businessDate'), of.businessDate] as const;
  const place = (who: string | null) => who ?? fact('branchStock');
  switch (subject.kind) {
    case 'FEE_WAIVER': {
      const { ground } = subject;
      const tier: SubjectFacts['facts'] =
        ground.reason === 'TIER'
          ? [
              [fact('tierSource'), t(`approval.source.${ground.source}`, { date: seoulDateOf(ground.asOf) })],
              ...(ground.proof === null
                ? []
                : [[fact('proof'), t(`approval.proof.${ground.proof}`)] as const]),
            ]
          : [];
      return {
        measure: wonText(subject.amount, language),
        facts: [
          [fact('customer'), `${subject.maskedName} (${subject.customerNo})`],
          [fact('ground'), groundText(t, ground)],
          ...tier,
          [fact('serialNo'), grouped(subject.serialNo)],
        ],
      };
    }
    case 'OFFLINE_EXPOSURE': {
      const { issuances, won, caps } = subject.exposure;
      return {
        measure: wonText(subject.fee, language),
        facts: [
          [fact('customer'), `${subject.maskedName} (${subject.customerNo})`],
          [fact('serialNo'), grouped(subject.serialNo)],
          [fact('issuedOffline'), `${cards(issuances)} · ${wonText(won, language)}`],
          [fact('offlineCaps'), `${cards(caps.issuances)} · ${wonText(caps.won, language)}`],
        ],
      };
    }
    case 'STOCK_RECEIPT':
      return {
        measure: cards(subject.present.length),
        facts: [
          [fact('batch'), subject.batchNo],
          [fact('package'), `${subject.packageNo}${subject.sealIntact ? '' : ` · ${fact('sealBroken')}`}`],
          ...(['damaged', 'missing', 'extra'] as const)
            .filter((found) => subject[found].length > 0)
            .map((found) => [fact(found), cards(subject[found].length)] as const),
        ],
      };
    case 'STOCK_HANDOVER':
      return {
        measure: cards(subject.serialNos.length),
        facts: [[fact('between'), `${place(subject.from)} → ${place(subject.to)}`]],
      };
    case 'STOCK_RETURN':
      return { measure: cards(subject.serialNos.length), facts: [[fact('package'), subject.packageNo]] };
    case 'STOCK_LOSS':
      return { measure: cards(1), facts: [[fact('serialNo'), grouped(subject.serialNo)]] };
    case 'STOCK_DIFFERENCE':
      return {
        measure: cards(subject.counted - subject.expected),
        facts: [
          [fact('counts'), `${cards(subject.expected)} → ${cards(subject.counted)}`],
          [fact('explanation'), subject.explanation ?? ''],
        ],
      };
    case 'DRAWER_OPENING':
      return { measure: wonText(subject.amount, language), facts: [businessDate(subject)] };
    case 'CASH_MOVEMENT':
      return {
        measure: wonText(subject.amount, language),
        facts: [businessDate(subject), [fact('direction'), fact(subject.direction)]],
      };
    case 'DRAWER_HAND_OVER':
      return {
        measure: wonText(subject.amount, language),
        facts: [businessDate(subject), [fact('handTo'), subject.to]],
      };
    case 'CASH_DIFFERENCE':
      return {
        measure: wonText(subject.counted - subject.expected, language),
        facts: [
          businessDate(subject),
          [fact('counts'), `${wonText(subject.expected, language)} → ${wonText(subject.counted, language)}`],
          [fact('explanation'), subject.explanation],
        ],
      };
    case 'DAY_CLOSING':
      return {
        measure: wonText(subject.counted, language),
        facts: [
          businessDate(subject),
          ...subject.explanations.map(
            ({ side, difference, explanation }) =>
              [t(`approval.side.${side}`), `${difference} · ${explanation}`] as const,
          ),
        ],
      };
    case 'REVERSAL':
      return {
        measure: refundText(t, language, subject.refund),
        facts: [
          [fact('customer'), subject.maskedName],
          [fact('serialNo'), grouped(subject.serialNo)],
          [t('correction.cardNow'), t(`correction.cardAfter.${subject.card}`)],
          [t('correction.reverseReason'), t(`correction.reverseReasons.${subject.reason}`)],
        ],
      };
    case 'WITHDRAWAL':
      return {
        measure: t('common.cases', { n: 1 }),
        facts: [
          [t('correction.entryNo'), String(subject.supersedes.seq)],
          [t('correction.rejectionCode'), subject.rejectionCode],
          [t('correction.withdrawReason'), t(`correction.withdrawReasons.${subject.reason}`)],
        ],
      };
    case 'CLAIM_WITHDRAWAL':
      return {
        measure: t('common.cases', { n: 1 }),
        facts: [
          [t('claimFollowUp.number'), subject.number],
          [t('claimFollowUp.withdrawReason'), t(`claimFollowUp.withdrawReasons.${subject.reason}`)],
        ],
      };
  }
}
