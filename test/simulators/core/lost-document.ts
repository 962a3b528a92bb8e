import type { CoreDatabase } from './core-database.ts';

/** Notes that the holder of an identity document has reported its loss. */
export function reportLost(database: CoreDatabase, number: string): void {
  database.prepare('INSERT INTO lost_document (number) VALUES (?)').run(number);
}

export const isReportedLost = (database: CoreDatabase, number: string): boolean =>
  database.prepare('SELECT 1 FROM lost_document WHERE number = ?').get(number) !== undefined;
