import { useState } from 'react';
import {
  IdentityDocument,
  IdentityDocumentKind,
  LegalRepresentativeDocuments,
  PhoneCheck,
  ReplacementReason,
} from '../../electron/contract/issuance.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { DocumentNumberField } from '../form/document-number-field.tsx';
import { FieldColumn } from '../form/field-column.tsx';
import { FieldGroup, FieldRow } from '../form/field-group.tsx';
import { TickField } from '../form/tick-field.tsx';
import { useIdentityScan } from '../form/use-identity-scan.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './checks-step.module.css';
import type { StepProps } from './step-props.ts';

const papers = Object.keys(LegalRepresentativeDocuments.shape) as (keyof LegalRepresentativeDocuments)[];

/** Identity document, phone, and what the rules ask of this customer in particular. */
export function ChecksStep({ work, change, assessment, missing }: StepProps) {
  const { t } = useWords();
  const invalid = (need: (typeof missing)[number]) => missing.includes(need);
  const [scans, setScans] = useState<{
    readonly count: number;
    readonly said: 'ready' | 'read' | 'unreadable';
  }>({
    count: 0,
    said: 'ready',
  });
  useIdentityScan((scan) => {
    setScans(({ count }) => ({ count: count + 1, said: scan.read ? 'read' : 'unreadable' }));
    if (!scan.read) return;
    const { kind, number, authenticityCheck } = scan.document;
    change({ documentKind: kind, documentNumber: number, authenticity: authenticityCheck });
  });
  return (
    // A scan fills what it can; the next field that needs something has the focus then.
    <FieldColumn startsAnew={`CHECKS ${scans.count}`}>
      <FieldGroup
        title={t('checks.identity')}
        hint={
          <span className={classes.scan} aria-live="polite" data-said={scans.said}>
            {t(`checks.scan.${scans.said}`)}
          </span>
        }
      >
        <ChoiceField
          label={t('checks.documentKind')}
          choices={IdentityDocumentKind.options.map((value) => ({
            value,
            label: t(`checks.document.${value}`),
          }))}
          value={work.documentKind}
          onChange={(documentKind) => change({ documentKind })}
          invalid={invalid('documentKind')}
        />
        <FieldRow>
          <DocumentNumberField
            value={work.documentNumber}
            onChange={(documentNumber) => change({ documentNumber })}
            invalid={invalid('documentNumber')}
          />
          <ChoiceField
            label={t('checks.authenticity')}
            choices={IdentityDocument.shape.authenticityCheck.options.map((value) => ({
              value,
              label: t(`checks.authenticityAnswer.${value}`),
            }))}
            value={work.authenticity}
            onChange={(authenticity) => change({ authenticity })}
            invalid={invalid('authenticity')}
          />
        </FieldRow>
        {work.authenticity === 'NOT_AUTHENTIC' && (
          <ProblemPanel problem={{ tag: 'IdentityDocumentNotAuthentic' }} />
        )}
      </FieldGroup>

      <FieldGroup title={t('checks.phone')}>
        <FieldRow>
          <ChoiceField
            label={t('checks.device')}
            choices={PhoneCheck.shape.device.options.map((value) => ({
              value,
              label: t(`checks.deviceKind.${value}`),
            }))}
            value={work.device}
            onChange={(device) => change({ device })}
            invalid={invalid('device')}
          />
          {(work.device === null || work.device === 'ANDROID_PHONE') && (
            <div className={`${classes.ticks} ${classes.beside}`}>
              <TickField
                label={t('checks.nfc')}
                checked={work.nfc}
                onChange={(nfc) => change({ nfc })}
                invalid={invalid('nfc')}
              />
              <TickField
                label={t('checks.sim')}
                checked={work.sim}
                onChange={(sim) => change({ sim })}
                invalid={invalid('sim')}
              />
            </div>
          )}
        </FieldRow>
        {work.device !== null && work.device !== 'ANDROID_PHONE' && (
          <ProblemPanel problem={{ tag: 'PhoneNotSuitable' }} />
        )}
      </FieldGroup>

      {assessment?.needsLegalRepresentative === true && (
        <FieldGroup title={t('checks.representative')} hint={t('checks.representativeExplain')}>
          <div className={classes.ticks}>
            {papers.map((paper) => (
              <TickField
                key={paper}
                label={t(`checks.paper.${paper}`)}
                checked={work.papers[paper]}
                onChange={(seen) => change({ papers: { ...work.papers, [paper]: seen } })}
                invalid={invalid('papers') && !work.papers[paper]}
              />
            ))}
          </div>
        </FieldGroup>
      )}

      {assessment?.needsReplacementReason === true && (
        <FieldGroup title={t('checks.replacement')} hint={t('checks.replacementExplain')}>
          <ChoiceField
            label={t('checks.replacementLabel')}
            choices={ReplacementReason.options.map((value) => ({
              value,
              label: t(`checks.replacementReason.${value}`),
            }))}
            value={work.replacement}
            onChange={(replacement) => change({ replacement })}
            invalid={invalid('replacement')}
          />
        </FieldGroup>
      )}
    </FieldColumn>
  );
}
