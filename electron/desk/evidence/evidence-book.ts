import type { Database, Statement } from 'better-sqlite3';
import { type FiledFile, signedForm } from '../../contract/claim.ts';
import {
  EvidenceFile,
  type EvidenceMark,
  type EvidenceMediaType,
  EvidenceProgress,
  type Rotation,
} from '../../contract/evidence.ts';
import type { Sealed } from './sealed-file.ts';

/** A paper as it is entered. */
export interface NewFile {
  readonly fileId: string;
  readonly claimId: string;
  readonly paper: string;
  readonly name: string;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** A content as it is entered. */
export interface NewContent extends Sealed {
  readonly mediaType: EvidenceMediaType;
  readonly pages: number | null;
  readonly marks: readonly EvidenceMark[];
}

interface FileRow {
  readonly claim_id: string;
  readonly filed: number;
  readonly marks: string;
}

const selected = `
  SELECT file_id AS fileId, claim_id, f.sha256, bytes, media_type AS mediaType, pages, rotation, paper, marks, name,
    added_at AS addedAt, filed, coalesce(sent, 0) AS sent,
    CASE WHEN unreadable = 1 THEN 'UNREADABLE' WHEN filed = 0 THEN 'HERE' WHEN u.sha256 IS NULL THEN 'NOT_SENT'
      WHEN at_core = 1 THEN 'AT_CORE' ELSE 'WAITING' END AS upload
  FROM evidence_file f JOIN evidence_content c ON c.sha256 = f.sha256 LEFT JOIN evidence_upload u ON u.sha256 = f.sha256`;

/** A file, and whose it is. */
export interface FoundFile {
  readonly file: EvidenceFile;
  readonly claimId: string;
}

/** The tables of papers: what is sealed, and whose it is. */
export class EvidenceBook {
  readonly #connection: Database;
  readonly #of: Statement<[string], FileRow>;
  readonly #one: Statement<[string], FileRow>;
  readonly #underWay: Statement<[], unknown>;

