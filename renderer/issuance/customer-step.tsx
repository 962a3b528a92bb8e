import type { CustomerView } from '../../electron/contract/customer.ts';
import { CustomerSearch } from '../customer/customer-search.tsx';
import { FieldColumn, focusMainAction } from '../form/field-column.tsx';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import type { StepProps } from './step-props.ts';
import { forCustomer } from './work.ts';

/** Whom the card is for, and what the rules say of them. */
export function CustomerStep({ work, change, assessment, status, missing }: StepProps) {
  const { t } = useWords();
  const choose = (customer: CustomerView) => {
    if (customer.customerNo !== work.customerNo) change(forCustomer(customer.customerNo));
    focusMainAction();
  };
  return (
    <FieldColumn startsAnew="CUSTOMER">
      {status.openIssuances > 0 && <Notice tone="waiting">{t('issuance.openElsewhere')}</Notice>}
      <CustomerSearch
        customerNo={work.customerNo}
        known={assessment?.customer ?? null}
        onChoose={choose}
        invalid={missing.includes('customer')}
      />
      {assessment?.obstacles.map((problem) => (
        <ProblemPanel key={problem.tag} problem={problem} />
      ))}
      {assessment?.hintMobileCertificate === true && assessment.obstacles.length === 0 && (
        <Notice tone="hint">
          <strong>{t('customer.mobileCertificateTitle')}</strong>
          <br />
          {t('customer.mobileCertificate')}
        </Notice>
      )}
    </FieldColumn>
  );
}
