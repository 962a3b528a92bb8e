import { Textarea, TextInput } from '@mantine/core';
import { DeviceKind, Exposed } from '../../../../electron/contract/claim.ts';
import { AccidentMeans, AccidentType } from '../../../../electron/contract/claim-reference.ts';
import { likelyOutside } from '../../../../electron/contract/likely-outside.ts';
import { CardChoice } from '../../../form/card-choice.tsx';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldColumn } from '../../../form/field-column.tsx';
import { FieldGroup, FieldRow } from '../../../form/field-group.tsx';
import { MomentField } from '../../../form/moment-field.tsx';
import { TickGroup } from '../../../form/tick-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import type { StepProps } from '../step-props.ts';
import { ActionFields } from './action-fields.tsx';
import { ExclusionQuestions } from './exclusion-questions.tsx';

/** What happened, asked in plain words; the kind of accident in the standard's own three. */
export function WhatStep(props: StepProps<'what'>) {
  const { content, change, reference, invalid, error } = props;
  const { t, language } = useWords();
  // Said where the date is typed, too: the questions that lead to the others are further down.
  const older = likelyOutside(reference, { beganAt: content.beganAt });
  return (
    <FieldColumn startsAnew="WHAT">
      <FieldGroup title={t('claimWhat.accident')}>
        <CardChoice
          label={t('claimWhat.type')}
          choices={AccidentType.options.map((value) => ({
            value,
            label: t(`claimWhat.types.${value}`),
            explanation: t(`claimWhat.typeExplained.${value}`),
          }))}
          value={content.accidentType ?? null}
          onChange={(accidentType) => change({ accidentType })}
          invalid={invalid('accidentType')}
        />
        <ChoiceField
          label={t('claimWhat.means')}
          choices={AccidentMeans.options.map((value) => ({ value, label: t(`claimWhat.meansOf.${value}`) }))}
          value={content.means ?? null}
          onChange={(means) => change({ means })}
          invalid={invalid('means')}
        />
        {content.means !== undefined && <span>{t(`claimWhat.meansExplained.${content.means}`)}</span>}
        {content.means === 'OTHER' && (
          <TextInput
            label={t('claimWhat.meansInWords')}
            autoComplete="off"
            maxLength={200}
            maw={640}
            value={content.meansInWords ?? ''}
            onChange={(event) => change({ meansInWords: event.currentTarget.value })}
            error={invalid('meansInWords')}
          />
        )}
        <FieldRow>
          <MomentField
            label={t('claimWhat.beganAt')}
            value={content.beganAt ?? null}
            onChange={(moment) => change({ beganAt: moment ?? undefined })}
            error={error('beganAt')}
          />
          <MomentField
            label={t('claimWhat.noticedAt')}
            value={content.noticedAt ?? null}
            onChange={(moment) => change({ noticedAt: moment ?? undefined })}
            error={error('noticedAt')}
          />
        </FieldRow>
        {older.map(({ code, because }) => (
          <Notice key={code} tone="waiting">
            {t('claimWhat.likelyOutside', { because: because[language] })} {t('claimWhat.bankDecides')}
          </Notice>
        ))}
      </FieldGroup>
      <FieldGroup title={t('claimWhat.exposure')} hint={t('claimWhat.exposureHint')}>
        <TickGroup
          label={t('claimWhat.devices')}
          choices={DeviceKind.options.map((value) => ({ value, label: t(`claimWhat.device.${value}`) }))}
          chosen={content.devices ?? []}
          onChange={(devices) => change({ devices })}
          invalid={invalid('devices')}
        />
        <TickGroup
          label={t('claimWhat.exposed')}
          choices={Exposed.options.map((value) => ({ value, label: t(`claimWhat.exposedThing.${value}`) }))}
          chosen={content.exposed ?? []}
          onChange={(exposed) => change({ exposed })}
          invalid={invalid('exposed')}
        />
      </FieldGroup>
      <ActionFields {...props} />
      <FieldGroup title={t('claimWhat.story')} hint={t('claimWhat.storyHint')}>
        <Textarea
          aria-label={t('claimWhat.narrative')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4_000}
          value={content.narrative ?? ''}
          onChange={(event) => change({ narrative: event.currentTarget.value })}
          error={invalid('narrative')}
        />
      </FieldGroup>
      <ExclusionQuestions {...props} />
    </FieldColumn>
  );
}
