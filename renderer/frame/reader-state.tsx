import { IconCreditCard, IconDeviceTablet, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReaderSnapshot } from '../../electron/contract/card-process.ts';
import { useWords } from '../language/use-words.ts';
import classes from './line-state.module.css';

/** All readers in a few words: what the busiest of them has. */
export function ReaderState({ readers }: { readers: ReaderSnapshot }) {
  const { t } = useWords();
  const withCard = readers.readers.filter(({ state }) => state === 'PRESENT' || state === 'IN_USE');
  const [reader] = withCard.length > 0 ? withCard : readers.readers;
  const stopped = readers.service === 'STOPPED';
  const Icon =
    stopped || reader === undefined
      ? IconPlugConnectedX
      : withCard.length > 0
        ? IconCreditCard
        : IconDeviceTablet;
  const words = () => {
    if (stopped) return t('reader.stopped');
    if (reader === undefined) return t('reader.none');
    if (withCard.length > 1) return t('reader.several', { n: withCard.length });
    return t('reader.one', { state: t(`reader.${reader.state}`) });
  };
  return (
    <output className={classes.line} aria-label={t('reader.label')}>
      <Icon size={17} stroke={1.8} aria-hidden />
      <span>{words()}</span>
    </output>
  );
}
