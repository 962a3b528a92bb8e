import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { SignaturePending, signedForm } from '../../../../electron/contract/claim.ts';
import type { ClaimStep } from '../../../../electron/contract/claim-draft.ts';
import { instantOf } from '../../../../electron/contract/moment.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { momentText } from '../../../form/moment-typed.ts';
import { dateText } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { takeInFile } from '../evidence/take-in-file.ts';
import { useEvidenceFiles } from '../evidence/use-evidence-files.ts';
import type { StepProps } from '../step-props.ts';
import classes from './signature.module.css';
import { SignaturePad } from './signature-pad.tsx';

/** What a drawing is called among the claim's files. */
const drawingName = 'signature.png';

/** The signature: drawn on the pad, or on paper whose scan is among the claim's files. */
export function SignatureFields({
  content,
  change,
  draft,
  review,
  reviewAnew,
  reference,
  invalid,
  onGo,
}: StepProps<'declaration'> & { onGo: (step: ClaimStep) => void }) {
  const { t, language } = useWords();
  const { claimId } = draft;
  const { signature } = content;
  const [method, setMethod] = useState<'PAD' | 'PAPER' | 'PENDING' | null>(signature?.method ?? null);
  const { files, problem, lookAgain } = useEvidenceFiles(claimId);
  const forms = files.filter(({ paper }) => paper === signedForm);
  const sign = (how: 'PAD' | 'PAPER', fileId: string) =>
    change({ signature: { method: how, fileId, signedAt: instantOf(Date.now()) } });
  /** A drawing that is not the signature any more shows one that the customer has not given: it goes. */
  const removeDrawings = async (but: string | null) => {
    for (const { fileId, name } of forms)
      if (name === drawingName && fileId !== but)
        await ask((options) => desk.evidence.remove({ fileId }, options));
  };
  const withoutDrawing = useMutation({
    mutationFn: () => removeDrawings(null),
    onSuccess: () => Promise.all([lookAgain(), reviewAnew()]),
  });
  const draw = useMutation({
    mutationFn: async (png: Blob) => {
      const taken = await takeInFile({ claimId, paper: signedForm }, drawingName, png);
      if (!taken.ok) return taken;
      await removeDrawings(taken.value.fileId);
      return taken;
    },
    onSuccess: async (taken) => {
      if (!taken.ok) return;
      sign('PAD', taken.value.fileId);
      await Promise.all([lookAgain(), reviewAnew()]);
    },
  });
  const mayFollow = reference.papers.some(
    ({ paper, pendingDays }) => paper === signedForm && pendingDays !== null,
  );
  const latest = review?.checklist.find(({ rule }) => rule.paper === signedForm)?.latest ?? null;
  const scans = forms.filter(({ name }) => name !== drawingName);
  return (
    <FieldGroup title={t('claimDeclaration.signature')} hint={t('claimDeclaration.signatureHint')}>
      <ChoiceField
        label={t('claimDeclaration.method')}
        choices={[
          { value: 'PAD', label: t('claimDeclaration.methods.PAD') },
          { value: 'PAPER', label: t('claimDeclaration.methods.PAPER') },
          ...(mayFollow ? [{ value: 'PENDING' as const, label: t('claimDeclaration.methods.PENDING') }] : []),
        ]}
        value={method}
        onChange={(chosen) => {
          setMethod(chosen);
          if (chosen !== 'PAD') withoutDrawing.mutate();
          if (chosen === 'PENDING') change({ signature: { method: 'PENDING', words: '' } });
          else if (signature !== undefined && signature.method !== chosen) change({ signature: undefined });
        }}
        invalid={invalid('signature')}
      />
      {signature?.method === 'PENDING' && (
        <>
          <ChoiceField
            label={t('claimDeclaration.pendingReason')}
            choices={SignaturePending.shape.reason.options.map((value) => ({
              value,
              label: t(`claimDeclaration.pendingReasons.${value}`),
            }))}
            value={signature.reason ?? null}
            onChange={(reason) => change({ signature: { ...signature, reason } })}
            invalid={invalid('signature.reason')}
          />
          <TextInput
            label={t('claimDeclaration.pendingWords')}
            autoComplete="off"
            maxLength={300}
            maw={640}
            value={signature.words}
            onChange={(event) => change({ signature: { ...signature, words: event.currentTarget.value } })}
            error={invalid('signature.words')}
          />
          <Notice tone="waiting">
            {t('claimDeclaration.pendingExplained', {
              date: latest === null ? '' : dateText(latest, language),
            })}
          </Notice>
        </>
      )}
      {signature !== undefined && signature.method !== 'PENDING' && (
        <output className={classes.signed}>
          <IconCircleCheck size={18} stroke={1.8} aria-hidden />
          {t('claimDeclaration.signedAt', { time: momentText(signature.signedAt) })}
          <Button size="xs" variant="default" onClick={() => change({ signature: undefined })}>
            {t('claimDeclaration.again')}
          </Button>
        </output>
      )}
      {signature === undefined && method === 'PAD' && (
        <SignaturePad onSigned={draw.mutate} saving={draw.isPending} />
      )}
      {signature === undefined && method === 'PAPER' && (
        <>
          <Notice tone="hint">{t('claimDeclaration.paperHow')}</Notice>
          {scans.length === 0 ? (
            <Button variant="default" w="fit-content" onClick={() => onGo('EVIDENCE')}>
              {t('claimDeclaration.toScans')}
            </Button>
          ) : (
            <ChoiceField
              label={t('claimDeclaration.whichScan')}
              choices={scans.map(({ fileId, name, marks }) => ({
                value: fileId,
                label: [name, ...marks.map((mark) => t(`claimEvidence.mark.${mark}`))].join(' · '),
              }))}
              value={null}
              onChange={(fileId) => sign('PAPER', fileId)}
              invalid={invalid('signature')}
            />
          )}
        </>
      )}
      {draw.data?.ok === false && <ProblemPanel problem={draw.data.problem} />}
      {problem !== null && <ProblemPanel problem={problem} />}
      {!mayFollow && <span className={classes.soft}>{t('claimDeclaration.refused')}</span>}
    </FieldGroup>
  );
}
