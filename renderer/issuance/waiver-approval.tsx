import { TextInput } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import type { StepProps } from './step-props.ts';
import classes from './waiver-approval.module.css';

/** What is approved, how much, who asks; and the supervisor's own number and password, never filled in beforehand. */
export function WaiverApproval({
  work,
  change,
  session,
  missing,
  fee,
}: StepProps & { fee: EligibilityAssessment['fee'] }) {
  const { t, language } = useWords();
  return (
    <section className={classes.approval} aria-label={t('fee.waiverTitle')}>
      <h2>
        <IconShieldCheck size={19} stroke={1.8} aria-hidden /> {t('fee.waiverTitle')}
      </h2>
      <p>
        {t('fee.waiverWhat', { tier: fee.waiver.tier?.tier ?? '', amount: wonText(fee.amount, language) })}
        <br />
        <small>{t('fee.waiverWho', session)}</small>
      </p>
      <div className={classes.fields}>
        <TextInput
          label={t('fee.approver')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={work.approver}
          onChange={(event) => change({ approver: event.currentTarget.value.replace(/[^0-9]/g, '') })}
          error={missing.includes('approver')}
        />
        <TextInput
          label={t('fee.approverPassword')}
          description={t('fee.ownPassword')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="password"
          autoComplete="off"
          maxLength={200}
          value={work.approverPassword}
          onChange={(event) => change({ approverPassword: event.currentTarget.value })}
          error={missing.includes('approverPassword')}
        />
      </div>
      {work.approver === session.staffNo && <ProblemPanel problem={{ tag: 'ApproverIsMaker' }} />}
    </section>
  );
}
