import { IconCreditCard, IconDeviceTablet, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReaderSnapshot } from '../../electron/contract/card-process.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './card.module.css';

/** Every reader and what lies on it. */
export function ReadersCard({ readers }: { readers: ReaderSnapshot }) {
  const { t } = useWords();
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('home.readers')}</h2>
      {readers.service === 'STOPPED' && <ProblemPanel problem={{ tag: 'ReaderServiceStopped' }} />}
      {readers.service === 'RUNNING' && readers.readers.length === 0 && (
        <div className={classes.state} data-tone="waiting">
          <IconPlugConnectedX size={22} stroke={1.8} aria-hidden /> {t('reader.none')}
        </div>
      )}
      <dl className={classes.facts}>
        {readers.readers.map((reader) => (
          <div key={reader.name}>
            <dt>
              {reader.state === 'EMPTY' ? (
                <IconDeviceTablet size={16} stroke={1.7} aria-hidden />
              ) : (
                <IconCreditCard size={16} stroke={1.7} aria-hidden />
              )}{' '}
              {reader.name}
            </dt>
            <dd>{t(`reader.${reader.state}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
