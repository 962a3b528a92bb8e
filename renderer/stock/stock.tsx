import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import type { StockOverview } from '../../electron/contract/stock.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { afterDecision } from '../form/unfinished.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { places } from '../frame/places.ts';
import { beneathAll, LayerContext } from '../keyboard/layer.ts';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CardStoryPanel } from './card-story-panel.tsx';
import { CountPlace } from './count-place.tsx';
import { FindCard } from './find-card.tsx';
import { HandOver } from './hand-over.tsx';
import { usePlaceName } from './place-name.ts';
import { PlacesTable } from './places-table.tsx';
import { ReceiveBatch } from './receive-batch.tsx';
import { ReportLoss } from './report-loss.tsx';
import { ReturnCards } from './return-cards.tsx';
import { SpoilCard } from './spoil-card.tsx';
import classes from './stock.module.css';
import type { TaskEnds } from './task-panel.tsx';
import { WaitingBatches } from './waiting-batches.tsx';

/** What is being done at the right: a task, or a batch being received. */
type Task = 'HAND_OVER' | 'COUNT' | 'SPOIL' | 'LOSE' | 'RETURN' | { readonly batchNo: string };

const tasks = ['HAND_OVER', 'COUNT', 'SPOIL', 'LOSE', 'RETURN'] as const;

/** The branch's cards: who has how many and what is on its way, at the left; one task or one card's story at the right. */
export function Stock({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t, language } = useWords();
  const [, navigate] = useLocation();
  const { serialNo } = useParams<{ serialNo?: string }>();
  const [task, setTask] = useState<Task | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const layer = useContext(LayerContext);
  const placeName = usePlaceName(session);
  const overview = useQuery({
    queryKey: ['stock', 'overview', status.lastSeq, status.waiting, status.provisional, status.businessDate],
    queryFn: () => ask((options) => desk.stock.overview(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const stock = overview.data?.ok === true ? overview.data.value : null;
  const keeps = may(session.role, 'KEEP_STOCK');
  const begin = (next: Task) => {
    const show = () => {
      navigate(places.stock);
      setDone(null);
      setTask(next);
    };
    if (isSame(task, next)) show();
    else afterDecision(show);
  };
  return (
    <div className={classes.stock}>
      <section className={classes.overview} aria-label={t('stock.title')}>
        <PageTitle title={t('stock.title')} beside={dateText(status.businessDate, language)} />
        <FindCard onFound={(found) => navigate(`${places.stock}/${found}`)} />
        {overview.data?.ok === false && <ProblemPanel problem={overview.data.problem} />}
        {stock !== null && (
          <>
            <PlacesTable stock={stock} nameOf={placeName} />
            {stock.assignedOnly && <Notice tone="hint">{t('stock.assignedOnly')}</Notice>}
            {keeps && (
              <section aria-label={t('stock.tasks')} className={classes.tasks}>
                {tasks.map((name) => (
                  <Button
                    key={name}
                    variant={task === name && serialNo === undefined ? 'filled' : 'default'}
                    onClick={() => begin(name)}
                  >
                    {t(`stock.task.${name}`)}
                  </Button>
                ))}
              </section>
            )}
            <WaitingBatches stock={stock} onReceive={keeps ? (batchNo) => begin({ batchNo }) : null} />
          </>
        )}
      </section>
      <div className={classes.work}>
        {serialNo !== undefined && (
          <CardStoryPanel key={serialNo} serialNo={serialNo} onClose={() => navigate(places.stock)} />
        )}
        {/* A look at a card leaves what was scanned where it was; meanwhile its keys do nothing. */}
        <div className={classes.taskPlace} hidden={serialNo !== undefined}>
          <LayerContext value={serialNo === undefined ? layer : beneathAll}>
            <TaskOf
              task={task}
              stock={stock}
              session={session}
              done={done}
              ends={{
                status,
                onClose: () => setTask(null),
                onDone: (message) => {
                  setTask(null);
                  setDone(message);
                },
              }}
            />
          </LayerContext>
        </div>
      </div>
    </div>
  );
}

const isSame = (one: Task | null, other: Task): boolean =>
  typeof one === 'object' && typeof other === 'object' ? one?.batchNo === other.batchNo : one === other;

function TaskOf({
  task,
  stock,
  session,
  done,
  ends,
}: {
  task: Task | null;
  stock: StockOverview | null;
  session: SessionView;
  /** What the last task came to. */
  done: string | null;
  ends: TaskEnds;
}) {
  const { t } = useWords();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== null) said.current?.focus();
  }, [done]);
  if (task === null || stock === null) {
    return (
      <div className={classes.empty}>
        <p ref={said} tabIndex={-1} className={classes.done} role="status">
          {done !== null && (
            <>
              <IconCircleCheck size={20} stroke={1.8} aria-hidden /> {done}
            </>
          )}
        </p>
        <strong>{t('stock.nothingChosen')}</strong>
        <br />
        {t('stock.nothingChosenHint')}
      </div>
    );
  }
  switch (task) {
    case 'HAND_OVER':
      return <HandOver session={session} ends={ends} />;
    case 'COUNT':
      return <CountPlace session={session} places={stock.places} ends={ends} />;
    case 'SPOIL':
      return <SpoilCard ends={ends} />;
    case 'LOSE':
      return <ReportLoss ends={ends} />;
    case 'RETURN':
      return <ReturnCards ends={ends} />;
    default:
      return <ReceiveBatch key={task.batchNo} batchNo={task.batchNo} ends={ends} />;
  }
}
