import { TextInput } from '@mantine/core';
import type { ClaimWhoDraft } from '../../../../electron/contract/claim-draft.ts';
import { FieldGroup, FieldRow } from '../../../form/field-group.tsx';
import { PhoneField } from '../../../form/phone-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';

/** Where the bank reaches the customer while the claim is under way. */
export function ContactFields({ content, change, invalid, error }: StepProps<'who'>) {
  const { t } = useWords();
  const contact = content.contact ?? {};
  const changeContact = (part: NonNullable<ClaimWhoDraft['contact']>) =>
    change({ contact: { ...contact, ...part } });
  return (
    <FieldGroup title={t('claimWho.contact')} hint={t('claimWho.contactHint')}>
      <FieldRow>
        <PhoneField
          label={t('claimWho.phone')}
          value={contact.phone ?? null}
          onChange={(phone) => changeContact({ phone: phone ?? undefined })}
          invalid={invalid('contact.phone')}
        />
        <TextInput
          label={t('claimWho.email')}
          type="email"
          data-optional
          autoComplete="off"
          maxLength={120}
          w={260}
          value={contact.email ?? ''}
          onChange={(event) => changeContact({ email: event.currentTarget.value.trim() || null })}
          error={error('contact.email')}
        />
      </FieldRow>
      <TextInput
        label={t('claimWho.address')}
        autoComplete="off"
        maxLength={200}
        maw={640}
        value={contact.address ?? ''}
        onChange={(event) => changeContact({ address: event.currentTarget.value })}
        error={invalid('contact.address')}
      />
    </FieldGroup>
  );
}
