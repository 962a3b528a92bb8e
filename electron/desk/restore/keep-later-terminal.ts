import { X509Certificate } from 'node:crypto';
import type { Connection } from '../database/connect.ts';
import type { TerminalRow } from './damaged-database.ts';

/**
 * Takes over what the file there was knows of the terminal better than the backup a new database begins as: the epoch it
 * had reached, above which the next one begins, and the certificate that lasts longer, for the core turns a terminal away
 * whose own has ended since.
 */
export function keepLaterTerminal(connection: Connection, file: TerminalRow): void {
  const own = connection.prepare<[], TerminalRow>('SELECT * FROM terminal').get();
  // Enrolled anew since: nothing of the other key is worth anything.
  if (own === undefined || !own.public_key.equals(file.public_key)) return;
  const certificate = lastsLonger(file.certificate, own.certificate) ? file.certificate : own.certificate;
  connection
    .prepare('UPDATE terminal SET epoch = max(epoch, ?), certificate = ?')
    .run(file.epoch, certificate);
}

/** Whether one certificate (PEM) ends later than another. */
const lastsLonger = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one !== other && endOf(one) > endOf(other);

const endOf = (certificate: string): number => new X509Certificate(certificate).validToDate.getTime();
