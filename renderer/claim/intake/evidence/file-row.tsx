import { ActionIcon } from '@mantine/core';
import { IconEye, IconFileMinus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { EvidenceFile } from '../../../../electron/contract/evidence.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { bytesText } from './bytes-text.ts';
import classes from './evidence.module.css';
import { RemoveFileButton } from './remove-file-button.tsx';

/** A file of a paper: what it is, what to know of it, and how to look at it or take it out. */
export function FileRow({
  file,
  shown,
  onShow,
  onLeaveOut,
  changed,
}: {
  file: EvidenceFile;
  shown: boolean;
  onShow: () => void;
  /** Leaves a paper that was filed before out of the correction. */
  onLeaveOut: () => void;
  changed: () => Promise<void>;
}) {
  const { t } = useWords();
  const { fileId, name, pages, bytes, mediaType, marks, filed, upload } = file;
  const remove = useMutation({
    mutationFn: () => ask((options) => desk.evidence.remove({ fileId }, options)),
    onSuccess: changed,
  });
  return (
    <li className={classes.file} data-shown={shown}>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <small>
        {[
          t(`claimEvidence.kind.${kindOf(mediaType)}`),
          pages === null ? null : t('claimEvidence.pages', { n: pages }),
          bytesText(bytes),
        ]
          .filter((word) => word !== null)
          .join(' · ')}
      </small>
      {marks.map((mark) => (
        <span key={mark} className={classes.mark}>
          {t(`claimEvidence.mark.${mark}`)}
        </span>
      ))}
      {upload === 'UNREADABLE' && <span className={classes.mark}>{t('claimEvidence.unreadable')}</span>}
      <span className={classes.acts}>
        <ActionIcon
          variant={shown ? 'light' : 'subtle'}
          aria-pressed={shown}
          aria-label={t('claimEvidence.show', { name })}
          onClick={onShow}
        >
          <IconEye size={17} stroke={1.8} />
        </ActionIcon>
        {/* What an entry lists is no more to be removed, but it need not be filed again. */}
        {filed ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('claimEvidence.leaveOut', { name })}
            onClick={onLeaveOut}
          >
            <IconFileMinus size={17} stroke={1.8} />
          </ActionIcon>
        ) : (
          <RemoveFileButton name={name} busy={remove.isPending} onRemove={() => remove.mutate()} />
        )}
      </span>
      {remove.data?.ok === false && <ProblemPanel problem={remove.data.problem} />}
    </li>
  );
}

const kindOf = (mediaType: EvidenceFile['mediaType']) => {
  if (mediaType.startsWith('audio/')) return 'SOUND';
  if (mediaType === 'image/tiff') return 'TIFF';
  if (mediaType === 'image/heic') return 'HEIC';
  return mediaType === 'application/pdf' ? 'PDF' : 'PICTURE';
};
