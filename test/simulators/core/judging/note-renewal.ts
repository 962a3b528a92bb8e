import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { payloadOf } from './issuance-file.ts';

/** What people must look into when a terminal says that its certificate is another one. */
export type CertificateConcern = 'CERTIFICATE_NOT_GIVEN' | 'RECORD_NOT_UNDERSTOOD';

/** A terminal can have only what this core gave to it. */
export function noteRenewal(database: CoreDatabase, entry: JournalEntry): CertificateConcern | undefined {
  const renewed = payloadOf(entry, 'CertificateRenewed');
  if (renewed === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const given = database
    .prepare<[string, string], number>(
      "SELECT 1 FROM certificate WHERE terminal_id = ? AND replace(fingerprint, ':', '') = ?",
    )
    .get(entry.terminalId, renewed.fingerprint);
  return given === undefined ? 'CERTIFICATE_NOT_GIVEN' : undefined;
}
