import { PasswordException, type PDFDocumentProxy } from 'pdfjs-dist';
import { loadPdf } from '../../../pdf/load-pdf.ts';

/** Opens a PDF. LOCKED: with a password alone; BROKEN: not at all. */
export async function openPdf(file: Blob): Promise<PDFDocumentProxy | 'LOCKED' | 'BROKEN'> {
  const loading = loadPdf(new Uint8Array(await file.arrayBuffer()));
  try {
    return await loading.promise;
  } catch (error) {
    await loading.destroy();
    return error instanceof PasswordException ? 'LOCKED' : 'BROKEN';
  }
}

/** Draws a page, its longer side so many pixels, turned by so many degrees beside its own turn. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  longest: number,
  rotation: number,
): Promise<void> {
  const page = await pdf.getPage(number);
  const turned = { rotation: (page.rotate + rotation) % 360 };
  const { width, height } = page.getViewport({ scale: 1, ...turned });
  const viewport = page.getViewport({ scale: longest / Math.max(width, height), ...turned });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
}
