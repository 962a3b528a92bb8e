import { TextInput } from '@mantine/core';
import type { Suspension } from '../../../../electron/contract/claim-money.ts';
import { instantOf } from '../../../../electron/contract/moment.ts';
import { won } from '../../../../electron/contract/won.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldRow } from '../../../form/field-group.tsx';
import { MomentField } from '../../../form/moment-field.tsx';
import { WonField } from '../../../form/won-field.tsx';
import { useWords } from '../../../language/use-words.ts';

const states = ['NOT_ASKED', 'ASKED', 'ANSWERED'] as const;
const results = ['SUSPENDED', 'EMPTY', 'REFUSED'] as const;

/** The payment suspension of one account: where and when it was asked for, its result, and what is kept there. */
export function SuspensionFields({
  suspension,
  onChange,
}: {
  suspension: Suspension;
  onChange: (suspension: Suspension) => void;
}) {
  const { t } = useWords();
  const asked =
    suspension.state === 'NOT_ASKED'
      ? // 112 suspends at all banks at once (domain.md section 1, steps).
        { askedAt: instantOf(Date.now()), askedOf: '112' }
      : { askedAt: suspension.askedAt, askedOf: suspension.askedOf };
  const go = (state: (typeof states)[number]): Suspension => {
    if (state === 'NOT_ASKED') return { state };
    if (state === 'ASKED') return { state, ...asked };
    return { state, ...asked, result: 'SUSPENDED', frozen: won(0) };
  };
  return (
    <>
      <ChoiceField
        label={t('claimMoney.suspension')}
        choices={states.map((value) => ({ value, label: t(`claimMoney.state.${value}`) }))}
        value={suspension.state}
        onChange={(state) => onChange(go(state))}
      />
      {suspension.state !== 'NOT_ASKED' && (
        <FieldRow>
          <TextInput
            label={t('claimMoney.askedOf')}
            w={180}
            maxLength={80}
            autoComplete="off"
            value={suspension.askedOf}
            onChange={(event) => onChange({ ...suspension, askedOf: event.currentTarget.value })}
          />
          <MomentField
            label={t('claimMoney.askedAt')}
            value={suspension.askedAt}
            onChange={(askedAt) => {
              if (askedAt !== null) onChange({ ...suspension, askedAt });
            }}
          />
          {suspension.state === 'ANSWERED' && (
            <>
              <ChoiceField
                label={t('claimMoney.result')}
                choices={results.map((value) => ({ value, label: t(`claimMoney.results.${value}`) }))}
                value={suspension.result}
                onChange={(result) =>
                  onChange({
                    ...suspension,
                    result,
                    frozen: result === 'SUSPENDED' ? suspension.frozen : won(0),
                  })
                }
              />
              {suspension.result === 'SUSPENDED' && (
                <WonField
                  label={t('claimMoney.frozen')}
                  value={suspension.frozen}
                  onChange={(frozen) => onChange({ ...suspension, frozen: won(frozen ?? 0) })}
                />
              )}
            </>
          )}
        </FieldRow>
      )}
    </>
  );
}
