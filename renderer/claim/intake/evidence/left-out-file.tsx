import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { LeftOutReason } from '../../../../electron/contract/left-out-paper.ts';
import { ChoiceField } from '../../../form/choice-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import classes from './evidence.module.css';

/** A paper that was filed with the rejected claim and is left out of its correction: why, and the way back. */
export function LeftOutFile({
  name,
  reason,
  invalid,
  onReason,
  onPutBack,
}: {
  name: string;
  /** Null until it has been said. */
  reason: LeftOutReason | null;
  invalid: boolean;
  onReason: (reason: LeftOutReason) => void;
  onPutBack: () => void;
}) {
  const { t } = useWords();
  const row = useRef<HTMLLIElement>(null);
  const isUnsaid = reason === null;
  useEffect(() => {
    // The button that was pressed is gone with its row.
    if (isUnsaid && document.activeElement === document.body) row.current?.querySelector('input')?.focus();
  }, [isUnsaid]);
  return (
    <li ref={row} className={classes.leftOut} aria-label={t('claimEvidence.leftOut', { name })}>
      <div className={classes.file}>
        <span className={classes.name} title={name}>
          <s>{name}</s>
        </span>
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('claimEvidence.putBackOf', { name })}
          onClick={onPutBack}
        >
          {t('claimEvidence.putBack')}
        </Button>
      </div>
      <ChoiceField
        label={t('claimEvidence.leaveOutReason')}
        choices={LeftOutReason.options.map((value) => ({
          value,
          label: t(`claimEvidence.leaveOutReasons.${value}`),
        }))}
        value={reason}
        onChange={onReason}
        invalid={invalid}
      />
    </li>
  );
}
