import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { LinePanel } from '../line/line-panel.tsx';
import classes from './line-state.module.css';
import { LineWords } from './line-words.tsx';

/** The line in a few words, never a modal; the rest stands in a panel that opens from them. */
export function LineState({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t } = useWords();
  const [opened, open] = useState(false);
  useShortcut('openLine', () => open(!opened));
  useShortcut('close', opened ? () => open(false) : null);
  return (
    <span className={classes.entry}>
      <LineWords status={status} />
      <Popover
        opened={opened}
        onChange={open}
        position="bottom-end"
        width={460}
        shadow="md"
        trapFocus
        returnFocus
        closeOnEscape={false}
        transitionProps={{ duration: 120 }}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.cover}
            aria-label={t('line.open')}
            onClick={() => open(!opened)}
          />
        </Popover.Target>
        <Popover.Dropdown>
          <LinePanel status={status} session={session} onClose={() => open(false)} />
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}
