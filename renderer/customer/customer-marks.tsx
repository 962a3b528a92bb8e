import { Badge } from '@mantine/core';
import { IconBan, IconCards, IconStar, IconUserHeart } from '@tabler/icons-react';
import type { CustomerView } from '../../electron/contract/customer.ts';
import { useWords } from '../language/use-words.ts';

/** What matters of a customer at the counter, in a word and an icon each. */
export function CustomerMarks({ customer }: { customer: CustomerView }) {
  const { t } = useWords();
  const icon = { size: 12, stroke: 2 };
  return (
    <span style={{ display: 'flex', gap: 5, flexWrap: 'wrap' }}>
      {customer.restricted && (
        <Badge color="#a8201a" variant="filled" radius="sm" tt="none" leftSection={<IconBan {...icon} />}>
          {t('customer.restricted')}
        </Badge>
      )}
      {customer.minor && (
        <Badge
          color="#7a4f00"
          variant="outline"
          radius="sm"
          tt="none"
          leftSection={<IconUserHeart {...icon} />}
        >
          {t('customer.minor')}
        </Badge>
      )}
      {customer.holdsSmartOtp && (
        <Badge color="#7a4f00" variant="outline" radius="sm" tt="none" leftSection={<IconCards {...icon} />}>
          {t('customer.holdsSmartOtp')}
        </Badge>
      )}
      {customer.tier !== null && (
        <Badge color="teal" variant="light" radius="sm" tt="none" leftSection={<IconStar {...icon} />}>
          {customer.tier}
        </Badge>
      )}
    </span>
  );
}