  constructor(connection: Database) {
    this.#connection = connection;
    this.#of = connection.prepare(`${selected} WHERE claim_id = ? ORDER BY file_id`);
    this.#one = connection.prepare(`${selected} WHERE file_id = ?`);
    this.#underWay = connection.prepare(`
      SELECT sha256, bytes, sent, iif(unreadable = 1, 'UNREADABLE', 'WAITING') AS upload
      FROM evidence_upload JOIN evidence_content USING (sha256) WHERE at_core = 0 ORDER BY bytes, sha256 LIMIT 100`);
  }

  /** Files of a claim, in the order they came. */
  of(claimId: string): EvidenceFile[] {
    return this.#of.all(claimId).map((row) => foundIn(row).file);
  }

  /**
   * Files a claim has as it stands. One that is being corrected has what it was filed with, but for the form that was
   * signed then: that was for something else.
   */
  current(claimId: string): EvidenceFile[] {
    const corrected = this.#connection.prepare('SELECT 1 FROM claim_draft WHERE claim_id = ?').get(claimId);
    return this.of(claimId).filter(
      ({ filed, paper }) => corrected === undefined || !filed || paper !== signedForm,
    );
  }

  /** Files of a claim that no entry lists yet, in the order they came. */
  unfiled(claimId: string): EvidenceFile[] {
    return this.of(claimId).filter(({ filed }) => !filed);
  }

  find(fileId: string): FoundFile | undefined {
    const row = this.#one.get(fileId);
    return row && foundIn(row);
  }

  /** The seal of a content; undefined where there is none. */
  sealed(sha256: string): Sealed | undefined {
    return this.#connection
      .prepare<[string], Sealed>('SELECT sha256, bytes, key FROM evidence_content WHERE sha256 = ?')
      .get(sha256);
  }

  /** Every content there is. */
  contents(): ReadonlySet<string> {
    return new Set(this.#connection.prepare<[], string>('SELECT sha256 FROM evidence_content').pluck().all());
  }

  /** Whether there is a content whose file nobody has found damaged. */
  isReadable(sha256: string): boolean {
    return (
      this.#connection
        .prepare('SELECT 1 FROM evidence_content WHERE sha256 = ? AND unreadable = 0')
        .get(sha256) !== undefined
    );
  }

  /** A content that was sealed; one whose file was damaged has come again, sealed with another key. */
  enterContent(content: NewContent): void {
    this.#connection
      .prepare(`
        INSERT INTO evidence_content (sha256, bytes, key, media_type, pages, marks)
        VALUES (@sha256, @bytes, @key, @mediaType, @pages, @marks)
        ON CONFLICT DO UPDATE SET key = excluded.key, unreadable = 0`)
      .run({ ...content, marks: JSON.stringify(content.marks) });
  }

  /** The file, or the one of the same content that its claim has already. */
  enterFile(sha256: string, file: NewFile): { file: EvidenceFile; already: boolean } {
    const { changes } = this.#connection
      .prepare(`
        INSERT INTO evidence_file (file_id, claim_id, sha256, paper, name, added_by, added_at)
        VALUES (@fileId, @claimId, @sha256, @paper, @name, @addedBy, @addedAt) ON CONFLICT DO NOTHING`)
      .run({ ...file, sha256 });
    const entered = this.of(file.claimId).find((one) => one.sha256 === sha256);
    if (entered === undefined) throw new Error('a file that was entered is not there');
    return { file: entered, already: changes === 0 };
  }

  arrange(fileId: string, paper: string, rotation: Rotation): void {
    this.#connection
      .prepare('UPDATE evidence_file SET paper = ?, rotation = ? WHERE file_id = ?')
      .run(paper, rotation, fileId);
  }

  note(sha256: string, pages: number | null, marks: readonly EvidenceMark[]): void {
    this.#connection
      .prepare('UPDATE evidence_content SET pages = ?, marks = ? WHERE sha256 = ?')
      .run(pages, JSON.stringify(marks), sha256);
  }

  noteUnreadable(sha256: string): void {
    this.#connection.prepare('UPDATE evidence_content SET unreadable = 1 WHERE sha256 = ?').run(sha256);
  }

  /** Takes a file from its claim; says whether its content was nobody's any more and went with it. */
  remove(fileId: string, sha256: string): boolean {
    return this.#connection.transaction(() => {
      this.#connection.prepare('DELETE FROM evidence_file WHERE file_id = ?').run(fileId);
      const { changes } = this.#connection
        .prepare(`
          DELETE FROM evidence_content
          WHERE sha256 = @sha256 AND NOT EXISTS (SELECT 1 FROM evidence_file WHERE sha256 = @sha256)`)
        .run({ sha256 });
      return changes === 1;
    })();
  }

  /**
   * Part of the transaction whose entry lists these files: from now on they are on their way to the core. A terminal
   * that has lost a file lists it all the same.
   */
  filed(files: readonly Pick<FiledFile, 'fileId'>[]): void {
    const file = this.#connection.prepare('UPDATE evidence_file SET filed = 1 WHERE file_id = ?');
    const queue = this.#connection.prepare(`
      INSERT INTO evidence_upload (sha256) SELECT sha256 FROM evidence_file WHERE file_id = ?
      ON CONFLICT DO NOTHING`);
    for (const { fileId } of files) {
      file.run(fileId);
      queue.run(fileId);
    }
  }

  /**
   * Part of the transaction whose entry leaves these files out of a claim: what the core does not have of them stays
   * here, unless another claim lists it too.
   */
  leftOut(claimId: string, files: readonly Pick<FiledFile, 'sha256'>[]): void {
    const unqueue = this.#connection.prepare(`
      DELETE FROM evidence_upload WHERE sha256 = @sha256 AND at_core = 0 AND NOT EXISTS (
        SELECT 1 FROM evidence_file f WHERE f.sha256 = @sha256 AND f.claim_id <> @claimId AND f.filed = 1)`);
    for (const { sha256 } of files) unqueue.run({ claimId, sha256 });
  }

  /** Part of the transaction that destroys a claim's files, all or these: the keys of what is nobody else's are gone too. */
  forget(claimId: string, sha256s: readonly string[] | null = null): void {
    this.#connection
      .prepare(`
        DELETE FROM evidence_file
        WHERE claim_id = @claimId AND (@sha256s IS NULL OR sha256 IN (SELECT value FROM json_each(@sha256s)))`)
      .run({ claimId, sha256s: sha256s === null ? null : JSON.stringify(sha256s) });
    this.#connection
      .prepare('DELETE FROM evidence_content WHERE sha256 NOT IN (SELECT sha256 FROM evidence_file)')
      .run();
  }

  /** Contents on their way to the core, the smallest first, at most a hundred. */
  underWay(): EvidenceProgress[] {
    return this.#underWay.all().map((row) => EvidenceProgress.parse(row));
  }
}

/** What of a file stands in the entry that lists it: how it is called stays here. */
export const filedFileOf = ({
  name: _name,
  filed: _filed,
  upload: _upload,
  sent: _sent,
  ...filed
}: EvidenceFile): FiledFile => filed;

function foundIn({ claim_id: claimId, filed, marks, ...row }: FileRow): FoundFile {
  return { file: EvidenceFile.parse({ ...row, filed: filed === 1, marks: JSON.parse(marks) }), claimId };
}
