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
  const { content, change, view, invalid, saveNow } = props;
  const { t, language } = useWords();
  const customerNo = content.customerNo ?? null;
  const choose = (customer: CustomerView) => {
    if (customer.customerNo === customerNo) return;
    // What was seen of another customer, and told by them, says nothing of this one.
    change({
      customerNo: customer.customerNo,
      identityDocument: undefined,
      representation: undefined,
      representative: undefined,
      contact: undefined,
      notification: undefined,
      duplicate: undefined,
      language: content.language ?? language,
    });
    // The desk forgets the other one's numbers now, before it is told this one's.
    void saveNow();
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
              key={customerNo}
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
