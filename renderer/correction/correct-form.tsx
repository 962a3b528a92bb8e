import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectionDetail, CorrectionOrder } from '../../electron/contract/correction.ts';
import { CorrectionReason } from '../../electron/contract/correction-records.ts';
import {
  IdentityDocument,
  IdentityDocumentKind,
  LegalRepresentativeDocuments,
  ReplacementReason,
} from '../../electron/contract/issuance.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { DocumentNumberField } from '../form/document-number-field.tsx';
import { TaskForm } from '../form/task-form.tsx';
import { TickField } from '../form/tick-field.tsx';
import { announce } from '../frame/announce.ts';
import { documentName } from '../history/document-name.ts';
import { useWords } from '../language/use-words.ts';
import classes from './corrections.module.css';

type Papers = NonNullable<CorrectionDetail['papers']>;
const representativePapers = Object.keys(
  LegalRepresentativeDocuments.shape,
) as (keyof LegalRepresentativeDocuments)[];
const noneSeen: LegalRepresentativeDocuments = {
  representativeId: false,
  basicCertificate: false,
  familyRelationCertificate: false,
  seal: false,
};

/** The papers as they were seen this time; what is not touched stays as it was recorded. */
export function CorrectForm({
  caseNo,
  papers,
  onDone,
}: {
  caseNo: number;
  papers: Papers;
  onDone: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const [document, setDocument] = useState<'KEEP' | 'NEW'>('KEEP');
  const [kind, setKind] = useState<IdentityDocumentKind | null>(null);
  const [number, setNumber] = useState('');
  const [authenticityCheck, setAuthenticity] = useState<IdentityDocument['authenticityCheck'] | null>(null);
  const [representative, setRepresentative] = useState(papers.legalRepresentative);
  const [replacement, setReplacement] = useState(papers.replacement);
  const send = useMutation({
    mutationFn: (order: CorrectionOrder) => ask((options) => desk.corrections.correct(order, options)),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      announce(t('correction.sent'));
      onDone();
    },
  });
  const typed = IdentityDocument.safeParse({ kind, number, authenticityCheck });
  const ready = reason !== null && (document === 'KEEP' || typed.success);
  const submit = () => {
    if (reason === null) return;
    send.mutate({
      caseNo,
      reason,
      papers: {
        identityDocument: document === 'NEW' && typed.success ? typed.data : null,
        phoneCheck: papers.phoneCheck,
        legalRepresentative: representative,
        replacement,
      },
    });
  };
  const recorded = `${documentName(papers.identityDocumentKind, t)} ${papers.maskedIdentityDocument}`;
  return (
    <TaskForm
      about={String(caseNo)}
      title={t('correction.correctTitle')}
      problem={send.data?.ok === false ? send.data.problem : null}
      action={t('correction.send')}
      ready={ready}
      busy={send.isPending}
      typed={number !== ''}
      onAct={submit}
      onBack={onDone}
    >
      <ChoiceField
        label={t('correction.correctReason')}
        choices={CorrectionReason.options.map((value) => ({
          value,
          label: t(`correction.correctReasons.${value}`),
        }))}
        value={reason}
        onChange={setReason}
      />
      <ChoiceField
        label={t('correction.document')}
        choices={[
          { value: 'KEEP', label: t('correction.keepDocument', { document: recorded }) },
          { value: 'NEW', label: t('correction.newDocument') },
        ]}
        value={document}
        onChange={setDocument}
      />
      {document === 'NEW' && (
        <>
          <ChoiceField
            label={t('checks.documentKind')}
            choices={IdentityDocumentKind.options.map((value) => ({
              value,
              label: t(`checks.document.${value}`),
            }))}
            value={kind}
            onChange={setKind}
          />
          <div className={classes.row}>
            <DocumentNumberField value={number} onChange={setNumber} invalid={false} />
            <ChoiceField
              label={t('checks.authenticity')}
              choices={IdentityDocument.shape.authenticityCheck.options.map((value) => ({
                value,
                label: t(`checks.authenticityAnswer.${value}`),
              }))}
              value={authenticityCheck}
              onChange={setAuthenticity}
            />
          </div>
        </>
      )}
      {papers.needsLegalRepresentative && (
        <fieldset aria-label={t('checks.representative')} className={classes.row}>
          {representativePapers.map((paper) => (
            <TickField
              key={paper}
              label={t(`checks.paper.${paper}`)}
              checked={representative?.[paper] ?? false}
              onChange={(seen) => setRepresentative({ ...(representative ?? noneSeen), [paper]: seen })}
            />
          ))}
        </fieldset>
      )}
      <ChoiceField
        label={t('checks.replacementLabel')}
        choices={ReplacementReason.options.map((value) => ({
          value,
          label: t(`checks.replacementReason.${value}`),
        }))}
        value={replacement}
        onChange={setReplacement}
      />
    </TaskForm>
  );
}
