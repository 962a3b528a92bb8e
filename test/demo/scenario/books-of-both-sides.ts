import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { keyFile } from '../../../electron/host/key-file.ts';
import type { Books } from '../../simulators/core/books.ts';

/** What a closed terminal's database says, read by SQL alone: no rule of the product has a part in it. */
export interface TerminalBooks {
  readonly entries: number;
  readonly lastHash: string | null;
  /** Won. */
  readonly drawer: number;
  readonly issued: readonly {
    readonly issuanceId: string;
    readonly serialNo: string;
    readonly fee: number;
  }[];
  /** Cases of the correction queue that are open, and that ended in a correction. */
  readonly open: number;
  readonly corrected: number;
}

export async function readTerminalBooks(dataFolder: string): Promise<TerminalBooks> {
  const opened = openDatabase(dataFolder, await keyFile(dataFolder).read(), Date.now());
  if (!opened.ok) throw new Error(`the terminal's database does not open: ${opened.problem.tag}`);
  const { connection, close } = opened.value;
  const value = <T>(sql: string) => connection.prepare<[], T>(sql).pluck().get() as T;
  const books: TerminalBooks = {
    entries: value('SELECT count(*) FROM journal'),
    lastHash: value<string | undefined>('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1') ?? null,
    drawer: value(`
      SELECT coalesce(sum(iif(debit = 'DRAWER', amount, -amount)), 0) FROM posting
      WHERE 'DRAWER' IN (debit, credit)`),
    issued: connection
      .prepare<[], TerminalBooks['issued'][number]>(`
        SELECT issuance_id AS issuanceId, serial_no AS serialNo, fee_amount AS fee
        FROM issuance WHERE state = 'ISSUED' ORDER BY started_by`)
      .all(),
    open: value('SELECT count(*) FROM correction_case WHERE closed_by IS NULL'),
    corrected: value("SELECT count(*) FROM correction_case WHERE closed_how = 'CORRECTED'"),
  };
  close();
  return books;
}

/** In what the books of a terminal and those of the core, whose only terminal it is, differ. */
export function disagreements(ours: TerminalBooks, { terminals, issuances, fees, alarms }: Books): string[] {
  const faults = alarms.map(({ reason, seq }) => `the core raised an alarm at entry ${seq}: ${reason}`);
  const [terminal] = terminals;
  if (terminal?.entryCount !== ours.entries)
    faults.push(`the terminal has ${ours.entries} records, the core ${terminal?.entryCount ?? 0}`);
  else if (terminal.lastHash !== ours.lastHash) faults.push('the journals end differently');
  const accepted = issuances.filter(({ verdict }) => verdict === 'ACCEPTED');
  const sorted = (ids: readonly { readonly issuanceId: string }[]) =>
    ids.map(({ issuanceId }) => issuanceId).sort();
  if (sorted(accepted).join() !== sorted(ours.issued).join())
    faults.push('the cards issued are not those the core has accepted, each once');
  if (fees.cash !== ours.drawer)
    faults.push(`the drawer holds ${ours.drawer} won, the core counts ${fees.cash}`);
  if (ours.open > 0) faults.push(`${ours.open} rejected records are not dealt with`);
  return faults;
}
