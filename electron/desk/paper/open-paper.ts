import PDFDocument from 'pdfkit';
import { takeFonts } from './fonts.ts';

/** A paper that is being drawn. */
interface OpenPaper {
  readonly document: PDFKit.PDFDocument;
  /** Nothing is drawn any more. @returns the whole paper as PDF */
  end(): Promise<Uint8Array>;
}

/** Begins a paper in the fonts of all papers. */
export function openPaper({ info, ...options }: PDFKit.PDFDocumentOptions): OpenPaper {
  const document = new PDFDocument({ ...options, font: '', info: { ...info, Creator: 'Branch Teller' } });
  takeFonts(document);
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  return {
    document,
    async end() {
      document.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}
