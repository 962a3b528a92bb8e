import type { EvidenceMark, EvidenceMediaType } from '../../contract/evidence.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { mostPixels, type ReadAt, window } from './bounds.ts';
import { countTiffPages } from './tiff-pages.ts';

/** What the desk finds out about a file without decoding it. Pages are null where only the page can count them. */
export interface Examined {
  readonly pages: number | null;
  readonly marks: readonly EvidenceMark[];
}

const damaged = fail('EvidenceDamaged');

/**
 * Looks at a file's structure in a few places of bounded size: whether it is what its first bytes say, and how large a
 * picture claims to be. Nothing is decoded or unpacked; that is the sandboxed page's.
 *
 * @returns problems EvidenceDamaged, EvidencePictureTooLarge, EvidenceTypeUnknown (a film)
 */
export async function examineFile(
  mediaType: EvidenceMediaType,
  bytes: number,
  read: ReadAt,
): Promise<Result<Examined>> {
  const plain = { pages: null, marks: [] };
  const picture = (size: Size | null): Result<Examined> => {
    if (size === null) return damaged;
    const { width, height } = size;
    if (width * height > mostPixels) return fail('EvidencePictureTooLarge');
    return width * height === 0 ? damaged : succeed({ pages: 1, marks: [] });
  };
  switch (mediaType) {
    case 'application/pdf':
      return examinePdf(bytes, read);
    case 'image/png': {
      // Width and height stand in the first chunk (PNG, 11.2.2), which the type was told by.
      const head = await read(16, 8);
      return picture(head.length < 8 ? null : { width: head.readUInt32BE(0), height: head.readUInt32BE(4) });
    }
    case 'image/jpeg':
      return picture(await jpegSize(read));
    case 'image/tiff': {
      const pages = await countTiffPages(bytes, read);
      if (pages === 'TOO_LARGE') return fail('EvidencePictureTooLarge');
      return pages === 'DAMAGED' ? damaged : succeed({ pages, marks: [] });
    }
    case 'audio/mp4':
      return (await hasFilm(bytes, read)) ? fail('EvidenceTypeUnknown') : succeed(plain);
    default:
      return succeed(plain);
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A PDF ends with the place of its cross-reference table (ISO 32000-2, 7.5.5), after which some programs leave a little
 * rubbish. Its trailer names the encryption, if any (7.6.1), and is never encrypted itself.
 */
async function examinePdf(bytes: number, read: ReadAt): Promise<Result<Examined>> {
  const tail = (await read(Math.max(0, bytes - window), window)).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) return damaged;
  const head = (await read(0, window)).toString('latin1');
  const isEncrypted = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(head + tail);
  return succeed({ pages: null, marks: isEncrypted ? ['ENCRYPTED_PDF'] : [] });
}

/** Segments of a JPEG looked through until its frame header (ITU-T T.81, B.1.1.3 and B.2.2); a camera writes about ten. */
const mostSegments = 500;

async function jpegSize(read: ReadAt): Promise<Size | null> {
  let at = 2;
  for (let segments = 0; segments < mostSegments; segments += 1) {
    const segment = await read(at, 9);
    const marker = segment[1] ?? 0;
    if (segment.length < 9 || segment[0] !== 0xff) return null;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    // The scan begins, or the picture ends, before anybody has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + segment.readUInt16BE(2);
  }
  return null;
}

/** Boxes of the outermost level looked through for the film's description. */
const mostBoxes = 200;

/** Whether an ISO base media file has a track of pictures: a handler `vide` in its `moov` box (ISO/IEC 14496-12, 8.4.3). */
async function hasFilm(bytes: number, read: ReadAt): Promise<boolean> {
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes && at < bytes; boxes += 1) {
    const header = await read(at, 16);
    if (header.length < 8) return false;
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && header.length === 16;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? bytes - at : short;
    if (size < 8) return false;
    if (header.toString('latin1', 4, 8) === 'moov') {
      const moov = await read(at, Math.min(size, 16 * window));
      return /hdlr.{8}vide/s.test(moov.toString('latin1'));
    }
    at += size;
  }
  return false;
}
