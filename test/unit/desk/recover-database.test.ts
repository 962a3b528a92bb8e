import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { IssuanceDraft } from '../../../electron/contract/issuance.ts';
import { problemMessage } from '../../../electron/contract/problem-message.ts';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { ClaimDrafts } from '../../../electron/desk/claim/claim-drafts.ts';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { readDatabase } from '../../../electron/desk/database/read-database.ts';
import { loadDevice, saveCertificate } from '../../../electron/desk/device/device.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { Drafts } from '../../../electron/desk/issuance/drafts.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { beginRestoration, readRestoration } from '../../../electron/desk/restore/restoration.ts';
import { openLocalEvidence } from '../../faults/evidence-import/local-evidence.ts';
import { selfSigned } from '../ops/self-signed.ts';
import { databaseKey } from './database-key.ts';
import { enrolledTerminal } from './enrolled-terminal.ts';
import { samplePdf } from './evidence/sample-files.ts';
import { noon } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';

const pageBytes = 4_096;
const entries = 400;

/** Numbers of the entries in a table. */
const seqsOf = (connection: Connection, table: 'journal' | 'salvaged_entry') =>
  [...new StoredEntries(connection, table).all()].map(({ seq }) => seq);
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

/** A terminal that has worked, and is closed. */
function usedTerminal({ backupAt = 0 } = {}) {
  const terminal = enrolledTerminal();
  /** How many pages there were before the work: the schema and the device's key are in them. */
  const pagesBefore = terminal.connection.pragma('page_count', { simple: true }) as number;
  terminal.record(backupAt);
  if (backupAt > 0) takeBackup(terminal.folder, databaseKey, 3);
  terminal.record(entries - backupAt);
  const { publicKey } = loadDevice(terminal.connection);
  terminal.connection.pragma('wal_checkpoint(TRUNCATE)');
  return { ...terminal, publicKey, pagesBefore, file: join(terminal.folder, 'terminal.db') };
}

/** Flips a bit in every page of the file that `chosen` picks. */
function damage(file: string, chosen: (page: number, pages: number) => boolean): void {
  const bytes = readFileSync(file);
  const pages = bytes.length / pageBytes;
  for (let page = 0; page < pages; page += 1) {
    const at = page * pageBytes + 1_000;
    if (chosen(page, pages)) bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);
}

/** One of the last the work has made: whatever the schema grows to, it holds neither that nor a key. */
const aJournalPage = (page: number, pages: number) => page === pages - 20;

function recover(folder: string) {
  const recovery = recoverDatabase(folder, databaseKey, 'RECOVERY', noon);
  if (!recovery.ok) throw new Error(recovery.problem.tag);
  return recovery.value;
}

/** The recovered database, as the next start finds it. */
function reopened(folder: string): Connection {
  const opened = openDatabase(folder, databaseKey, noon);
  if (!opened.ok) throw new Error(opened.problem.tag);
  return opened.value.connection;
}

