import { Badge } from '@mantine/core';
import { IconBan, IconCards, IconStar, IconUserHeart } from '@tabler/icons-react';
import type { CustomerView } from '../../electron/contract/customer.ts';
import { useWords } from '../language/use-words.ts';

/** What matters of a customer for an issuance, in a word and an icon each. */
export function CustomerMarks({ customer }: { customer: CustomerView }) {
  const { t } = useWords();
  const icon = { size: 12, stroke: 2 };
  return (
    <span style={{ display: 'inline-flex', gap: 5, flexWrap: 'wrap' }}>
      {customer.restricted && (
        <Badge color="red.9" variant="filled" radius="sm" leftSection={<IconBan {...icon} />}>
          {t('customer.restricted')}
        </Badge>
      )}
      {customer.minor && (
        <Badge color="yellow.9" variant="outline" radius="sm" leftSection={<IconUserHeart {...icon} />}>
          {t('customer.minor')}
        </Badge>
      )}
      {customer.holdsSmartOtp && (
        <Badge color="yellow.9" variant="outline" radius="sm" leftSection={<IconCards {...icon} />}>
          {t('customer.holdsSmartOtp')}
        </Badge>
      )}
      {customer.tier !== null && (
        <Badge color="teal" variant="light" radius="sm" leftSection={<IconStar {...icon} />}>
          {customer.tier}
        </Badge>
      )}
    </span>
  );
}
