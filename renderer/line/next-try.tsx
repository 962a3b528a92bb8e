import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { NextTry as NextTryView } from '../../electron/contract/line.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './line.module.css';
import { spanText } from './span-text.ts';
import { useTimeLeft } from './use-time-left.ts';

/** When the core is tried again by itself, and the way not to wait for it unless the core has asked for that. */
export function NextTry({ next }: { next: NextTryView | null }) {
  const { t } = useWords();
  const left = useTimeLeft(next);
  const tryNow = useMutation({
    mutationFn: () => ask((options) => desk.line.tryNow(undefined, options)),
  });
  const told = left !== null && left.toldMs > 0;
  return (
    <>
      <div className={classes.nextTry}>
        <span className={classes.soft}>
          {left === null ? t('line.trying') : t('line.nextTry', { time: spanText(left.inMs / 1_000, t) })}
          {told && (
            <>
              <br />
              {t('line.told')}
            </>
          )}
        </span>
        <Button
          size="xs"
          variant="default"
          disabled={left === null || told}
          loading={tryNow.isPending}
          onClick={() => tryNow.mutate()}
        >
          {t('line.tryNow')}
        </Button>
      </div>
      {tryNow.data?.ok === false && next !== null && <ProblemPanel problem={tryNow.data.problem} />}
    </>
  );
}