describe('a damaged database file', () => {
  test('is moved aside as it was, with its log, and can’t be written any more', () => {
    const { folder, file, close } = usedTerminal();
    close();
    damage(file, aJournalPage);
    const damaged = readFileSync(file);
    writeFileSync(`${file}-wal`, 'what the log held');
    const { frozen } = recover(folder);
    expect(readdirSync(frozen ?? '').sort()).toEqual(
      expect.arrayContaining(['terminal.db', 'terminal.db-wal']),
    );
    expect(readFileSync(join(frozen ?? '', 'terminal.db'))).toEqual(damaged);
    expect(readFileSync(join(frozen ?? '', 'terminal.db-wal'), 'utf8')).toBe('what the log held');
    expect(statSync(join(frozen ?? '', 'terminal.db')).mode & 0o777).toBe(0o400);
  });

  test.each([
    ['a page of the journal', aJournalPage, 12],
    ['many pages', (page: number) => page % 7 === 0, 100],
  ])('in %s gives every entry outside it, and keeps its key', (_where, chosen, mostLost) => {
    const { folder, file, publicKey, pagesBefore, close } = usedTerminal();
    close();
    damage(file, (page, pages) => chosen(page, pages) && page >= pagesBefore);
    const recovery = recover(folder);
    expect(recovery.backupThrough).toBeNull();
    expect(recovery.seenThrough).toBeGreaterThan(entries - 12);
    expect(recovery.recovered).toBeLessThan(entries);
    expect(recovery.recovered).toBeGreaterThanOrEqual(entries - mostLost);
    const connection = reopened(folder);
    expect(seqsOf(connection, 'journal')).toEqual([]);
    expect(seqsOf(connection, 'salvaged_entry')).toHaveLength(recovery.recovered);
    expect(loadDevice(connection).publicKey.equals(publicKey)).toBe(true);
    expect(readRestoration(connection)).toMatchObject({ cause: 'RECOVERY', stateThrough: 0, begun: false });
  });

  test('begins as the newest good backup, and adds what the file holds beyond it', () => {
    const { folder, file, close } = usedTerminal({ backupAt: 150 });
    close();
    damage(file, aJournalPage);
    const recovery = recover(folder);
    expect(recovery).toMatchObject({ backupThrough: 150, seenThrough: entries });
    const connection = reopened(folder);
    expect(seqsOf(connection, 'journal')).toEqual(upTo(150));
    expect(seqsOf(connection, 'salvaged_entry').at(-1)).toBe(entries);
    expect(readRestoration(connection)?.stateThrough).toBe(150);
  });

  test('begins as a backup from the middle of a restoration, and is still known to have had more', () => {
    const terminal = enrolledTerminal();
    const { folder, connection } = terminal;
    terminal.record(150);
    beginRestoration(connection, { cause: 'OLDER_COPY', stateThrough: 150, seenThrough: 150 });
    takeBackup(folder, databaseKey, 3);
    connection.exec('DELETE FROM restoration');
    terminal.record(entries - 150);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    terminal.close();
    damage(join(folder, 'terminal.db'), aJournalPage);
    const { seenThrough } = recover(folder);
    expect(seenThrough).toBeGreaterThan(entries - 12);
    expect(readRestoration(reopened(folder))).toMatchObject({ stateThrough: 150, seenThrough });
  });

  test('that comes to harm again before the core was heard gives what had been salvaged already', () => {
    const { folder, file, close } = usedTerminal();
    close();
    damage(file, aJournalPage);
    const first = recover(folder);
    const between = readDatabase(folder, databaseKey);
    if (!between.ok) throw new Error(between.problem.tag);
    const salvaged = seqsOf(between.value, 'salvaged_entry');
    between.value.close();
    const second = recoverDatabase(folder, databaseKey, 'BACKUP', noon + 1_000);
    expect(second).toMatchObject({ ok: true, value: { seenThrough: first.seenThrough } });
    expect(seqsOf(reopened(folder), 'salvaged_entry')).toEqual(salvaged);
  });

  test('with its first page gone gives nothing: the backup alone is there', () => {
    const { folder, file, close } = usedTerminal({ backupAt: 150 });
    close();
    damage(file, (page) => page === 0);
    expect(recover(folder)).toMatchObject({ recovered: 0, backupThrough: 150, seenThrough: 150 });
    expect(seqsOf(reopened(folder), 'journal')).toEqual(upTo(150));
  });

  test('passes over a backup that is damaged as well', () => {
    const { folder, file, record, close } = usedTerminal({ backupAt: 150 });
    record(1);
    const newer = takeBackup(folder, databaseKey, 3);
    close();
    if (!newer.ok) throw new Error(newer.problem.tag);
    damage(newer.value, (page) => page % 3 === 2);
    damage(file, (page) => page === 0);
    expect(recover(folder)).toMatchObject({ backupThrough: 150 });
  });

  test('with its key unreadable and no backup: DeviceKeyLost, and everything stays as it was', () => {
    const { folder, file, close } = usedTerminal();
    close();
    damage(file, (page) => page === 0);
    const damaged = readFileSync(file);
    expect(recoverDatabase(folder, databaseKey, 'RECOVERY', noon)).toEqual({
      ok: false,
      problem: { tag: 'DeviceKeyLost' },
    });
    expect(readFileSync(file)).toEqual(damaged);
    expect(existsSync(join(folder, 'frozen'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('that is gone altogether is not replaced by an empty one', () => {
    const { folder, file, close } = usedTerminal({ backupAt: 150 });
    close();
    rmSync(file);
    expect(openDatabase(folder, databaseKey, noon)).toMatchObject({ problem: { tag: 'DatabaseCorrupted' } });
    expect(existsSync(file)).toBe(false);
    expect(recoverDatabase(folder, '5A'.repeat(32), 'RECOVERY', noon)).toMatchObject({
      problem: { tag: 'DatabaseKeyMissing' },
    });
    expect(recover(folder)).toMatchObject({ recovered: 0, backupThrough: 150, frozen: null });
  });

  test('that is left without a byte, as a file system may after a power cut, is no new terminal', () => {
    const { folder, file, close } = usedTerminal({ backupAt: 150 });
    close();
    truncateSync(file);
    expect(openDatabase(folder, databaseKey, noon)).toMatchObject({ problem: { tag: 'DatabaseCorrupted' } });
    expect(readFileSync(file)).toHaveLength(0);
    expect(recover(folder)).toMatchObject({ recovered: 0, backupThrough: 150 });
  });
});

test('a database that the core contradicts begins anew, with everything it holds kept aside', () => {
  const { folder, connection, close } = usedTerminal({ backupAt: 150 });
  connection.prepare("UPDATE sync SET stopped = 'CONTRADICTED_BY_CORE'").run();
  close();
  expect(recover(folder)).toMatchObject({ recovered: entries, backupThrough: null, seenThrough: entries });
  const recovered = reopened(folder);
  expect(seqsOf(recovered, 'salvaged_entry')).toEqual(upTo(entries));
  expect(readRestoration(recovered)).toMatchObject({ cause: 'OLDER_COPY', stateThrough: 0 });
});

test('a backup that is named takes the place of the database, which is kept aside', () => {
  const { folder, file, close } = usedTerminal({ backupAt: 150 });
  close();
  const before = readFileSync(file);
  const [backup] = listBackups(folder);
  const restored = recoverDatabase(folder, databaseKey, 'BACKUP', noon, backup?.file);
  expect(restored).toMatchObject({ ok: true, value: { backupThrough: 150, seenThrough: entries } });
  expect(readFileSync(join(folder, 'frozen', '20261123T030000.000Z', 'terminal.db'))).toEqual(before);
  const connection = reopened(folder);
  expect(seqsOf(connection, 'journal')).toEqual(upTo(150));
  expect(seqsOf(connection, 'salvaged_entry')).toEqual(upTo(entries, 151));
  expect(recoverDatabase(folder, databaseKey, 'BACKUP', noon, file)).toMatchObject({
    problem: { tag: 'DatabaseInUse' },
  });
});

test('a backup from before a renewal takes over the certificate in force, and the epoch that was reached', async () => {
  const { folder, connection, close } = usedTerminal();
  const device = loadDevice(connection);
  const [first, renewed] = await Promise.all(
    [100, 400].map((days) => selfSigned(device, 'CN=0421-01', noon + days * 86_400_000)),
  );
  saveCertificate(connection, first ?? '');
  takeBackup(folder, databaseKey, 3);
  saveCertificate(connection, renewed ?? '');
  connection.exec('UPDATE terminal SET epoch = 4');
  close();
  const [backup] = listBackups(folder);
  expect(recoverDatabase(folder, databaseKey, 'BACKUP', noon, backup?.file)).toMatchObject({ ok: true });
  expect(loadDevice(reopened(folder))).toMatchObject({ epoch: 4, enrolment: { certificate: renewed } });
});

test('a copy that is named counts with its log, and what is made of it is the terminal’s own to write', () => {
  const { folder, record, connection, close } = usedTerminal();
  connection.pragma('wal_autocheckpoint = 0');
  record(20);
  const copy = join(scratchFolder(), 'copy.db');
  copyFileSync(join(folder, 'terminal.db'), copy);
  copyFileSync(join(folder, 'terminal.db-wal'), `${copy}-wal`);
  close();
  rmSync(join(folder, 'terminal.db'));
  chmodSync(copy, 0o444);
  expect(recoverDatabase(folder, databaseKey, 'BACKUP', noon, copy)).toMatchObject({
    ok: true,
    value: { backupThrough: entries + 20 },
  });
  expect(statSync(join(folder, 'terminal.db')).mode & 0o777).toBe(0o600);
  const restored = reopened(folder);
  expect(seqsOf(restored, 'journal')).toEqual(upTo(entries + 20));
  expect(readRestoration(restored)?.stateThrough).toBe(entries + 20);
});

test('a replacement cut short between the log and the file is ended: what stood in the log alone is kept', () => {
  const { folder, record, connection, close } = usedTerminal();
  connection.pragma('wal_autocheckpoint = 0');
  record(20);
  const other = scratchFolder();
  for (const name of ['terminal.db', 'terminal.db-wal', 'terminal.keyid'])
    copyFileSync(join(folder, name), join(other, name));
  close();
  damage(join(other, 'terminal.db'), aJournalPage);
  const damaged = readFileSync(join(other, 'terminal.db'));
  const log = readFileSync(join(other, 'terminal.db-wal'));
  const { frozen } = recover(other);
  // As the power would have left it: the new one ready, the log moved aside, the file not yet.
  renameSync(join(other, 'terminal.db'), join(other, 'terminal.next'));
  renameSync(join(frozen ?? '', 'terminal.db'), join(other, 'terminal.db'));
  const salvaged = seqsOf(reopened(other), 'salvaged_entry');
  expect(salvaged.at(-1)).toBe(entries + 20);
  expect(readFileSync(join(frozen ?? '', 'terminal.db'))).toEqual(damaged);
  expect(readFileSync(join(frozen ?? '', 'terminal.db-wal'))).toEqual(log);
});

test('damage in the log loses the log’s end: the core is asked before anything is made', () => {
  const { folder, file, record, connection, close } = usedTerminal();
  connection.pragma('wal_autocheckpoint = 0');
  for (let made = 0; made < 20; made += 1) record(1);
  const log = readFileSync(`${file}-wal`);
  const whole = readFileSync(file);
  close();
  const at = Math.floor(log.length / 2);
  log[at] = (log[at] ?? 0) ^ 1;
  writeFileSync(file, whole);
  writeFileSync(`${file}-wal`, log);
  const seqs = seqsOf(reopened(folder), 'journal');
  expect(seqs).toEqual(upTo(seqs.length));
  expect(seqs.length).toBeGreaterThanOrEqual(entries);
  expect(seqs.length).toBeLessThan(entries + 20);
});

test('a damaged file gives back the keys of the files beside it, of more than any backup knew', async () => {
  const { folder, file, connection, close } = usedTerminal({ backupAt: 10 });
  const { intake, teller } = openLocalEvidence(folder, {
    connection,
    ballast: new Ballast(folder),
  } as never);
  const claimId = '019ac0de-0000-7000-8000-000000000001';
  const bytes = samplePdf();
  const begun = await intake.begin({ claimId, paper: 'OTHER', name: 'scan.pdf' }, bytes.length, teller);
  const importId = begun.ok ? begun.value.importId : '';
  await intake.piece(importId, 0, bytes, teller);
  expect(await intake.finish(importId, teller)).toMatchObject({ ok: true });
  connection.pragma('wal_checkpoint(TRUNCATE)');
  close();
  damage(file, aJournalPage);
  recover(folder);
  const again = openLocalEvidence(folder, {
    connection: reopened(folder),
    ballast: new Ballast(folder),
  } as never);
  const [kept] = again.book.of(claimId);
  const read = await again.files.read(kept?.fileId ?? '', 0, again.teller);
  expect(read.ok && read.value.equals(bytes)).toBe(true);
});

test('damage where a table ends takes what stood there alone: the keys of the files before it are kept', () => {
  const { folder, file, connection, close } = usedTerminal();
  const book = new EvidenceBook(connection);
  const contents = Array.from({ length: 200 }, (_, n) => n.toString(16).toUpperCase().padStart(64, '0'));
  for (const sha256 of contents) {
    const key = Buffer.alloc(32, 7);
    book.enterContent({ sha256, bytes: 9, key, mediaType: 'application/pdf', pages: 1, marks: [] });
  }
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const lastPage = connection
    .prepare<[], number>(`
      SELECT pageno FROM dbstat WHERE name = 'evidence_content' AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1`)
    .pluck()
    .get();
  close();
  damage(file, (page) => page === (lastPage ?? 0) - 1);
  recover(folder);
  const kept = new EvidenceBook(reopened(folder)).contents();
  expect(kept.size).toBeGreaterThan(100);
  expect(kept.has(contents[0] ?? '')).toBe(true);
});

test('an issuance that was being prepared goes on where it was last saved', () => {
  const folder = scratchFolder();
  const terminal = enrolledTerminal(folder);
  const drafts = new Drafts(terminal.connection, () => noon);
  const draft: IssuanceDraft = {
    draftId: uuidv7(),
    step: 'CUSTOMER',
    ...{ customerNo: null, identityDocument: null, phoneCheck: null, legalRepresentative: null },
    ...{ replacement: null, reader: null, cardSerialNo: null, feeMethod: null },
  };
  const laterOn: IssuanceDraft = { ...draft, step: 'CHECKS', customerNo: '0000000401' };
  drafts.save('100001', draft);
  terminal.record(50);
  takeBackup(folder, databaseKey, 3);
  drafts.save('100001', laterOn);
  drafts.save('100002', { ...draft, draftId: uuidv7() });
  terminal.record(200);
  terminal.connection.pragma('wal_checkpoint(TRUNCATE)');
  terminal.close();
  damage(join(folder, 'terminal.db'), (page, pages) => page === pages - 5);
  expect(recover(folder)).toMatchObject({ backupThrough: 50 });
  const again = new Drafts(reopened(folder), () => noon);
  expect(again.of('100001')).toEqual(laterOn);
  expect(again.of('100002')).toMatchObject({ step: 'CUSTOMER' });
});

describe('claims that are being taken in when the file comes to harm', () => {
  const early = '019ac0de-0000-4000-8000-000000000001';
  const late = '019ac0de-0000-4000-8000-000000000002';
  const narrative = (words: string) => ({ section: 'what', content: { narrative: words } }) as const;

  /** A terminal with a draft its backup knows in an earlier state, and one it does not know. */
  function terminalWithDrafts() {
    const folder = scratchFolder();
    const terminal = enrolledTerminal(folder);
    const { connection } = terminal;
    const clock = { now: noon };
    const drafts = new ClaimDrafts(connection, () => clock.now);
    const tell = (claimId: string, words: string) => {
      const stored = drafts.find(claimId);
      if (stored === undefined) throw new Error('it was begun');
      drafts.save(stored, 'WHAT', narrative(words));
    };
    drafts.begin(early, '100001');
    tell(early, '처음 이야기');
    terminal.record(50);
    takeBackup(folder, databaseKey, 3);
    clock.now += 60_000;
    tell(early, '나중 이야기');
    drafts.begin(late, '100002');
    drafts.saveIdentityNumber(late, 'customer', '7506111234567');
    terminal.record(200);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    const page = (table: string) =>
      (connection
        .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
        .pluck()
        .get(table) ?? 0) - 1;
    const draftPage = page('claim_draft');
    terminal.close();
    return { folder, draftPage, file: join(folder, 'terminal.db') };
  }

  test('go on where they were last saved, with what stands beside them', () => {
    const { folder, file } = terminalWithDrafts();
    damage(file, (page, pages) => page === pages - 5);
    expect(recover(folder)).toMatchObject({ backupThrough: 50, draftsLost: 0 });
    const drafts = new ClaimDrafts(reopened(folder), () => noon);
    expect(drafts.find(early)).toMatchObject({
      maker: '100001',
      draft: { what: { narrative: '나중 이야기' } },
    });
    expect(drafts.find(late)).toMatchObject({
      maker: '100002',
      identityNumbers: { customer: '7506111234567' },
    });
  });

  test('of which nothing can be read are counted, and whoever starts the terminal is told', () => {
    const { folder, file, draftPage } = terminalWithDrafts();
    damage(file, (page) => page === draftPage);
    expect(recover(folder)).toMatchObject({ draftsLost: 1 });
    const drafts = new ClaimDrafts(reopened(folder), () => noon);
    // What the backup knew of the other is better than nothing.
    expect(drafts.find(early)?.draft.what).toEqual({ narrative: '처음 이야기' });
    expect(drafts.find(late)).toBeUndefined();
    const told = problemMessage(
      { tag: 'DatabaseRecovered', detail: { recovered: 250, draftsLost: 1 } },
      'ko',
    );
    expect(Object.values(told).join(' ')).toContain('읽지 못한 접수 1건은 고객과 다시 작성하여 주십시오.');
    const quiet = problemMessage({ tag: 'DatabaseRecovered', detail: { recovered: 250 } }, 'ko');
    expect(Object.values(quiet).join(' ')).not.toMatch(/접수|[[\]{}]/);
  });
});
