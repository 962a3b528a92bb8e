import { Loader, Text } from '@mantine/core';
import { useTerminal } from '../bridge/terminal-view.ts';
import { useWords } from '../language/use-words.ts';
import classes from './opening.module.css';

/** Before the desk has spoken for the first time. */
export function Opening() {
  const { t } = useWords();
  const { connected } = useTerminal();
  return (
    <output className={classes.opening}>
      <Loader size="sm" color="teal" />
      <Text>{t(connected ? 'opening.starting' : 'opening.reconnecting')}</Text>
    </output>
  );
}
