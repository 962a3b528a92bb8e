import type { Claim } from '../../../contract/claim.ts';
import type { PersonalField } from '../../../contract/personal-data.ts';
import { maskAccount, maskAddress, maskEmail, maskName, maskNumber, maskPhone } from '../../customer/mask.ts';

/** What is personal in a filed claim, in clear and by the one masking rule; never both to the same place. */
interface PersonalValue {
  readonly field: PersonalField;
  readonly clear: readonly string[];
  readonly mask: (value: string) => string;
}

/** @param customerName as the terminal knows it; null once it was erased */
export function personalValues({ who, money }: Claim, customerName: string | null): PersonalValue[] {
  const counterparties = money.movements.flatMap(({ to }) =>
    to.kind === 'ACCOUNT' ? [to.accountNo] : to.kind === 'EXCHANGE' ? [to.accountId] : [],
  );
  const values: PersonalValue[] = [
    { field: 'NAME', clear: present(customerName), mask: maskName },
    { field: 'IDENTITY_NUMBER', clear: [who.identityDocument.number], mask: maskNumber },
    {
      field: 'REPRESENTATIVE_IDENTITY_NUMBER',
      clear: present(who.representative?.identityDocument.number),
      mask: maskNumber,
    },
    { field: 'PHONE', clear: [who.contact.phone], mask: maskPhone },
    { field: 'ADDRESS', clear: [who.contact.address], mask: maskAddress },
    { field: 'EMAIL', clear: present(who.contact.email), mask: maskEmail },
    { field: 'PAY_TO', clear: [money.payTo], mask: maskAccount },
    {
      field: 'COUNTERPARTY_ACCOUNT',
      clear: [...new Set(counterparties)].filter((value) => value !== ''),
      mask: maskAccount,
    },
  ];
  return values.filter(({ clear }) => clear.length > 0);
}

/** What a page may show without anybody's asking; of many accounts the first, and how many more. */
export function maskedFields(
  claim: Claim,
  customerName: string | null,
): Partial<Record<PersonalField, string>> {
  return Object.fromEntries(
    personalValues(claim, customerName).map(({ field, clear, mask }) => {
      const [first = '', ...more] = clear;
      return [field, more.length === 0 ? mask(first) : `${mask(first)} +${more.length}`];
    }),
  );
}

const present = (value: string | null | undefined): string[] => (value == null ? [] : [value]);
