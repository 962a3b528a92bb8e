import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import type { EvidenceFile } from '../../../electron/contract/evidence.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { bytesText } from '../intake/evidence/bytes-text.ts';
import classes from './follow-up.module.css';

const tones = {
  HERE: 'soft',
  WAITING: 'waiting',
  SENDING: 'waiting',
  AT_CORE: 'soft',
  NOT_SENT: 'soft',
  UNREADABLE: 'alarm',
} as const;

/**
 * A filed claim's papers on their way to the core, file by file, as they go.
 *
 * @param heading of the level that the surrounding page is at
 */
export function SentFiles({
  claimId,
  evidence,
  heading: Heading,
}: {
  claimId: string;
  evidence: TerminalStatus['evidence'];
  heading: 'h2' | 'h3';
}) {
  const { t } = useWords();
  const { data } = useQuery({
    // Asked anew when a file has arrived; in between the status tells.
    queryKey: ['claim', 'sent files', claimId, evidence.map(({ sha256 }) => sha256).join()],
    queryFn: () => ask((options) => desk.evidence.list({ claimId }, options)),
    placeholderData: (previous) => previous,
  });
  const filed = data?.ok === true ? data.value.filter((file) => file.filed) : [];
  if (filed.length === 0) return null;
  const underWay = new Map(evidence.map((one) => [one.sha256, one]));
  return (
    <section aria-label={t('claimFollowUp.sentFiles')}>
      <Heading>{t('claimFollowUp.sentFiles')}</Heading>
      <ul className={classes.papers}>
        {filed.map((file) => (
          <SentFile key={file.fileId} file={{ ...file, ...underWay.get(file.sha256) }} />
        ))}
      </ul>
    </section>
  );
}

function SentFile({ file: { name, bytes, sent, upload } }: { file: EvidenceFile }) {
  const { t } = useWords();
  const state = t(`claimFollowUp.fileStates.${upload}`, { sent: bytesText(sent), bytes: bytesText(bytes) });
  return (
    <li>
      <span className={classes.fileName} title={name}>
        {name}
      </span>
      <span data-tone={tones[upload]}>
        {state}
        {upload === 'SENDING' && <Progress value={(100 * sent) / bytes} size="xs" aria-label={name} />}
      </span>
    </li>
  );
}
