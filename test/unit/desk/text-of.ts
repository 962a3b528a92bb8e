import { execFileSync } from 'node:child_process';

/** What poppler, which nobody here wrote, reads in a PDF; nothing where none was printed. */
export const textOf = (pdf: Uint8Array | undefined): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf ?? '', encoding: 'utf8' });
