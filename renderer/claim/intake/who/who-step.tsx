import type { CustomerView } from '../../../../electron/contract/customer.ts';
import { CustomerSearch } from '../../../customer/customer-search.tsx';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { FieldColumn } from '../../../form/field-column.tsx';
import { FieldGroup } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import type { StepProps } from '../step-props.ts';
import { ContactFields } from './contact-fields.tsx';
import { Duplicates } from './duplicates.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { NotificationFields } from './notification-fields.tsx';
import { RepresentativeFields } from './representative-fields.tsx';

/** Whose claim it is, who stands at the counter, and how they hear of it. */
export function WhoStep(props: StepProps<'who'>) {
  const { content, change, view, invalid } = props;
  const { t, language } = useWords();
  const customerNo = content.customerNo ?? null;
  const choose = (customer: CustomerView) => {
    // What was answered about another customer's cases says nothing about this one's.
    if (customer.customerNo !== customerNo)
      change({
        customerNo: customer.customerNo,
        duplicate: undefined,
        language: content.language ?? language,
      });
  };
  return (
    <FieldColumn startsAnew={`WHO ${customerNo}`}>
      <FieldGroup title={t('claimWho.customer')}>
        <CustomerSearch
          customerNo={customerNo}
          known={view.customer}
          onChoose={choose}
          invalid={invalid('customerNo')}
        />
        {view.stopped !== null && <ProblemPanel problem={view.stopped} />}
      </FieldGroup>
      {customerNo !== null && view.stopped === null && (
        <>
          <Duplicates {...props} />
          <FieldGroup title={t('claimWho.identity')}>
            <IdentityFields
              {...props}
              whose="customer"
              seen={content.identityDocument ?? {}}
              onSeen={(identityDocument) => change({ identityDocument })}
              at="identityDocument"
            />
          </FieldGroup>
          <RepresentativeFields {...props} />
          <ContactFields {...props} />
          <NotificationFields {...props} />
          <FieldGroup title={t('claimWho.papers')}>
            <ChoiceField
              label={t('claimWho.language')}
              choices={[
                { value: 'ko', label: t('claimWho.languages.ko') },
                { value: 'en', label: t('claimWho.languages.en') },
              ]}
              value={content.language ?? null}
              onChange={(language) => change({ language })}
              invalid={invalid('language')}
            />
          </FieldGroup>
        </>
      )}
    </FieldColumn>
  );
}
