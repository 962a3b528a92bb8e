import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCardsFilled, IconClockPause } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { CorrectionCase, OpenRecall } from '../../electron/contract/correction.ts';
import type { JournalGapView } from '../../electron/contract/journal-gap.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './case-list.module.css';
import { gapNumbers } from './gap-numbers.ts';
import { recallText } from './recall-text.ts';

const looks = {
  OPEN: { Icon: IconAlertTriangle, tone: 'alarm' },
  RESENT: { Icon: IconClockPause, tone: 'waiting' },
} as const;

/** What is chosen: a case or a gap by its number, or a card that is to come back by its issuance. */
export type Chosen =
  | { readonly caseNo: number }
  | { readonly gapNo: number }
  | { readonly issuanceId: string }
  | null;

/** The queue: gaps first, then cases and cards to get back, oldest first. The first row has the focus; arrows go from row to row, Enter opens one. */
export function CaseList({
  cases,
  recalls,
  gaps,
  chosen,
  onCase,
  onGap,
  onRecall,
}: {
  cases: readonly CorrectionCase[];
  recalls: readonly OpenRecall[];
  gaps: readonly JournalGapView[];
  chosen: Chosen;
  onCase: (caseNo: number) => void;
  onGap: (gapNo: number) => void;
  onRecall: (issuanceId: string) => void;
}) {
  const { t, language } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the rows inside, it is none itself
    <div ref={list} className={classes.rows} onKeyDown={walk}>
      {gaps.map((gap) => (
        <Row
          key={`gap ${gap.gapNo}`}
          current={chosen !== null && 'gapNo' in chosen && chosen.gapNo === gap.gapNo}
          onOpen={() => onGap(gap.gapNo)}
        >
          <span className={classes.head} data-tone="alarm">
            <IconAlertTriangle size={16} stroke={1.9} aria-hidden /> {t('correction.gap.missing')}
            <small>{shortMoment(gap.foundAt)}</small>
          </span>
          <strong>{t('correction.gap.title', { numbers: gapNumbers(gap) })}</strong>
          <span className={classes.who}>{t('correction.gap.readable', { n: gap.readable })}</span>
        </Row>
      ))}
      {cases.map(({ caseNo, state, rejection, recordedAt, maker, type, issuance, claim }) => {
        const { Icon, tone } = looks[state === 'RESENT' ? 'RESENT' : 'OPEN'];
        return (
          <Row
            key={caseNo}
            current={chosen !== null && 'caseNo' in chosen && chosen.caseNo === caseNo}
            onOpen={() => onCase(caseNo)}
          >
            <span className={classes.head} data-tone={tone}>
              <Icon size={16} stroke={1.9} aria-hidden /> {t(`correction.state.${state}`)}
              <small>{shortMoment(recordedAt)}</small>
            </span>
            <strong>{rejection[language]}</strong>
            <span className={classes.who}>
              {issuance === null
                ? [claim?.maskedName, t(`history.entry.${type}`)].filter(Boolean).join(' · ')
                : `${issuance.maskedName} · ${wonText(issuance.fee, language)} ${t(`history.method.${issuance.feeMethod}`)}`}
              <small>
                {t('correction.maker')} {maker}
              </small>
            </span>
          </Row>
        );
      })}
      {recalls.map((issuance) => (
        <Row
          key={issuance.issuanceId}
          current={chosen !== null && 'issuanceId' in chosen && chosen.issuanceId === issuance.issuanceId}
          onOpen={() => onRecall(issuance.issuanceId)}
        >
          <span className={classes.head} data-tone="waiting">
            <IconCardsFilled size={16} stroke={1.9} aria-hidden /> {t('correction.recalls')}
          </span>
          <strong>{recallText(t, issuance.recall)}</strong>
          <span className={classes.who}>
            {issuance.maskedName} · {grouped(issuance.serialNo)}
          </span>
        </Row>
      ))}
    </div>
  );
}

function Row({ current, onOpen, children }: { current: boolean; onOpen: () => void; children: ReactNode }) {
  return (
    <UnstyledButton
      className={classes.row}
      data-correction-row
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
    >
      {children}
    </UnstyledButton>
  );
}
