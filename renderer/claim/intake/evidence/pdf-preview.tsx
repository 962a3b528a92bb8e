import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import classes from './evidence.module.css';
import { drawPage, openPdf } from './open-pdf.ts';

/** Pixels of the drawn page's longer side. */
const longest = 1_400;

/** A PDF page by page on a canvas; nothing in it is executed and nothing can be clicked. */
export default function PdfPreview({
  blob,
  rotation,
  label,
}: {
  blob: Blob;
  rotation: number;
  label: string;
}) {
  const { t } = useWords();
  const place = useRef<HTMLCanvasElement>(null);
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'LOCKED' | 'BROKEN' | null>(null);
  const [page, setPage] = useState(1);
  useEffect(() => {
    let opened: PDFDocumentProxy | null = null;
    let gone = false;
    void openPdf(blob).then((answer) => {
      if (typeof answer !== 'string') opened = answer;
      if (gone) void opened?.loadingTask.destroy();
      else setPdf(answer);
    });
    return () => {
      gone = true;
      void opened?.loadingTask.destroy();
    };
  }, [blob]);
  useEffect(() => {
    const canvas = document.createElement('canvas');
    let gone = false;
    if (pdf === null || typeof pdf === 'string') return;
    const draw = async () => {
      // Drawn aside first: two drawings on one canvas would mix.
      await drawPage(pdf, page, canvas, longest, rotation).catch(() => {});
      if (gone || place.current === null) return;
      place.current.width = canvas.width;
      place.current.height = canvas.height;
      place.current.getContext('2d')?.drawImage(canvas, 0, 0);
    };
    void draw();
    return () => {
      gone = true;
    };
  }, [pdf, page, rotation]);
  if (pdf === 'LOCKED')
    return <Notice tone="waiting">{t('claimEvidence.markExplained.ENCRYPTED_PDF')}</Notice>;
  if (pdf === 'BROKEN') return <Notice tone="waiting">{t('claimEvidence.markExplained.UNDECODABLE')}</Notice>;
  const pages = pdf?.numPages ?? 1;
  return (
    <>
      <canvas ref={place} className={classes.sheet} role="img" aria-label={label} />
      {pages > 1 && (
        <div className={classes.leaf}>
          <ActionIcon
            variant="default"
            aria-label={t('claimEvidence.pageBefore')}
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          >
            <IconChevronLeft size={17} stroke={1.8} />
          </ActionIcon>
          <output>{t('claimEvidence.pageOf', { page, pages })}</output>
          <ActionIcon
            variant="default"
            aria-label={t('claimEvidence.pageAfter')}
            disabled={page === pages}
            onClick={() => setPage(page + 1)}
          >
            <IconChevronRight size={17} stroke={1.8} />
          </ActionIcon>
        </div>
      )}
    </>
  );
}
