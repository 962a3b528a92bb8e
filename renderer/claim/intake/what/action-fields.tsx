import { CustomerAction } from '../../../../electron/contract/claim.ts';
import type { Instant } from '../../../../electron/contract/moment.ts';
import { FieldGroup, FieldRow } from '../../../form/field-group.tsx';
import { MomentField } from '../../../form/moment-field.tsx';
import { TickGroup } from '../../../form/tick-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';

/** What the customer did once they knew, and when: notice to the bank counts from the second. */
export function ActionFields({ content, change, invalid, error }: StepProps<'what'>) {
  const { t } = useWords();
  const actions = content.actions ?? [];
  const setAt = (action: CustomerAction, at: Instant | null) =>
    change({
      actions: actions.map((one) => (one.action === action ? { action, ...(at !== null && { at }) } : one)),
    });
  return (
    <FieldGroup title={t('claimWhat.reaction')} hint={t('claimWhat.reactionHint')}>
      <TickGroup
        label={t('claimWhat.actions')}
        choices={CustomerAction.options.map((value) => ({ value, label: t(`claimWhat.action.${value}`) }))}
        chosen={actions.map(({ action }) => action)}
        onChange={(chosen) =>
          change({
            actions: chosen.map((action) => actions.find((one) => one.action === action) ?? { action }),
          })
        }
        invalid={invalid('actions')}
      />
      <FieldRow>
        {actions.map(({ action, at }, i) => (
          <MomentField
            key={action}
            label={t('claimWhat.actionAt', { action: t(`claimWhat.action.${action}`) })}
            value={at ?? null}
            onChange={(moment) => setAt(action, moment)}
            error={error(`actions.${i}.at`)}
          />
        ))}
      </FieldRow>
    </FieldGroup>
  );
}
