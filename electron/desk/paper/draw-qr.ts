import { encode } from 'uqr';

/** The side of a code that a scanner at the counter reads: 18 mm, in points. */
export const qrSide = (18 / 25.4) * 72;

/** Draws a number as a QR code (ISO/IEC 18004), so that a reprint or a search is one scan. */
export function drawQr(document: PDFKit.PDFDocument, text: string, left: number, top: number): void {
  const { data, size } = encode(text, { border: 1 });
  const module = qrSide / size;
  data.forEach((line, y) => {
    line.forEach((dark, x) => {
      if (dark) document.rect(left + x * module, top + y * module, module, module);
    });
  });
  document.fill('black');
}
