import type { Database } from 'better-sqlite3';
import type { OfflineCaps, OfflineExposure } from '../../contract/exposure.ts';
import { won } from '../../contract/won.ts';
import { readSettings } from '../settings.ts';

/** What the tables say of the issuances the core has not acknowledged (migration 0006). */
export class ExposureBook {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** The exposure as of now, under the caps in force; null before the first settings. */
  now(): OfflineExposure | null {
    const settings = readSettings(this.#connection);
    return settings && this.under(settings.offlineCaps);
  }

  /** The exposure as of now, under these caps. */
  under(caps: OfflineCaps): OfflineExposure {
    const row = this.#connection
      .prepare<[], { since: number; issuances: number; won: number }>(
        'SELECT stored_through AS since, issuances, won FROM offline_exposure JOIN sync USING (one)',
      )
      .get();
    if (row === undefined) throw new Error('both rows are made by migrations');
    return { ...row, won: won(row.won), caps };
  }

  /** Whether this issuance is part of the exposure already. */
  holds(issuanceId: string): boolean {
    return (
      this.#connection.prepare('SELECT 1 FROM offline_issuance WHERE issuance_id = ?').get(issuanceId) !==
      undefined
    );
  }
}
