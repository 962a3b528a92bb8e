import { Button, TextInput } from '@mantine/core';
import {
  IconCamera,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconFilePlus,
  IconMinus,
  IconScan,
} from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { AbsentPaper } from '../../../../electron/contract/claim-draft.ts';
import type { ChecklistLine } from '../../../../electron/contract/claim-intake.ts';
import { dateText } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './evidence.module.css';

/** What is taken in, for the file dialog; the desk looks at the content all the same. */
const accepted = '.pdf,.jpg,.jpeg,.png,.heic,.heif,.tif,.tiff,.mp3,.m4a,.wav,.ogg,.opus,.amr,.3gp';

const icons = {
  PRESENT: IconCircleCheck,
  PENDING: IconClock,
  NOT_APPLICABLE: IconMinus,
  OPEN: IconCircleDashed,
} as const;

/** One line of the checklist: the paper, whether it is there, follows or does not apply, and its files. */
export function PaperLine({
  line: { rule, latest, item },
  word,
  invalid,
  onSay,
  onFiles,
  onAsk,
  leftOut,
  children,
}: {
  line: ChecklistLine;
  /** The teller's word on a paper that is not there. */
  word: AbsentPaper | null;
  invalid: boolean;
  onSay: (word: Omit<AbsentPaper, 'paper'> | null) => void;
  onFiles: (files: readonly File[]) => void;
  onAsk: (from: 'SCANNER' | 'CAMERA') => void;
  /** Its files that were filed before and are left out of the correction. */
  leftOut: readonly ReactNode[];
  /** Its files. */
  children: readonly ReactNode[];
}) {
  const { t, language } = useWords();
  const dialog = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const name = rule.name[language];
  const state = item?.status ?? 'OPEN';
  const Icon = icons[state];
  const isThere = children.length > 0;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <li
      className={classes.line}
      data-state={state}
      data-over={over}
      aria-invalid={invalid}
      aria-label={name}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.head}>
        <div className={classes.paper}>
          <Icon size={18} stroke={1.8} aria-hidden />
          <strong>{name}</strong>
          <span className={classes.state}>{t(`claimEvidence.state.${state}`)}</span>
          {rule.hint !== null && <small>{rule.hint[language]}</small>}
        </div>
        <div className={classes.ways}>
          <Button
            size="xs"
            variant="default"
            data-field
            leftSection={<IconFilePlus size={15} stroke={1.8} />}
            aria-label={t('claimEvidence.addTo', { name })}
            onClick={() => dialog.current?.click()}
          >
            {t('claimEvidence.add')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconScan size={15} stroke={1.8} />}
            aria-label={t('claimEvidence.scanTo', { name })}
            onClick={() => onAsk('SCANNER')}
          >
            {t('claimEvidence.scan')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCamera size={15} stroke={1.8} />}
            aria-label={t('claimEvidence.photographTo', { name })}
            onClick={() => onAsk('CAMERA')}
          >
            {t('claimEvidence.photograph')}
          </Button>
          {!isThere && latest !== null && (
            <Button
              size="xs"
              variant={word?.status === 'PENDING' ? 'light' : 'subtle'}
              aria-pressed={word?.status === 'PENDING'}
              aria-label={t('claimEvidence.followsOf', { name })}
              onClick={() => onSay(word?.status === 'PENDING' ? null : { status: 'PENDING', until: latest })}
            >
              {t('claimEvidence.follows')}
            </Button>
          )}
          {!isThere && rule.mayNotApply && (
            <Button
              size="xs"
              variant={word?.status === 'NOT_APPLICABLE' ? 'light' : 'subtle'}
              aria-pressed={word?.status === 'NOT_APPLICABLE'}
              aria-label={t('claimEvidence.notOf', { name })}
              onClick={() =>
                onSay(word?.status === 'NOT_APPLICABLE' ? null : { status: 'NOT_APPLICABLE', reason: '' })
              }
            >
              {t('claimEvidence.not')}
            </Button>
          )}
          <input
            ref={dialog}
            type="file"
            hidden
            multiple
            accept={accepted}
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              // The same file may be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </div>
      </div>
      {!isThere && word?.status === 'PENDING' && (
        <TextInput
          type="date"
          label={t('claimEvidence.until')}
          description={
            latest === null ? undefined : t('claimEvidence.latest', { date: dateText(latest, language) })
          }
          w={220}
          max={latest ?? undefined}
          value={word.until ?? ''}
          onChange={(event) => {
            const until = event.currentTarget.value;
            onSay({ status: 'PENDING', ...(until !== '' && { until }) });
          }}
          error={item === null}
        />
      )}
      {!isThere && word?.status === 'NOT_APPLICABLE' && (
        <TextInput
          label={t('claimEvidence.reason')}
          maxLength={300}
          maw={480}
          autoComplete="off"
          value={word.reason ?? ''}
          onChange={(event) => onSay({ status: 'NOT_APPLICABLE', reason: event.currentTarget.value })}
          error={item === null}
        />
      )}
      {(isThere || leftOut.length > 0) && (
        <ul className={classes.files}>
          {children}
          {leftOut}
        </ul>
      )}
    </li>
  );
}
