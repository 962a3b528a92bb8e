import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CardStep } from '../../electron/contract/stock.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { SyncMark } from '../history/sync-mark.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import look from './card-story-panel.module.css';
import classes from './stock.module.css';

/** A card from the manifest to the customer: each step with its time, its people, its entry and the core's word. */
export function CardStoryPanel({ serialNo, onClose }: { serialNo: string; onClose: () => void }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcut('close', onClose);
  const story = useQuery({
    queryKey: ['stock', 'story', serialNo],
    queryFn: () => ask((options) => desk.stock.story({ serialNo }, options)),
  });
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const told = story.data?.ok === true;
  useEffect(() => {
    if (told) heading.current?.focus();
  }, [told]);
  if (story.data === undefined) return null;
  if (!story.data.ok) return <ProblemPanel problem={story.data.problem} />;
  const { card, steps } = story.data.value;
  return (
    <section className={classes.task} aria-label={t('stock.story.title')}>
      <header className={classes.taskHead}>
        <h2 ref={heading} tabIndex={-1}>
          {grouped(card.serialNo)}
          <small>
            {t(`stock.status.${card.status}`)}
            {card.assignedTo !== null && ` · ${t('stock.story.holder', { staffNo: card.assignedTo })}`}
            {` · ${t('stock.story.vendor', { vendorCode: card.vendorCode })}`}
          </small>
        </h2>
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <ol className={look.story} tabIndex={0}>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a story only grows at its end
          <Step key={i} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: CardStep }) {
  const { t } = useWords();
  const { kind, at, actor, approvers, entry, batchNo } = step;
  return (
    <li data-kind={kind}>
      <strong>
        {t(`stock.story.step.${kind === 'ASSIGNED' && step.assignedTo === null ? 'GIVEN_BACK' : kind}`, {
          status: t(`stock.status.${step.status}`),
          place: step.assignedTo ?? '',
          name: step.maskedName ?? '',
        })}
      </strong>
      {entry !== null && <SyncMark sync={entry.sync} />}
      <small>
        {[
          at.includes('T') ? shortMoment(at) : at,
          batchNo === null ? '' : t('stock.story.batch', { batchNo }),
          actor === null ? '' : t('stock.story.actor', { actor }),
          approvers.length === 0 ? '' : t('stock.story.approvers', { approvers: approvers.join(', ') }),
          step.toBranch === null ? '' : t('stock.story.toBranch', { branchNo: step.toBranch }),
          step.reason === null ? '' : reasonText(step.reason, t),
          entry === null ? '' : t('history.seq', { seq: String(entry.seq) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </small>
    </li>
  );
}

type Words = ReturnType<typeof useWords>['t'];

/** A payload's code in words; one of an issuance that ended, of a spoiled card, or of a lost one. */
function reasonText(reason: string, t: Words): string {
  const key = [`stock.spoil.${reason}`, `stock.lose.${reason}`, `open.reason.${reason}`].find(
    (each) => t(each as 'stock.title') !== each,
  );
  return key === undefined ? reason : t(key as 'stock.title');
}
