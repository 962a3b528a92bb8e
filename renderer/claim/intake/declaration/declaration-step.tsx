import type { ClaimStep } from '../../../../electron/contract/claim-draft.ts';
import { FieldColumn } from '../../../form/field-column.tsx';
import type { StepProps } from '../step-props.ts';
import { DeclarationTexts } from './declaration-texts.tsx';
import { FilingSummary } from './filing-summary.tsx';
import { SignatureFields } from './signature-fields.tsx';

/** What the customer declares and consents to, the signature, and what is about to be filed. */
export function DeclarationStep({
  onGo,
  ...props
}: StepProps<'declaration'> & { onGo: (step: ClaimStep) => void }) {
  return (
    <FieldColumn startsAnew="DECLARATION">
      <FilingSummary {...props} onGo={onGo} />
      <DeclarationTexts {...props} />
      <SignatureFields {...props} onGo={onGo} />
    </FieldColumn>
  );
}
