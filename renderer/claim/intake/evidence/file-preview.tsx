import { ActionIcon, Loader, Select } from '@mantine/core';
import { IconRotate2, IconRotateClockwise2, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { EvidenceFile } from '../../../../electron/contract/evidence.ts';
import { fail } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import classes from './evidence.module.css';
import { PicturePreview } from './picture-preview.tsx';
import { largestShown, readFile } from './read-file.ts';
import { SoundPreview } from './sound-preview.tsx';

/** The PDF reader is large and needed only here. */
const PdfPreview = lazy(() => import('./pdf-preview.tsx'));

/** A file beside the checklist. Whatever is in it is drawn or played, never run; turning it is a word about it. */
export function FilePreview({
  file,
  papers,
  changed,
  onClose,
}: {
  file: EvidenceFile;
  /** Lines of the checklist it can be put to. */
  papers: readonly { readonly value: string; readonly label: string }[];
  changed: () => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { fileId, name, bytes, mediaType, marks, rotation, paper } = file;
  const canShow = bytes <= largestShown && !marks.includes('UNDECODABLE') && !marks.includes('ENCRYPTED_PDF');
  const content = useQuery({
    queryKey: ['claim', 'evidence', 'content', fileId],
    queryFn: () => (canShow ? readFile(file) : fail('EvidenceNotFound')),
    enabled: canShow,
    gcTime: 0,
  });
  const arrange = useMutation({
    mutationFn: (place: Pick<EvidenceFile, 'paper' | 'rotation'>) =>
      ask((options) => desk.evidence.arrange({ fileId, ...place }, options)),
    onSuccess: changed,
  });
  const turn = (by: 90 | 270) =>
    arrange.mutate({ paper, rotation: ((rotation + by) % 360) as EvidenceFile['rotation'] });
  const isSound = mediaType.startsWith('audio/');
  const waiting = <Loader size="sm" color="teal" />;
  return (
    <aside className={classes.preview} aria-label={t('claimEvidence.previewOf', { name })}>
      <header>
        <strong className={classes.name}>{name}</strong>
        {!isSound && (
          <>
            <ActionIcon variant="subtle" aria-label={t('claimEvidence.turnLeft')} onClick={() => turn(270)}>
              <IconRotate2 size={18} stroke={1.8} />
            </ActionIcon>
            <ActionIcon variant="subtle" aria-label={t('claimEvidence.turnRight')} onClick={() => turn(90)}>
              <IconRotateClockwise2 size={18} stroke={1.8} />
            </ActionIcon>
          </>
        )}
        <ActionIcon variant="subtle" aria-label={t('claimEvidence.closePreview')} onClick={onClose}>
          <IconX size={18} stroke={1.8} />
        </ActionIcon>
      </header>
      <Select
        size="xs"
        label={t('claimEvidence.paper')}
        data={[...papers]}
        value={paper}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && arrange.mutate({ paper: chosen, rotation })}
      />
      {arrange.data?.ok === false && <ProblemPanel problem={arrange.data.problem} />}
      {bytes > largestShown && <Notice tone="waiting">{t('claimEvidence.tooLargeToShow')}</Notice>}
      {marks.map((mark) => (
        <Notice key={mark} tone="waiting">
          {t(`claimEvidence.markExplained.${mark}`)}
        </Notice>
      ))}
      {canShow && content.data === undefined && waiting}
      {content.data?.ok === false && <ProblemPanel problem={content.data.problem} />}
      {content.data?.ok === true && (
        <Suspense fallback={waiting}>
          {mediaType === 'application/pdf' ? (
            <PdfPreview blob={content.data.value} rotation={rotation} label={name} />
          ) : isSound ? (
            <SoundPreview blob={content.data.value} label={name} />
          ) : (
            <PicturePreview blob={content.data.value} rotation={rotation} label={name} />
          )}
        </Suspense>
      )}
    </aside>
  );
}
