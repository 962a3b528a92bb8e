import { Popover, UnstyledButton } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import type { Problem } from '../../electron/contract/problem.ts';
import { problemMessage } from '../../electron/contract/problem-message.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './alarms.module.css';

/** What a person must know now, in one line; the others behind a click. */
export function Alarms({ alarms }: { alarms: readonly Problem[] }) {
  const { t, language } = useWords();
  const [first, ...others] = alarms;
  if (first === undefined) return null;
  const { happened, todo } = problemMessage(first, language);
  return (
    <div className={classes.alarms} role="alert">
      <IconAlertOctagon size={18} stroke={1.8} aria-hidden />
      <span>
        <strong>{happened}</strong> {todo} <small>{`${t('common.code')} ${first.tag}`}</small>
      </span>
      {others.length > 0 && (
        <Popover width={520} position="bottom-end" shadow="md">
          <Popover.Target>
            <UnstyledButton className={classes.more}>
              {t('frame.moreAlarms', { n: others.length })}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={classes.others}>
            {others.map((problem) => (
              <ProblemPanel key={problem.tag} problem={problem} />
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
