import type { CsvFault, CsvField, CsvNote, CsvReading } from '../../../contract/claim-csv.ts';
import { readText } from './read-cell.ts';

type Read<T> = { readonly value: T } | { readonly fault: CsvFault['kind'] };

/** A line of the file, as a spreadsheet numbers it. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest texts a movement holds. */
const longest: Partial<Record<CsvField, number>> = {
  HOLDER: 60,
  EXCHANGE_ACCOUNT: 60,
  WALLET: 120,
  TRANSACTION_HASH: 120,
};

/** The cells of one line by their fields, and all that is found wrong in them: nothing stops at the first fault. */
export class LineCells {
  readonly line: number;
  readonly notes: CsvNote[] = [];
  readonly #cells: readonly string[];
  readonly #columns: CsvReading['columns'];
  readonly #faults = new Map<CsvField, CsvFault>();

  constructor({ line, cells }: CsvLine, columns: CsvReading['columns']) {
    this.line = line;
    this.#cells = cells;
    this.#columns = columns;
  }

  get faults(): CsvFault[] {
    return [...this.#faults.values()];
  }

  /** Whether the file has a column of this. */
  has(field: CsvField): boolean {
    return this.#columns.some((column) => column.field === field);
  }

  /** Whether any cell reads like this. */
  someCell(pattern: RegExp): boolean {
    return this.#cells.some((cell) => pattern.test(cell.trim()));
  }

  /** The cell's text; empty where there is no such column and where the text is a fault. */
  text(field: CsvField): string {
    const at = this.#columns.findIndex((column) => column.field === field);
    const cell = this.#cells[at] ?? '';
    const read = readText(cell);
    if ('fault' in read) this.blame(read.fault, field, cell);
    else if (read.value.length <= (longest[field] ?? 80)) return read.value;
    else this.blame('TEXT_TOO_LONG', field, read.value);
    return '';
  }

  /** What the cell says; undefined for an empty one and for one with a fault. */
  value<T>(field: CsvField, read: (text: string) => Read<T>): T | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const found = read(text);
    if ('value' in found) return found.value;
    this.blame(found.fault, field, text);
    return undefined;
  }

  /** Of one cell the first fault is told: the others follow from it. */
  blame(kind: CsvFault['kind'], field: CsvField, text = ''): void {
    if (!this.#faults.has(field)) this.#faults.set(field, { kind, ...this.#place(field, text) });
  }

  note(kind: CsvNote['kind'], field: CsvField, text = ''): void {
    this.notes.push({ kind, ...this.#place(field, text) });
  }

  #place(field: CsvField, text: string) {
    const column = this.#columns.find((candidate) => candidate.field === field)?.heading ?? null;
    return { line: this.line, column, text: text.slice(0, 80) };
  }
}
