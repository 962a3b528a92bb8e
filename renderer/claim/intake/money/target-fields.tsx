import { Select, TextInput } from '@mantine/core';
import type { MovementTargetDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import type { Instant } from '../../../../electron/contract/moment.ts';
import { FieldRow } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import { inForceAt } from './movement-words.ts';

/** Where the money went, field by field; institutions and exchanges are those of the day it moved. */
export function TargetFields({
  to,
  at,
  onChange,
  reference,
  invalid,
}: {
  to: MovementTargetDraft;
  at: Instant | undefined;
  onChange: (to: MovementTargetDraft) => void;
  reference: Pick<ClaimReference, 'institutions' | 'exchanges'>;
  invalid: (field: string) => boolean;
}) {
  const { t, language } = useWords();
  /** A code may have had several names; the last of those in force is shown. */
  const choices = (list: ClaimReference['institutions'] | ClaimReference['exchanges']) => [
    ...new Map(
      inForceAt<(typeof list)[number]>(list, at).map(({ code, name }) => [
        code,
        { value: code, label: name[language] },
      ]),
    ).values(),
  ];
  const text = (
    label: string,
    value: string | undefined,
    put: (value: string) => void,
    options: object = {},
  ) => (
    <TextInput
      label={label}
      value={value ?? ''}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => put(event.currentTarget.value)}
      {...options}
    />
  );
  switch (to.kind) {
    case 'ACCOUNT':
      return (
        <FieldRow>
          <Select
            label={t('claimMoney.institution')}
            searchable
            w={200}
            data={choices(reference.institutions)}
            value={to.institution ?? null}
            onChange={(institution) => {
              const { institution: _before, ...rest } = to;
              onChange(institution === null ? rest : { ...rest, institution });
            }}
            error={invalid('institution')}
          />
          {text(
            t('claimMoney.accountNo'),
            to.accountNo,
            (typed) => onChange({ ...to, accountNo: typed.replace(/[^0-9*]/g, '').slice(0, 20) }),
            { w: 200, inputMode: 'numeric', error: invalid('accountNo') },
          )}
          {text(t('claimMoney.holder'), to.holder, (holder) => onChange({ ...to, holder }), {
            w: 150,
            maxLength: 60,
          })}
        </FieldRow>
      );
    case 'EXCHANGE':
      return (
        <FieldRow>
          <Select
            label={t('claimMoney.exchange')}
            searchable
            w={200}
            data={choices(reference.exchanges)}
            value={to.exchange ?? null}
            onChange={(exchange) => {
              const { exchange: _before, ...rest } = to;
              onChange(exchange === null ? rest : { ...rest, exchange });
            }}
            error={invalid('exchange')}
          />
          {text(
            t('claimMoney.exchangeAccount'),
            to.accountId,
            (accountId) => onChange({ ...to, accountId }),
            {
              w: 160,
              maxLength: 60,
            },
          )}
          {text(t('claimMoney.wallet'), to.wallet, (wallet) => onChange({ ...to, wallet }), {
            w: 260,
            maxLength: 120,
          })}
          {text(
            t('claimMoney.transactionHash'),
            to.transactionHash,
            (transactionHash) => onChange({ ...to, transactionHash }),
            { w: 260, maxLength: 120 },
          )}
        </FieldRow>
      );
    case 'MERCHANT':
      return text(t('claimMoney.merchant'), to.name, (name) => onChange({ ...to, name }), {
        maw: 320,
        maxLength: 80,
        error: invalid('name'),
      });
    case 'UNKNOWN':
      return null;
  }
}
