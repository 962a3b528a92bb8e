import { type DragEvent, useState } from 'react';
import type { AbsentPaper, LeavingOut } from '../../../../electron/contract/claim-draft.ts';
import type { EvidenceFile } from '../../../../electron/contract/evidence.ts';
import type { LeftOutReason } from '../../../../electron/contract/left-out-paper.ts';
import { FieldColumn } from '../../../form/field-column.tsx';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import type { StepProps } from '../step-props.ts';
import { CameraDialog } from './camera-dialog.tsx';
import classes from './evidence.module.css';
import { FilePreview } from './file-preview.tsx';
import { FileRow } from './file-row.tsx';
import { IncomingFiles } from './incoming-files.tsx';
import { LeftOutFile } from './left-out-file.tsx';
import { PaperLine } from './paper-line.tsx';
import { ScansDialog } from './scans-dialog.tsx';
import { useEvidenceFiles } from './use-evidence-files.ts';
import { useTakingIn } from './use-taking-in.ts';

/** The papers of the case, line by line, each with its files; they come by drop, file dialog, scanner or camera. */
export function EvidenceStep({
  content,
  change,
  draft: { claimId },
  review,
  reviewAnew,
  reference,
  invalid,
}: StepProps<'evidence'>) {
  const { t, language } = useWords();
  const { files, problem, lookAgain } = useEvidenceFiles(claimId);
  const changed = async () => {
    await Promise.all([lookAgain(), reviewAnew()]);
  };
  const { incoming, said, takeIn, dismiss } = useTakingIn(claimId, changed);
  const [shownId, setShown] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ from: 'SCANNER' | 'CAMERA'; paper: string } | null>(null);

  const lines = review?.checklist ?? [];
  const absent = content.absent ?? [];
  const say = (paper: string, word: Omit<AbsentPaper, 'paper'> | null) =>
    change({
      absent: [
        ...absent.filter((other) => other.paper !== paper),
        ...(word === null ? [] : [{ paper, ...word }]),
      ],
    });
  const wanted = new Set(lines.map(({ rule }) => rule.paper));
  const others = files.filter(({ paper }) => !wanted.has(paper));
  const shown = files.find(({ fileId }) => fileId === shownId) ?? null;
  const leftOut = content.leftOut ?? [];
  const leave = (fileId: string, reason?: LeftOutReason) =>
    change({
      leftOut: [...withoutFile(leftOut, fileId), { fileId, ...(reason !== undefined && { reason }) }],
    });
  const papers = reference.papers.map(({ paper, name }) => ({ value: paper, label: name[language] }));
  const isLeftOut = ({ fileId }: EvidenceFile) => leftOut.some((one) => one.fileId === fileId);
  const rowOf = (file: EvidenceFile) => (
    <FileRow
      key={file.fileId}
      file={file}
      shown={file.fileId === shownId}
      onShow={() => setShown(file.fileId === shownId ? null : file.fileId)}
      onLeaveOut={() => leave(file.fileId)}
      changed={changed}
    />
  );
  const leftOutRowOf = ({ fileId, name }: EvidenceFile) => (
    <LeftOutFile
      key={fileId}
      name={name}
      reason={leftOut.find((one) => one.fileId === fileId)?.reason ?? null}
      invalid={invalid(`leftOut.${fileId}`)}
      onReason={(reason) => leave(fileId, reason)}
      onPutBack={() => change({ leftOut: withoutFile(leftOut, fileId) })}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped beside a line must not lead the page away
    <div className={classes.step} data-preview={shown !== null} onDragOver={ignore} onDrop={ignore}>
      <FieldColumn startsAnew="EVIDENCE">
        <Notice tone="hint">{t('claimEvidence.how')}</Notice>
        {problem !== null && <ProblemPanel problem={problem} />}
        <IncomingFiles incoming={incoming} said={said} onRead={dismiss} />
        <ul className={classes.lines} aria-label={t('claimEvidence.checklist')}>
          {lines.map((line) => (
            <PaperLine
              key={line.rule.paper}
              line={line}
              word={absent.find(({ paper }) => paper === line.rule.paper) ?? null}
              invalid={invalid(`checklist.${line.rule.paper}`) || invalid(`absent.${line.rule.paper}`)}
              onSay={(word) => say(line.rule.paper, word)}
              onFiles={(chosen) =>
                takeIn(
                  line.rule.paper,
                  chosen.map((file) => ({ name: file.name, blob: file })),
                )
              }
              onAsk={(from) => setAsked({ from, paper: line.rule.paper })}
              leftOut={files
                .filter((file) => file.paper === line.rule.paper && isLeftOut(file))
                .map(leftOutRowOf)}
            >
              {files.filter((file) => file.paper === line.rule.paper && !isLeftOut(file)).map(rowOf)}
            </PaperLine>
          ))}
        </ul>
        {others.length > 0 && (
          <section aria-label={t('claimEvidence.others')}>
            <h2 className={classes.others}>{t('claimEvidence.others')}</h2>
            <ul className={classes.files}>
              {others.map((file) => (isLeftOut(file) ? leftOutRowOf(file) : rowOf(file)))}
            </ul>
          </section>
        )}
      </FieldColumn>
      {shown !== null && (
        <FilePreview
          key={shown.fileId}
          file={shown}
          papers={papers}
          changed={changed}
          onClose={() => setShown(null)}
        />
      )}
      <ScansDialog
        opened={asked?.from === 'SCANNER'}
        onTake={(names) =>
          asked !== null &&
          takeIn(
            asked.paper,
            names.map((name) => ({ name, blob: null })),
          )
        }
        onClose={() => setAsked(null)}
      />
      <CameraDialog
        opened={asked?.from === 'CAMERA'}
        onTaken={(picture) => asked !== null && takeIn(asked.paper, [picture])}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}

const withoutFile = (leftOut: readonly LeavingOut[], fileId: string) =>
  leftOut.filter((one) => one.fileId !== fileId);

const ignore = (event: DragEvent) => event.preventDefault();
