import { createRequire } from 'node:module';
import { type FontTables, openSync } from 'fontkit';

const packages = createRequire(import.meta.url);

/** The names of the fonts in every paper. */
export const regular = 'Pretendard-Regular';
export const bold = 'Pretendard-Bold';

/** Fonts opened so far. Reading their tables takes longer than drawing a receipt, so it is done once a process. */
const opened = new Map<string, FontTables>();

/** Gives a paper that has no text yet its fonts, and begins with the regular one. */
export function takeFonts(document: PDFKit.PDFDocument): void {
  for (const name of [regular, bold]) {
    // The library takes an opened font too; its types don't say so.
    document.registerFont(name, forOnePaper(fontOf(name)) as Uint8Array);
  }
  document.font(regular);
}

function fontOf(name: string): FontTables {
  // Static cuts: the variable font becomes Type 3 fonts in a PDF, whose text nobody can extract.
  const font =
    opened.get(name) ?? openSync(packages.resolve(`pretendard/dist/public/static/alternative/${name}.ttf`));
  opened.set(name, font);
  return font;
}

/** Letters that make a syllable together. */
const letters = /[\u1100-\u11ff]+/g;

/**
 * The tables of an opened font with glyphs of the paper's own: a glyph keeps the characters it was first drawn for,
 * which is what a reader of the paper extracts, and no paper may read as another one did. The font has none for the
 * letters of which a Mac makes a syllable, nor for a tab, as pasted text has them.
 */
const forOnePaper = (font: FontTables): object =>
  Object.create(font, {
    _glyphs: { value: {} },
    layout: {
      value(this: object, text: string, ...how: unknown[]) {
        const drawn = text.replace(letters, (apart) => apart.normalize('NFC')).replaceAll('\t', ' ');
        return font.layout.call(this, drawn, ...how);
      },
    },
  });
