import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import { problemMessage } from '../../electron/contract/problem-message.ts';
import { useWords } from '../language/use-words.ts';
import { passes } from './passes.ts';
import classes from './problem-panel.module.css';

/**
 * A problem in three sentences: what happened, what to do, what is safe; its code small at the end for the help desk.
 * What passes is amber, what needs a decision is red.
 */
export function ProblemPanel({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const { t, language } = useWords();
  const { happened, todo, safe } = problemMessage(problem, language);
  return (
    <div className={classes.panel} data-passes={passes(problem.tag)} role="alert">
      <IconAlertTriangle size={20} stroke={1.8} className={classes.icon} aria-hidden />
      <div className={classes.text}>
        <strong>{happened}</strong>
        <span>{todo}</span>
        <span className={classes.safe}>
          {safe}{' '}
          <small className={classes.code}>
            {t('common.code')} {problem.tag}
          </small>
        </span>
        {children !== undefined && <div className={classes.actions}>{children}</div>}
      </div>
    </div>
  );
}
