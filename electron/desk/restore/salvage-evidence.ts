import type { Connection } from '../database/connect.ts';
import type { DamagedDatabase } from './damaged-database.ts';

/**
 * Takes over what a damaged database can still say of sealed files: without their keys the files beside it, which may
 * be on no other machine yet, would be nothing. The damaged file is the later one: its key is that of the file on the
 * disk, also where a backup knows an earlier one.
 */
export function salvageEvidence(connection: Connection, damaged: DamagedDatabase): void {
  const content = connection.prepare(`
    INSERT INTO evidence_content (sha256, bytes, key, media_type, pages, marks, unreadable)
    VALUES (@sha256, @bytes, @key, @media_type, @pages, @marks, @unreadable)
    ON CONFLICT DO UPDATE SET key = excluded.key, pages = excluded.pages, marks = excluded.marks,
      unreadable = excluded.unreadable`);
  const file = connection.prepare(`
    INSERT INTO evidence_file (file_id, claim_id, sha256, paper, name, rotation, added_by, added_at, filed)
    SELECT @file_id, @claim_id, @sha256, @paper, @name, @rotation, @added_by, @added_at, @filed
    WHERE EXISTS (SELECT 1 FROM evidence_content WHERE sha256 = @sha256) ON CONFLICT DO NOTHING`);
  const upload = connection.prepare(`
    INSERT INTO evidence_upload (sha256, url, sent, at_core) SELECT @sha256, @url, @sent, @at_core
    WHERE EXISTS (SELECT 1 FROM evidence_content WHERE sha256 = @sha256)
    ON CONFLICT DO UPDATE SET url = excluded.url, sent = excluded.sent, at_core = excluded.at_core`);
  for (const row of damaged.rowsOf('evidence_content')) content.run(row);
  for (const row of damaged.rowsOf('evidence_file')) file.run(row);
  for (const row of damaged.rowsOf('evidence_upload')) upload.run(row);
}
