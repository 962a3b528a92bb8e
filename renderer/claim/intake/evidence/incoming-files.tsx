import { CloseButton, Progress } from '@mantine/core';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { bytesText } from './bytes-text.ts';
import classes from './evidence.module.css';
import type { Incoming, Said } from './use-taking-in.ts';

/** Files on their way in, and what became of those that were not simply taken in. */
export function IncomingFiles({
  incoming,
  said,
  onRead,
}: {
  incoming: readonly Incoming[];
  said: readonly Said[];
  onRead: (id: number) => void;
}) {
  const { t } = useWords();
  return (
    <>
      {incoming.length > 0 && (
        <ul className={classes.incoming} aria-label={t('claimEvidence.incoming')}>
          {incoming.map(({ id, name, bytes, arrived }) => (
            <li key={id}>
              <span className={classes.name}>{name}</span>
              <small>
                {bytes > 0
                  ? t('claimEvidence.arrived', { arrived: bytesText(arrived), bytes: bytesText(bytes) })
                  : t('claimEvidence.takingIn')}
              </small>
              <Progress
                value={bytes > 0 ? (100 * arrived) / bytes : 100}
                animated={bytes === 0}
                aria-label={name}
              />
            </li>
          ))}
        </ul>
      )}
      {said.map((one) => (
        <div key={one.id} className={classes.said}>
          {'problem' in one ? (
            <ProblemPanel problem={one.problem}>
              <strong>{one.name}</strong>
            </ProblemPanel>
          ) : (
            <Notice tone="waiting">
              {t('claimEvidence.already', { name: one.name, already: one.already })}
            </Notice>
          )}
          <CloseButton
            aria-label={t('claimEvidence.read', { name: one.name })}
            onClick={() => onRead(one.id)}
          />
        </div>
      ))}
    </>
  );
}
