import { crc32, deflateSync } from 'node:zlib';

/** Files as customers bring them, made here byte by byte: small, whole, and of nobody. */

const ascii = (text: string) => Buffer.from(text, 'latin1');
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const uint16 = (value: number) => uint32(value).subarray(2);

/** A PDF of so many empty pages; `extra` stands in its trailer. */
export function samplePdf(pages = 1, extra = ''): Buffer {
  const kids = Array.from({ length: pages }, (_, page) => `${page + 3} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return ascii(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${extra}>>\n` +
      `startxref\n${text.length}\n%%EOF\n`,
  );
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** A grey PNG; its size is what it says, its bytes as few as `rows`. */
export function samplePng(width = 2, height = 2, grey = 128, rows = height): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.min(width, 10_000), grey)]);
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])])),
    pngChunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpegSegment(marker: number, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), uint16(data.length + 2), data]);
}

/** The headers of a JPEG with this EXIF text, and no picture worth decoding. */
export function sampleJpeg(width = 2, height = 2, exif = ''): Buffer {
  const frame = Buffer.concat([
    Buffer.from([8]),
    uint16(height),
    uint16(width),
    Buffer.from([1, 1, 0x11, 0]),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    jpegSegment(0xe1, ascii(`Exif\0\0MM\0*\0\0\0\x08\0\0${exif}`)),
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0, 0xff, 0xd9]),
  ]);
}

/** A TIFF of white pages, 8 × 8; `linkAfter` makes the last page name another next one. */
export function sampleTiff(pages = 1, { order = 'II', width = 8, lastLink = 0 } = {}): Buffer {
  const isLittle = order === 'II';
  const field = (tag: number, type: number, value: number) => {
    const bytes = Buffer.alloc(12);
    if (isLittle) {
      bytes.writeUInt16LE(tag, 0);
      bytes.writeUInt16LE(type, 2);
      bytes.writeUInt32LE(1, 4);
      if (type === 3) bytes.writeUInt16LE(value, 8);
      else bytes.writeUInt32LE(value, 8);
    } else {
      bytes.writeUInt16BE(tag, 0);
      bytes.writeUInt16BE(type, 2);
      bytes.writeUInt32BE(1, 4);
      if (type === 3) bytes.writeUInt16BE(value, 8);
      else bytes.writeUInt32BE(value, 8);
    }
    return bytes;
  };
  const long = (value: number) => (isLittle ? Buffer.from(uint32(value)).reverse() : uint32(value));
  const short = (value: number) => (isLittle ? Buffer.from(uint16(value)).reverse() : uint16(value));
  const pageBytes = 2 + 8 * 12 + 4 + 8;
  const directories = Array.from({ length: pages }, (_, page) => {
    const at = 8 + page * pageBytes;
    const next = page === pages - 1 ? lastLink : at + pageBytes;
    return Buffer.concat([
      short(8),
      field(256, 4, width),
      field(257, 3, 8),
      field(258, 3, 1),
      field(259, 3, 1),
      field(262, 3, 0),
      field(273, 4, at + pageBytes - 8),
      field(278, 3, 8),
      field(279, 4, 8),
      long(next),
      Buffer.alloc(8),
    ]);
  });
  return Buffer.concat([ascii(order), short(42), long(8), ...directories]);
}

function box(type: string, ...content: Uint8Array[]): Buffer {
  const data = Buffer.concat(content);
  return Buffer.concat([uint32(data.length + 8), ascii(type), data]);
}

/** The boxes of a file of the ISO base media format with tracks of these kinds (`soun`, `vide`). */
export function sampleIso(brand: string, ...handlers: string[]): Buffer {
  const tracks = handlers.map((handler) =>
    box('trak', box('mdia', box('hdlr', Buffer.alloc(8), ascii(handler), Buffer.alloc(13)))),
  );
  return Buffer.concat([
    box('ftyp', ascii(brand), uint32(0), ascii(`${brand}isom`)),
    box('mdat', Buffer.alloc(64)),
    box('moov', ...tracks),
  ]);
}

/** One of each kind that is taken in. */
export const sampleFiles = {
  'application/pdf': samplePdf(),
  'image/jpeg': sampleJpeg(),
  'image/png': samplePng(),
  'image/heic': sampleIso('heic'),
  'image/tiff': sampleTiff(),
  'audio/mpeg': Buffer.concat(
    Array.from({ length: 4 }, () => Buffer.from([0xff, 0xfb, 0x90, 0, ...Array(413).fill(0)])),
  ),
  'audio/mp4': sampleIso('M4A ', 'soun'),
  'audio/wav': Buffer.concat([
    ascii('RIFF'),
    Buffer.from([44, 0, 0, 0]),
    ascii('WAVEfmt '),
    Buffer.from([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]),
    ascii('data'),
    Buffer.from([8, 0, 0, 0, 128, 128, 128, 128, 128, 128, 128, 128]),
  ]),
  'audio/ogg': Buffer.concat([
    ascii('OggS\0\x02'),
    Buffer.alloc(8),
    Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 19]),
    ascii('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0'),
  ]),
  'audio/amr': Buffer.concat([ascii('#!AMR\n'), Buffer.alloc(64, 0x7c)]),
} as const;

/** A ZIP file of one stored entry with this name. */
export function sampleZip(name: string): Buffer {
  const content = ascii('x');
  const header = (signature: string, more: number) =>
    Buffer.concat([ascii(signature), Buffer.alloc(more), uint32(0)]);
  return Buffer.concat([header('PK\x03\x04', 22), uint16(name.length), ascii(name), content]);
}
