import type { ClaimWhoDraft } from '../../../../electron/contract/claim-draft.ts';
import { IdentityDocument, IdentityDocumentKind } from '../../../../electron/contract/issuance.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldRow } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import type { StepProps } from '../step-props.ts';
import { IdentityNumberField } from './identity-number-field.tsx';

type Seen = NonNullable<ClaimWhoDraft['identityDocument']>;

/** A person's identity document and what the authenticity check said of it. */
export function IdentityFields({
  content,
  change,
  draft,
  view,
  invalid,
  reviewAnew,
  whose,
  seen,
  onSeen,
  at,
}: StepProps<'who'> & {
  whose: 'customer' | 'representative';
  seen: Seen;
  onSeen: (seen: Seen) => void;
  /** Path of the document in the section. */
  at: string;
}) {
  const { t } = useWords();
  return (
    <>
      <ChoiceField
        label={t('checks.documentKind')}
        choices={IdentityDocumentKind.options.map((value) => ({
          value,
          label: t(`checks.document.${value}`),
        }))}
        value={seen.kind ?? null}
        onChange={(kind) => onSeen({ ...seen, kind })}
        invalid={invalid(`${at}.kind`)}
      />
      <FieldRow>
        <IdentityNumberField
          claimId={draft.claimId}
          whose={whose}
          saved={view.draft.who.customerNo === content.customerNo ? view.maskedIdentityNumbers[whose] : null}
          invalid={invalid(`${at}.number`)}
          // Nothing of the section itself; but the number stands on the form that was signed.
          onTyped={() => change({})}
          onSaved={reviewAnew}
        />
        <ChoiceField
          label={t('checks.authenticity')}
          choices={IdentityDocument.shape.authenticityCheck.options.map((value) => ({
            value,
            label: t(`checks.authenticityAnswer.${value}`),
          }))}
          value={seen.authenticityCheck ?? null}
          onChange={(authenticityCheck) => onSeen({ ...seen, authenticityCheck })}
          invalid={invalid(`${at}.authenticityCheck`)}
        />
      </FieldRow>
      {seen.authenticityCheck === 'NOT_AUTHENTIC' && (
        <ProblemPanel problem={{ tag: 'IdentityDocumentNotAuthentic' }} />
      )}
    </>
  );
}
