import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { StaffCardFields } from './staff-card-fields.tsx';
import type { CredentialEntry } from './use-credential.ts';

/** Password or staff card, and what each of them takes. */
export function CredentialFields({
  entry,
  by,
  secret,
}: {
  entry: CredentialEntry;
  /** Who is asked, which the labels say. */
  by: 'SUPERVISOR' | 'COLLEAGUE';
  /** The field of the password or the PIN. */
  secret: Ref<HTMLInputElement>;
}) {
  const { t } = useWords();
  const { method, approver, password, pin, staffCard, choose, enter } = entry;
  return (
    <>
      <ChoiceField
        label={t('staffCard.method')}
        choices={[
          { value: 'PASSWORD', label: t('staffCard.PASSWORD') },
          { value: 'STAFF_CARD', label: t('staffCard.STAFF_CARD') },
        ]}
        value={method}
        onChange={choose}
      />
      {method === 'STAFF_CARD' && (
        <StaffCardFields
          view={staffCard}
          pin={pin}
          onPin={(typed) => enter({ pin: typed })}
          pinField={secret}
        />
      )}
      {method === 'PASSWORD' && (
        <>
          <TextInput
            label={t(`approval.approver.${by}`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={approver}
            onChange={(event) => enter({ approver: event.currentTarget.value.replace(/[^0-9]/g, '') })}
          />
          <TextInput
            ref={secret}
            label={t(`approval.password.${by}`)}
            description={t(`approval.own.${by}`)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="password"
            autoComplete="off"
            maxLength={200}
            value={password}
            onChange={(event) => enter({ password: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
