import type { EvidenceMediaType } from '../../contract/evidence.ts';

/**
 * What the first bytes say a file is. ARCHIVE: a ZIP file or an old office document, which can hold anything; none is
 * ever unpacked here. NOTHING_KNOWN: whatever this list does not name.
 */
export type Sniffed = EvidenceMediaType | 'ARCHIVE' | 'NOTHING_KNOWN';

/** So many bytes from the beginning are enough to tell. */
export const sniffedBytes = 64;

/** Major brands of the ISO base media format (ISO/IEC 14496-12) that are taken, and what they hold. */
const brands: Readonly<Record<string, EvidenceMediaType>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  mif1: 'image/heic',
  'M4A ': 'audio/mp4',
  // Telephones record sound under these as well; whether there is a picture too is looked up in the structure.
  mp42: 'audio/mp4',
  isom: 'audio/mp4',
  '3gp4': 'audio/mp4',
  '3gp5': 'audio/mp4',
};

/** Tells a file's type by its first bytes; a list of what is taken, not of what exists. */
export function mediaTypeOf(head: Uint8Array): Sniffed {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, sniffedBytes)).toString(
    'latin1',
  );
  const starts = (...signatures: string[]) => signatures.some((signature) => text.startsWith(signature));
  if (starts('%PDF-')) return 'application/pdf';
  // JPEG-LS (ISO/IEC 14495-1) begins like JPEG and is another format, which no page can show.
  if (starts('\xff\xd8\xff')) return starts('\xff\xd8\xff\xf7') ? 'NOTHING_KNOWN' : 'image/jpeg';
  if (starts('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')) return 'image/png';
  if (starts('II*\0', 'MM\0*')) return 'image/tiff';
  if (text.slice(4, 8) === 'ftyp') return brands[text.slice(8, 12)] ?? 'NOTHING_KNOWN';
  if (starts('RIFF') && text.slice(8, 12) === 'WAVE') return 'audio/wav';
  if (starts('OggS') && (text.includes('OpusHead') || text.includes('\x01vorbis'))) return 'audio/ogg';
  if (starts('#!AMR\n', '#!AMR-WB\n')) return 'audio/amr';
  if (starts('ID3') || isMpegAudio(head)) return 'audio/mpeg';
  if (starts('PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ARCHIVE';
  return 'NOTHING_KNOWN';
}

/** A frame of MPEG audio layer III (ISO/IEC 11172-3, 2.4.1.3) with a bit rate and a sampling rate that exist. */
function isMpegAudio([sync = 0, version = 0, rates = 0]: Uint8Array): boolean {
  const isLayerThree = sync === 0xff && (version & 0xe6) === 0xe2 && (version & 0x18) !== 0x08;
  const bitRate = rates >> 4;
  return isLayerThree && bitRate !== 0 && bitRate !== 15 && (rates & 0x0c) !== 0x0c;
}
