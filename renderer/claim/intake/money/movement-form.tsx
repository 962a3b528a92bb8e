import { Select, TextInput } from '@mantine/core';
import type { MovementDraft, MovementTargetDraft } from '../../../../electron/contract/claim-draft.ts';
import { MovementChannel } from '../../../../electron/contract/claim-money.ts';
import { MovementKind } from '../../../../electron/contract/claim-reference.ts';
import { won } from '../../../../electron/contract/won.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldRow } from '../../../form/field-group.tsx';
import { MomentField } from '../../../form/moment-field.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import classes from './money.module.css';
import { maskedAccount } from './movement-words.ts';
import { SuspensionFields } from './suspension-fields.tsx';
import { TargetFields } from './target-fields.tsx';

const targetKinds = ['ACCOUNT', 'EXCHANGE', 'MERCHANT', 'UNKNOWN'] as const;

/** A target about which nothing has been told but what it is. */
const emptyTargets: Record<(typeof targetKinds)[number], MovementTargetDraft> = {
  ACCOUNT: { kind: 'ACCOUNT', holder: '' },
  EXCHANGE: { kind: 'EXCHANGE', accountId: '', wallet: '', transactionHash: '' },
  MERCHANT: { kind: 'MERCHANT', name: '' },
  UNKNOWN: { kind: 'UNKNOWN' },
};

/** One movement: when, how much, by what way, from where to where, and whether the account was stopped. */
export function MovementForm({
  number,
  movement,
  onChange,
  reference,
  view,
  invalid,
}: Pick<StepProps<'money'>, 'reference' | 'view' | 'invalid'> & {
  readonly number: number;
  readonly movement: MovementDraft;
  readonly onChange: (movement: MovementDraft) => void;
}) {
  const { t } = useWords();
  const { amount, asset, from, to } = movement;
  const set = (part: Partial<MovementDraft>) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...movement, ...part }).filter(([, value]) => value !== undefined),
      ) as MovementDraft,
    );
  const accounts = (view.customer?.accounts ?? []).map(({ accountNo, masked }) => ({
    value: accountNo,
    label: masked,
  }));
  const named = from?.accountNo;
  const sources =
    named === undefined || accounts.some(({ value }) => value === named)
      ? accounts
      : [...accounts, { value: named, label: maskedAccount(named) }];
  return (
    <section className={classes.form} aria-label={t('claimMoney.open', { n: number })}>
      <h3>{t('claimMoney.open', { n: number })}</h3>
      <FieldRow>
        <ChoiceField
          label={t('claimMoney.kind')}
          choices={MovementKind.options.map((value) => ({ value, label: t(`claimMoney.kinds.${value}`) }))}
          value={movement.kind ?? null}
          onChange={(kind) => set({ kind })}
          invalid={invalid('kind')}
        />
        <MomentField
          label={t('claimMoney.at')}
          value={movement.at ?? null}
          onChange={(at) => set({ at: at ?? undefined })}
          error={invalid('at')}
        />
        <WonField
          label={asset ? t('claimMoney.worth') : t('claimMoney.amount')}
          value={amount ?? null}
          onChange={(value) => set({ amount: value === null ? undefined : won(value) })}
          error={invalid('amount') ? t('claimMoney.amountWanted') : undefined}
        />
        <Select
          label={t('claimMoney.channel')}
          searchable
          w={180}
          data={MovementChannel.options.map((value) => ({ value, label: t(`claimMoney.channels.${value}`) }))}
          value={movement.channel ?? null}
          onChange={(channel) => set({ channel: (channel as MovementChannel | null) ?? undefined })}
          error={invalid('channel')}
        />
      </FieldRow>
      {sources.length > 0 && (
        <ChoiceField
          label={t('claimMoney.from')}
          choices={sources}
          value={named ?? null}
          onChange={(accountNo) => set({ from: { ...from, accountNo } })}
          invalid={invalid('from') || invalid('from.accountNo')}
        />
      )}
      <ChoiceField
        label={t('claimMoney.to')}
        choices={targetKinds.map((value) => ({ value, label: t(`claimMoney.target.${value}`) }))}
        value={to?.kind ?? null}
        onChange={(kind) => set({ to: emptyTargets[kind], ...(kind !== 'EXCHANGE' && { asset: null }) })}
        invalid={invalid('to')}
      />
      {to?.kind === 'EXCHANGE' && (
        <FieldRow>
          <TextInput
            label={t('claimMoney.asset')}
            description={t('claimMoney.assetHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            w={150}
            maxLength={12}
            autoComplete="off"
            value={asset?.symbol ?? ''}
            onChange={(event) => {
              const symbol = event.currentTarget.value.toUpperCase();
              const quantity = asset?.quantity ?? '';
              set({ asset: symbol === '' && quantity === '' ? null : { symbol, quantity } });
            }}
            error={invalid('asset.symbol')}
          />
          <TextInput
            label={t('claimMoney.quantity')}
            w={190}
            maxLength={34}
            inputMode="decimal"
            autoComplete="off"
            value={asset?.quantity ?? ''}
            onChange={(event) => {
              const quantity = event.currentTarget.value.replace(/[^0-9.]/g, '');
              const symbol = asset?.symbol ?? '';
              set({ asset: symbol === '' && quantity === '' ? null : { symbol, quantity } });
            }}
            error={invalid('asset.quantity')}
          />
        </FieldRow>
      )}
      {to !== undefined && (
        <TargetFields
          to={to}
          at={movement.at}
          onChange={(target) => set({ to: target })}
          reference={reference}
          invalid={(field) => invalid(`to.${field}`)}
        />
      )}
      <SuspensionFields
        suspension={movement.suspension ?? { state: 'NOT_ASKED' }}
        onChange={(suspension) => set({ suspension })}
      />
    </section>
  );
}
