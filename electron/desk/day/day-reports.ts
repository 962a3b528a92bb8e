import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { JournalPayloads } from '../../contract/journal-entry.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { isDiskFull } from '../database/sqlite-problem.ts';
import type { DrawerState } from '../drawer/drawer-state.ts';
import type { Journal } from '../journal/journal.ts';
import type { Print } from '../receipt/receipts.ts';
import { readSettings } from '../settings.ts';
import type { DayBooks } from './day-figures.ts';
import type { DayReport } from './day-report.ts';

/** The reports of closed days, as they were closed: to look at, to print, and as files beside the terminal's data. */
export class DayReports {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #drawer: DrawerState;
  readonly #books: DayBooks;
  readonly #terminalId: string;
  readonly #folder: string;
  readonly #print: Print;

  /** @param parts.folder where files go; the page has no say in it */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    drawer: DrawerState;
    books: DayBooks;
    terminalId: string;
    folder: string;
    print: Print;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#drawer = parts.drawer;
    this.#books = parts.books;
    this.#terminalId = parts.terminalId;
    this.#folder = parts.folder;
    this.#print = parts.print;
  }

  /** @returns the PDF; problem DayReportNotFound */
  async render(businessDate: CalendarDate): Promise<Result<Uint8Array>> {
    const report = this.#find(businessDate);
    return report.ok ? succeed(await pdfOf(report.value)) : report;
  }

  /** @returns problems DayReportNotFound, PrinterMissing, PrintFailed */
  async print(businessDate: CalendarDate): Promise<Result<null>> {
    const pdf = await this.render(businessDate);
    if (!pdf.ok) return pdf;
    const outcome = await this.#print(pdf.value);
    if (outcome === 'NO_PRINTER') return fail('PrinterMissing');
    return outcome === 'FAILED' ? fail('PrintFailed') : succeed(null);
  }

  /**
   * Writes PDF and CSV, over what an earlier call wrote.
   *
   * @returns the files' names; problems DayReportNotFound, DiskFull, DayReportNotSaved: a spreadsheet that has the file
   *   open, or a folder that is somebody else's, keeps it from being written
   */
  async save(businessDate: CalendarDate): Promise<Result<{ files: string[] }>> {
    const report = this.#find(businessDate);
    if (!report.ok) return report;
    const { writeDayCsv } = await import('./write-day-csv.ts');
    const name = `day-${this.#terminalId}-${businessDate}`;
    const files = [
      { name: `${name}.pdf`, content: await pdfOf(report.value) },
      { name: `${name}.csv`, content: writeDayCsv(report.value) },
    ];
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const file of files) writeFileSync(join(this.#folder, file.name), file.content, { mode: 0o600 });
    } catch (error) {
      return fail(isDiskFull(error) ? 'DiskFull' : 'DayReportNotSaved');
    }
    return succeed({ files: files.map((file) => file.name) });
  }

  #find(businessDate: CalendarDate): Result<DayReport> {
    const closedBy = this.#connection
      .prepare<[string], number>('SELECT closed_by FROM closed_day WHERE business_date = ?')
      .pluck()
      .get(businessDate);
    const settings = readSettings(this.#connection);
    if (closedBy === undefined || settings === null) return fail('DayReportNotFound');
    const entry = this.#journal.at(closedBy);
    const { closing, unsent } = JournalPayloads.DayClosed.parse(entry.payload);
    return succeed({
      bankName: settings.bankName,
      branchName: settings.branchName,
      terminalId: this.#terminalId,
      businessDate,
      closedAt: entry.occurredAt,
      closedBy: entry.actor,
      approvals: entry.approvals,
      closing,
      unsent,
      movements: this.#drawer.movements(businessDate),
      waiverPairs: this.#books.waiverPairs(businessDate, closedBy),
    });
  }
}

/** The drawing library and its fonts are loaded with the first report, not with the program. */
async function pdfOf(report: DayReport): Promise<Uint8Array> {
  const { drawDayReport } = await import('./draw-day-report.ts');
  return await drawDayReport(report);
}
