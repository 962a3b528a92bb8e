import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

// A file of our own origin: the page's CSP knows no blob: and no other host.
GlobalWorkerOptions.workerSrc = workerUrl;

/**
 * Begins to read a PDF; nothing in it is executed. Its promise rejects when it can’t be read or wants a password.
 *
 * @param worker to read it in; by default one of its own
 */
export const loadPdf = (data: Uint8Array, worker?: PDFWorker): PDFDocumentLoadingTask =>
  getDocument({ data, enableXfa: false, ...(worker && { worker }) });
