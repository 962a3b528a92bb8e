import { type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import { loadPdf } from '../pdf/load-pdf.ts';
import classes from './paper-preview.module.css';

/** Papers of our own making share a worker, whose start costs more than drawing a receipt. Files of customers have one each. */
const worker = new PDFWorker();

/** Pixels of the drawn page for each one on the screen, so that small print stays sharp. */
const sharpness = 2;

/** A PDF drawn page by page onto canvases; nothing in it is executed and nothing can be clicked. */
export default function PdfPages({
  base64,
  label,
  width,
}: {
  base64: string;
  label: string;
  /** Of a page on the screen, pixels. */
  width: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const loading = loadPdf(bytesOf(base64), worker);
    let gone = false;
    const draw = async () => {
      try {
        const pages = await drawPages(await loading.promise, label, width);
        if (!gone) place.current?.replaceChildren(...pages);
      } catch (error) {
        // Going elsewhere while it is being drawn ends the drawing, which is no fault.
        if (!gone) throw error;
      }
    };
    void draw();
    return () => {
      gone = true;
      void loading.destroy();
    };
  }, [base64, label, width]);
  return <div ref={place} />;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

async function drawPages(pdf: PDFDocumentProxy, label: string, width: number): Promise<HTMLCanvasElement[]> {
  const pages: HTMLCanvasElement[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const unscaled = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width * sharpness) / unscaled.width });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.className = classes.paper ?? '';
    canvas.style.maxWidth = `${width}px`;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    await page.render({ canvas, viewport }).promise;
    pages.push(canvas);
  }
  return pages;
}
