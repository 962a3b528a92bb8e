import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { CustomerView } from '../../electron/contract/customer.ts';
import { useWords } from '../language/use-words.ts';
import { CustomerMarks } from './customer-marks.tsx';
import classes from './customer-search.module.css';

/** One customer found, masked. */
export function CustomerRow({
  customer,
  chosen,
  onChoose,
}: {
  customer: CustomerView;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useWords();
  return (
    <UnstyledButton className={classes.row} data-customer aria-pressed={chosen} onClick={onChoose}>
      <span className={classes.mark} aria-hidden="true">
        {chosen && <IconCheck size={15} stroke={3} />}
      </span>
      <strong className={classes.name}>{customer.maskedName}</strong>
      <span>{customer.maskedBirth}</span>
      <span>{customer.maskedPhone}</span>
      <span className={classes.number}>{customer.customerNo}</span>
      <span>{t(`customer.kind.${customer.kind}`)}</span>
      <CustomerMarks customer={customer} />
    </UnstyledButton>
  );
}
