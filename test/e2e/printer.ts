import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PNG } from 'pngjs';

/** A printer in place of CUPS's: an `lp` found first on PATH that keeps what it is given. */
export class Printer {
  readonly #command: string;
  readonly #tray: string;

  constructor(folder: string) {
    const commands = join(folder, 'bin');
    this.#command = join(commands, 'lp');
    this.#tray = join(folder, 'printed');
    mkdirSync(commands);
    mkdirSync(this.#tray);
    this.plugIn();
    process.env.PATH = `${commands}${delimiter}${process.env.PATH}`;
  }

  plugIn(): void {
    // Named when it is whole, in the order of printing.
    this.#answer(`cd '${this.#tray}' && cat > incomplete && mv incomplete "$(ls | wc -l).pdf"`);
  }

  unplug(): void {
    this.#answer('echo "lp: Error - no default destination available." >&2; exit 1');
  }

  /** The words of everything printed so far, sheet by sheet, as another program reads them out of the PDF. */
  printed(): string[] {
    return readdirSync(this.#tray)
      .filter((file) => file.endsWith('.pdf'))
      .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
      .map((file) =>
        execFileSync('pdftotext', ['-layout', join(this.#tray, file), '-'], { encoding: 'utf8' }),
      );
  }

  /** Pictures in the last sheet, as another program takes them out of the PDF. */
  picturesOnLast(): PNG[] {
    const last = Math.max(...readdirSync(this.#tray).map((file) => Number.parseInt(file, 10)));
    const pictures = mkdtempSync(join(this.#tray, '..', 'pictures-'));
    execFileSync('pdfimages', ['-png', join(this.#tray, `${last}.pdf`), join(pictures, 'picture')]);
    return readdirSync(pictures).map((file) => PNG.sync.read(readFileSync(join(pictures, file))));
  }

  #answer(script: string): void {
    writeFileSync(this.#command, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
}
