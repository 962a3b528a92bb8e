import { generateKeyPairSync } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { firstStart } from './first-start.ts';
import { scratchFolder } from './scratch-folder.ts';

export const noon = Date.parse('2026-11-23T03:00:00.000Z');
/** When a feed is heard that a test applies. */
export const heardAtNoon = { businessDate: '2026-11-23', at: new Date(noon).toISOString() };

/** An open, empty database of its own for one test. */
export function scratchDatabase(folder = scratchFolder()): Connection {
  const opened = firstStart(folder, noon);
  onTestFinished(() => opened.close());
  return opened.connection;
}

/** A journal of an enrolled terminal in that database. */
export function scratchJournal(connection: Connection, now: () => number = () => noon) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const journal = new Journal(connection, { terminalId: '0421-01', epoch: 1, privateKey }, now);
  return { journal, publicKey };
}
