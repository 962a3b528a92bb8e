import { TextInput } from '@mantine/core';
import type { ClaimWhoDraft } from '../../../../electron/contract/claim-draft.ts';
import { Representation } from '../../../../electron/contract/claim-reference.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldGroup, FieldRow } from '../../../form/field-group.tsx';
import { DateField } from '../../../form/moment-field.tsx';
import { PhoneField } from '../../../form/phone-field.tsx';
import { TickField } from '../../../form/tick-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import { IdentityFields } from './identity-fields.tsx';
import { papersOf } from './papers-of.ts';

type RepresentativeDraft = NonNullable<ClaimWhoDraft['representative']>;

/** Who stands at the counter: the customer, an agent, or whoever represents a minor by law; with their papers. */
export function RepresentativeFields(props: StepProps<'who'>) {
  const { content, change, view, invalid, saveNow } = props;
  const { t } = useWords();
  const { representation } = content;
  const person = content.representative ?? {};
  const changePerson = (part: RepresentativeDraft) => change({ representative: { ...person, ...part } });
  const minor = view.needsLegalRepresentative;
  return (
    <FieldGroup title={t('claimWho.visitor')} hint={minor ? t('claimWho.minor') : undefined}>
      <ChoiceField
        label={t('claimWho.representation')}
        choices={Representation.options.map((value) => ({
          value,
          label: t(`claimWho.representations.${value}`),
          unavailable: minor && value === 'SELF' ? t('claimWho.minorNotSelf') : undefined,
        }))}
        value={representation ?? null}
        onChange={(chosen) => {
          change({ representation: chosen, representative: chosen === 'SELF' ? null : person });
          // The desk forgets the number of who came before now, not when somebody else has come.
          if (chosen === 'SELF') void saveNow();
        }}
        invalid={invalid('representation')}
      />
      {representation !== undefined && representation !== 'SELF' && (
        <>
          <FieldRow>
            <TextInput
              label={t('claimWho.representativeName')}
              autoComplete="off"
              maxLength={60}
              w={180}
              value={person.name ?? ''}
              onChange={(event) => changePerson({ name: event.currentTarget.value })}
              error={invalid('representative.name')}
            />
            <DateField
              label={t('claimWho.birthDate')}
              value={person.birthDate ?? null}
              onChange={(birthDate) => changePerson({ birthDate: birthDate ?? undefined })}
              error={invalid('representative.birthDate')}
            />
            <PhoneField
              label={t('claimWho.representativePhone')}
              value={person.phone ?? null}
              onChange={(phone) => changePerson({ phone: phone ?? undefined })}
              invalid={invalid('representative.phone')}
            />
            <TextInput
              label={t('claimWho.relation')}
              placeholder={t('claimWho.relationHint')}
              autoComplete="off"
              maxLength={40}
              w={180}
              value={person.relation ?? ''}
              onChange={(event) => changePerson({ relation: event.currentTarget.value })}
              error={invalid('representative.relation')}
            />
          </FieldRow>
          <IdentityFields
            {...props}
            whose="representative"
            seen={person.identityDocument ?? {}}
            onSeen={(identityDocument) => changePerson({ identityDocument })}
            at="representative.identityDocument"
          />
          <FieldRow>
            {papersOf[representation].map((paper) => (
              <TickField
                key={paper}
                label={t(`claimWho.paper.${paper}`)}
                checked={person.papers?.[paper] ?? false}
                onChange={(seen) => changePerson({ papers: { ...person.papers, [paper]: seen } })}
                invalid={invalid(`representative.papers.${paper}`)}
              />
            ))}
          </FieldRow>
        </>
      )}
    </FieldGroup>
  );
}
