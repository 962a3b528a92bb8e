import { TierProof, type WaiverGround } from '../../electron/contract/fee-waiver.ts';
import type { WaiverProposal } from '../../electron/contract/issuance.ts';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import type { StepProps } from './step-props.ts';

/** Why the fee is waived: the tier by rule, with where it is known from and its age, or a reason the branch may use. */
export function WaiverGrounds({
  work,
  change,
  missing,
  waiver,
}: Pick<StepProps, 'work' | 'change' | 'missing'> & { waiver: WaiverProposal }) {
  const { t } = useWords();
  const { tier, reasons, needsProof, tierProblem } = waiver;
  const { ground } = work;
  const grounds: readonly WaiverGround[] = [
    ...(tier === null ? [] : [tier]),
    ...reasons.map((reason) => ({ reason })),
  ];
  const words = (one: WaiverGround) =>
    one.reason === 'TIER'
      ? t('fee.tierFrom', {
          tier: one.tier,
          source: t(`approval.source.${one.source}`, { date: seoulDateOf(one.asOf) }),
        })
      : t(`approval.ground.${one.reason}`);
  const unfit = (one: WaiverGround) =>
    one.reason === 'DEFECTIVE_CARD_REPLACED' && work.replacement !== 'DEFECTIVE'
      ? t('fee.defectiveOnly')
      : undefined;
  return (
    <>
      {tierProblem !== null && <ProblemPanel problem={tierProblem} />}
      <ChoiceField
        label={t('fee.ground')}
        choices={grounds.map((one) => ({ value: one.reason, label: words(one), unavailable: unfit(one) }))}
        value={ground?.reason ?? null}
        onChange={(reason) => change({ ground: grounds.find((one) => one.reason === reason) ?? null })}
        invalid={missing.includes('ground')}
      />
      {ground?.reason === 'TIER' && needsProof && (
        <>
          <Notice tone="hint">{t('fee.proofNeeded')}</Notice>
          <ChoiceField
            label={t('fee.proof')}
            choices={TierProof.options.map((value) => ({ value, label: t(`approval.proof.${value}`) }))}
            value={ground.proof}
            onChange={(proof) => change({ ground: { ...ground, proof } })}
            invalid={missing.includes('proof')}
          />
        </>
      )}
      <Notice tone="hint">{t(work.approvalRequestId === null ? 'fee.approvalNext' : 'fee.approved')}</Notice>
    </>
  );
}
