import { TextInput } from '@mantine/core';
import { IconId, IconIdOff } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './staff-card-fields.module.css';
import type { StaffCardView } from './use-staff-card.ts';

/** Below so many tries the holder is told how many are left before the card blocks itself. */
const FEW_TRIES = 3;

/** The PIN that a staff card wants for this one signature: whose card it is, live, and what is wrong with it. */
export function StaffCardFields({
  view,
  pin,
  onPin,
  pinField,
}: {
  view: StaffCardView;
  pin: string;
  onPin: (pin: string) => void;
  pinField: Ref<HTMLInputElement>;
}) {
  const { t } = useWords();
  const { card, problem, reading } = view;
  const left = card?.pinTriesLeft ?? FEW_TRIES;
  const Icon = card === null ? IconIdOff : IconId;
  const state = () => {
    if (reading) return t('staffCard.reading');
    if (card === null) return t('staffCard.putOn');
    if (left < FEW_TRIES) return <span className={classes.few}>{t('staffCard.triesLeft', { n: left })}</span>;
    return t('staffCard.pinDigits');
  };
  return (
    <>
      <TextInput
        ref={pinField}
        label={card === null ? t('staffCard.pin') : t('staffCard.pinOf', card)}
        description={<output>{state()}</output>}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={pin}
        onChange={(event) => onPin(event.currentTarget.value.replace(/[^0-9]/g, ''))}
      />
      {problem !== null && problem.tag !== 'StaffCardAbsent' && !reading && (
        <ProblemPanel problem={problem} />
      )}
      {left === 0 && <ProblemPanel problem={{ tag: 'StaffCardPinBlocked' }} />}
    </>
  );
}
