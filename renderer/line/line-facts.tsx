import type { TerminalStatus } from '../../electron/contract/desk.ts';
import card from '../home/card.module.css';
import { bytesText, countText } from '../language/number-text.ts';
import { useNow } from '../language/use-now.ts';
import { useWords } from '../language/use-words.ts';
import { ageText } from './age-text.ts';
import { DrainBar } from './drain-bar.tsx';
import { ExposureMeter } from './exposure-meter.tsx';
import { NextTry } from './next-try.tsx';

/** Everything about line and sending that the bar has no room for; the same on the home screen and in the panel. */
export function LineFacts({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const { line, waiting, oldestWaitingAt, drain, exposure, disk } = status;
  const now = useNow(oldestWaitingAt !== null);
  return (
    <>
      {(line.state === 'OFFLINE' || line.state === 'REFUSED') && <NextTry next={status.nextTry} />}
      {drain !== null && line.state === 'ONLINE' && <DrainBar drain={drain} />}
      <dl className={card.facts}>
        <div>
          <dt>{t('line.waitingEntries')}</dt>
          <dd>{waiting === 0 ? t('line.waitingNone') : t('common.cases', { n: countText(waiting) })}</dd>
        </div>
        {oldestWaitingAt !== null && line.state !== 'ONLINE' && (
          <div>
            <dt>{t('line.oldest')}</dt>
            <dd>{t('line.oldestAge', { age: ageText(oldestWaitingAt, now, t) })}</dd>
          </div>
        )}
        <div>
          <dt>{t('line.disk')}</dt>
          <dd data-tone={disk.freeBytes < disk.floorBytes ? 'alarm' : undefined}>
            {bytesText(disk.freeBytes)}
          </dd>
        </div>
      </dl>
      {exposure !== null && (line.state !== 'ONLINE' || exposure.issuances > 0) && (
        <ExposureMeter exposure={exposure} online={line.state === 'ONLINE'} />
      )}
    </>
  );
}
