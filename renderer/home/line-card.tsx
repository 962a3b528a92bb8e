import { IconCloudCheck, IconCloudOff, IconCloudX } from '@tabler/icons-react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { shortMoment } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { LineFacts } from '../line/line-facts.tsx';
import classes from './card.module.css';

const looks = {
  ONLINE: { Icon: IconCloudCheck, tone: 'done' },
  OFFLINE: { Icon: IconCloudOff, tone: 'waiting' },
  REFUSED: { Icon: IconCloudX, tone: 'alarm' },
  STOPPED: { Icon: IconCloudX, tone: 'alarm' },
} as const;

/** The line to the core, and what has not gone over it yet. */
export function LineCard({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const { line } = status;
  const { Icon, tone } = looks[line.state];
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('home.line')}</h2>
      <div className={classes.state} data-tone={tone}>
        <Icon size={22} stroke={1.8} aria-hidden /> {t(`line.${line.state}`)}
        <span className={classes.soft}>{t('line.since', { time: shortMoment(line.since) })}</span>
      </div>
      {line.state !== 'ONLINE' && <span className={classes.soft}>{t('line.notPossible')}</span>}
      <LineFacts status={status} />
      <dl className={classes.facts}>
        <div>
          <dt>{t('home.provisional')}</dt>
          <dd>{t('common.cases', { n: status.provisional })}</dd>
        </div>
      </dl>
    </section>
  );
}
