import { CsvError, parse } from 'csv-parse/sync';
import { type CsvFault, type CsvField, type CsvReading, largestCsv } from '../../../contract/claim-csv.ts';
import type { ClaimReference } from '../../../contract/claim-reference.ts';
import type { Instant } from '../../../contract/moment.ts';
import { fieldOf } from './column-names.ts';
import { decodeText } from './decode-text.ts';
import type { CsvLine } from './line-cells.ts';
import { readRow } from './read-row.ts';

/** A bank's exports begin with up to so many lines of title, account and period. */
const headLines = 20;
const faultsTold = 100;
const cellsOfLine = 200;

type Refusal = Extract<CsvReading, { state: 'REFUSED' }>;

/**
 * Reads movements from the CSV export of a bank, card company or exchange. Either every line is a movement, or is left
 * out for a reason that is told, or nothing is read and each fault is named with its line. Pure: nothing is stored.
 *
 * @param reference institutions, exchanges and limits in force
 * @param now nothing that moved later than this is believed
 */
export function readMovementsCsv(bytes: Uint8Array, reference: ClaimReference, now: Instant): CsvReading {
  if (bytes.length > largestCsv) return refuse('FILE_TOO_LARGE', String(bytes.length));
  const decoded = decodeText(bytes);
  if (typeof decoded === 'string') return refuse(decoded);

  const { movements: most } = reference.limits;
  const lines = linesOf(decoded.text, most + headLines + 2);
  if (!Array.isArray(lines)) return lines;
  if (lines.length === 0) return refuse('FILE_EMPTY');
  const tooWide = lines.find(({ cells }) => cells.length > cellsOfLine);
  if (tooWide !== undefined) return refuse('CELLS_TOO_MANY', '', tooWide.line);

  const headingAt = lines.slice(0, headLines).findIndex(({ cells }) => isHeading(cells.map(fieldOf)));
  const heading = lines[headingAt];
  if (heading === undefined) return refuse('COLUMNS_MISSING', lines[0]?.cells.join(', ') ?? '');
  const columns = heading.cells.map((cell) => ({ heading: cell.slice(0, 80), field: fieldOf(cell) }));
  const twice = columns.find(
    ({ field }, i) => field !== null && columns.findIndex((c) => c.field === field) < i,
  );
  if (twice !== undefined) return refuse('COLUMN_TWICE', twice.heading, heading.line);

  const body = lines.slice(headingAt + 1);
  if (body.length === 0) return refuse('ROWS_MISSING', '', heading.line);
  if (body.length > most) return refuse('ROWS_TOO_MANY', String(most));

  const read = body.map((line) => readRow(line, columns, reference, now));
  const faults = read.flatMap((row) => (row.state === 'FAULTY' ? row.faults : []));
  if (faults.length > 0) {
    return { state: 'REFUSED', columns, faults: faults.slice(0, faultsTold), count: faults.length };
  }
  return {
    state: 'READ',
    encoding: decoded.encoding,
    columns,
    rows: read.flatMap((row) => (row.state === 'MOVEMENT' ? [row.row] : [])),
    leftOut: read.flatMap((row) => (row.state === 'LEFT_OUT' ? [row.leftOut] : [])),
  };
}

/** A time and an amount at least, or a quantity of an asset. */
const isHeading = (fields: readonly (CsvField | null)[]): boolean =>
  (fields.includes('TIME') || fields.includes('DATE')) &&
  (fields.includes('AMOUNT') || fields.includes('QUANTITY'));

/** Cells by RFC 4180, with the separator the first line with several cells uses. */
function linesOf(text: string, most: number): CsvLine[] | Refusal {
  try {
    const records: unknown = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      // An export's `="0123"` has quotes inside a cell; those that do not belong there are found cell by cell.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // Lines of nothing but separators don't count: behind as many as are read movements could stand.
      skip_records_with_empty_values: true,
      to: most,
    });
    return (records as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch (error) {
    if (error instanceof CsvError) return refuse('QUOTES_BROKEN', '', lineOf(error));
    throw error;
  }
}

const lineOf = (error: CsvError): number | null => (typeof error.lines === 'number' ? error.lines : null);

/** Whichever of comma, tab and semicolon the first lines have most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000);
  const count = (separator: string) => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function refuse(kind: CsvFault['kind'], text = '', line: number | null = null): Refusal {
  const fault = { kind, line, column: null, text: text.slice(0, 80) };
  return { state: 'REFUSED', columns: [], faults: [fault], count: 1 };
}
