import type { EvidenceMark, EvidenceMediaType } from '../../../../electron/contract/evidence.ts';
import { isBlank } from './is-blank.ts';

/** What the page sees when it opens a file: it alone decodes, in its sandbox. */
export interface Seen {
  readonly pages: number | null;
  readonly marks: EvidenceMark[];
}

/** Pages looked at for something to read, and how large, pixels. */
const mostPages = 12;
const size = 400;

/** Opens a file once, to count its pages and to see whether it can be shown and whether there is something on it. */
export async function lookAtFile(mediaType: EvidenceMediaType, file: Blob): Promise<Seen> {
  if (mediaType === 'application/pdf') return lookAtPdf(file);
  return mediaType.startsWith('image/') ? lookAtPicture(file) : { pages: null, marks: [] };
}

async function lookAtPdf(file: Blob): Promise<Seen> {
  // The PDF reader is large and needed only here.
  const { drawPage, openPdf } = await import('./open-pdf.ts');
  const pdf = await openPdf(file);
  if (pdf === 'LOCKED') return { pages: null, marks: ['ENCRYPTED_PDF'] };
  if (pdf === 'BROKEN') return { pages: null, marks: ['UNDECODABLE'] };
  const pages = pdf.numPages;
  try {
    const canvas = document.createElement('canvas');
    for (let number = 1; number <= Math.min(pages, mostPages); number += 1) {
      await drawPage(pdf, number, canvas, size, 0);
      if (!isBlank(canvas)) return { pages, marks: [] };
    }
    return { pages, marks: pages > mostPages ? [] : ['EMPTY_SCAN'] };
  } catch {
    return { pages, marks: ['UNDECODABLE'] };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function lookAtPicture(file: Blob): Promise<Seen> {
  try {
    const picture = await createImageBitmap(file, { resizeWidth: size, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return { pages: 1, marks: isBlank(canvas) ? ['EMPTY_SCAN'] : [] };
  } catch {
    // A format no browser knows (HEIC, TIFF), or damage: kept as it came, for who can open it.
    return { pages: null, marks: ['UNDECODABLE'] };
  }
}
