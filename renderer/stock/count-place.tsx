import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SessionView } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { succeed } from '../../electron/contract/result.ts';
import type { StockOverview } from '../../electron/contract/stock.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { usePlaceName } from './place-name.ts';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';

/** The open stock among the choices, which are texts. */
const openStock = 'OPEN';

/** Counts one place. The list's number is told only after somebody has counted, and only where it differs. */
export function CountPlace({
  session,
  places,
  ends,
}: {
  session: SessionView;
  places: StockOverview['places'];
  ends: TaskEnds;
}) {
  const { t } = useWords();
  const placeName = usePlaceName(session);
  const [place, setPlace] = useState<string | null>(null);
  const [counted, setCounted] = useState<number | null>(null);
  /** What the list says, once it is known to differ from what was counted. */
  const [expected, setExpected] = useState<number | null>(null);
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState(false);
  const mayCount = (of: string | null) =>
    of === null || of === session.staffNo || may(session.role, 'KEEP_COLLEAGUES_STOCK');
  const differs = expected !== null && counted !== null;
  const missing = [
    ...(place === null ? ['place'] : []),
    ...(counted === null ? ['counted'] : []),
    ...(differs && explanation.trim().length < 2 ? ['explanation'] : []),
  ];
  const shown = tried ? missing : [];
  const recount = (change: () => void) => {
    change();
    setExpected(null);
  };
  const of = { place: place === openStock ? null : place, counted: counted ?? 0 };
  const difference = expected === null ? null : { ...of, expected, explanation: explanation.trim() };
  return (
    <TaskPanel
      title={t('stock.task.COUNT')}
      action={t('stock.counting.action')}
      startsAnew={`COUNT ${expected === null}`}
      dirty={explanation !== ''}
      missing={missing}
      onTried={() => setTried(true)}
      subject={difference === null ? null : { kind: 'STOCK_DIFFERENCE', ...difference }}
      act={async (approval) => {
        const order = { ...of, explanation: difference?.explanation ?? null, approval: approval || null };
        const answer = await ask((options) => desk.stock.count(order, options));
        if (answer.ok && answer.value.verdict === 'DIFFERS') {
          setExpected(answer.value.expected);
          setTried(false);
        }
        return answer.ok ? succeed(answer.value.verdict) : answer;
      }}
      said={(verdict) => (verdict === 'RECORDED' ? t('stock.counting.done') : null)}
      ends={ends}
    >
      <ChoiceField
        label={t('stock.counting.place')}
        choices={places
          .filter((each) => mayCount(each.place))
          .map((each) => ({ value: each.place ?? openStock, label: placeName(each) }))}
        value={place}
        onChange={(value) => recount(() => setPlace(value))}
        invalid={shown.includes('place')}
      />
      <NumberInput
        label={t('stock.counting.counted')}
        description={t('stock.counting.countedHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        w={220}
        min={0}
        max={100_000}
        allowDecimal={false}
        hideControls
        value={counted ?? ''}
        onChange={(value) => recount(() => setCounted(typeof value === 'number' ? value : null))}
        error={shown.includes('counted')}
      />
      {differs && (
        <>
          <Notice tone="waiting">
            <strong>{t('stock.counting.differs', { expected, n: Math.abs(counted - expected) })}</strong>
            <br />
            {t('stock.counting.differsHint')}
          </Notice>
          <TextInput
            label={t('stock.counting.explanation')}
            autoComplete="off"
            maxLength={200}
            value={explanation}
            onChange={(event) => setExplanation(event.currentTarget.value)}
            error={shown.includes('explanation')}
          />
        </>
      )}
    </TaskPanel>
  );
}
