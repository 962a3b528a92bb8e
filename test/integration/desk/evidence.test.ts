import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import { describe, expect, test, vi } from 'vitest';
import { corePaths } from '../../../electron/contract/core.ts';
import { largestPiece } from '../../../electron/contract/evidence.ts';
import { filedFileOf } from '../../../electron/desk/evidence/evidence-book.ts';
import { ClaimWork } from '../../faults/terminal/claim-work.ts';
import type { CoreControl } from '../../simulators/core/core-control.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import {
  sampleFiles,
  sampleIso,
  sampleJpeg,
  samplePdf,
  samplePng,
  sampleZip,
} from '../../unit/desk/evidence/sample-files.ts';
import { sha256 } from '../simulated-core/test-terminal.ts';
import { deskAndCore } from './in-process-desk.ts';

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

const patient = { timeout: 60_000 };
const { teller, secondTeller } = staff;

/** A desk with a teller at work and a claim begun. */
async function openClaim() {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig, teller);
  return { rig, claimId: await beginClaim(rig) };
}

async function signIn(rig: Terminal, { staffNo, password }: { staffNo: string; password: string }) {
  expect(await rig.calls().session.signIn({ staffNo, password })).toMatchObject({ ok: true });
}

async function beginClaim(rig: Terminal): Promise<string> {
  const claimId = uuidv4();
  expect(await rig.calls().claims.begin({ claimId })).toMatchObject({ ok: true });
  return claimId;
}

/** Brings a file as the page does, and says how it ended. */
async function bring(rig: Terminal, claimId: string, bytes: Buffer, name = 'scan.pdf') {
  const { evidence } = rig.calls();
  const begun = await evidence.begin({ claimId, paper: 'OTHER', name, bytes: bytes.length });
  if (!begun.ok) return begun;
  const { importId } = begun.value;
  for (let offset = 0; offset < bytes.length; offset += largestPiece) {
    const data = bytes.subarray(offset, offset + largestPiece).toString('base64');
    const taken = await evidence.piece({ importId, offset, data });
    if (!taken.ok) return taken;
  }
  return evidence.finish({ importId });
}

/** What the page gets back of a file. */
async function readBack(rig: Rig, fileId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const read = await rig.calls().evidence.read({ fileId, offset });
    if (!read.ok) throw new Error(read.problem.tag);
    const part = Buffer.from(read.value.data, 'base64');
    if (part.length === 0) return Buffer.concat(parts);
    parts.push(part);
    offset += part.length;
  }
}

/** What is done at any terminal here. */
type Terminal = Pick<Rig, 'status' | 'calls' | 'counter' | 'database'>;

/** Does to the files of a claim what filing does. */
const fileClaim = (rig: Terminal, claimId: string) => {
  const { book, sync } = rig.counter().evidence;
  book.filed(book.unfiled(claimId).map(filedFileOf));
  sync.nudge();
};

/** Whole files beside the database. */
const sealedFiles = (rig: Rig) => readdirSync(join(rig.folder, 'evidence'));

const atCore = (rig: Rig) => rig.core.books().evidence.map(({ sha256 }) => sha256);

/** A PDF of about so many bytes, none like another. */
const pdfOf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n%'), randomBytes(bytes), samplePdf()]);

describe('a file a customer brings', () => {
  test('of every kind is taken in, kept sealed, and given back byte by byte, also after a restart', async () => {
    const { rig, claimId } = await openClaim();
    const large = pdfOf(2 * largestPiece + 12_345);
    const hostile = sampleJpeg(2, 2, '"><img src=x onerror=alert(1)>\0\uffff');
    const files: [string, Buffer][] = [
      ...Object.entries(sampleFiles),
      ['application/pdf', large],
      ['image/jpeg', hostile],
    ];
    for (const [type, bytes] of files) {
      expect(await bring(rig, claimId, bytes, 'misleading.exe')).toMatchObject({
        ok: true,
        value: {
          already: false,
          file: { mediaType: type, sha256: sha256(bytes), upload: 'HERE', marks: [] },
        },
      });
    }
    await rig.restart();
    await signIn(rig, teller);
    const listed = await rig.calls().evidence.list({ claimId });
    const names = listed.ok ? listed.value.map(({ name }) => name) : [];
    expect(names).toEqual(files.map(() => 'misleading.exe'));
    expect(sealedFiles(rig)).toHaveLength(files.length);
    for (const [index, [, bytes]] of files.entries()) {
      const fileId = (listed.ok && listed.value[index]?.fileId) || '';
      expect((await readBack(rig, fileId)).equals(bytes)).toBe(true);
    }
  });

  test('that is none, or does harm, is refused, and nothing of it stays', async () => {
    const { rig, claimId } = await openClaim();
    const refusals: [Buffer, string][] = [
      [Buffer.alloc(0), 'EvidenceEmpty'],
      [Buffer.concat([sampleZip('a'), Buffer.alloc(3_000_000)]), 'EvidenceArchive'],
      [Buffer.from('MZ\x90\0'), 'EvidenceTypeUnknown'],
      [Buffer.from('%PDF-1.7 is what I say'), 'EvidenceDamaged'],
      [samplePng(60_000, 60_000, 0, 1), 'EvidencePictureTooLarge'],
      [sampleIso('mp42', 'vide'), 'EvidenceTypeUnknown'],
    ];
    for (const [bytes, tag] of refusals)
      expect(await bring(rig, claimId, bytes)).toMatchObject({ ok: false, problem: { tag } });
    // Of 2 GB not a byte has moved.
    const place = { claimId, paper: 'OTHER', name: 'film.pdf' };
    expect(await rig.calls().evidence.begin({ ...place, bytes: 2_000_000_000 })).toMatchObject({
      ok: false,
      problem: { tag: 'EvidenceTooLarge', detail: { megabytes: 600 } },
    });
    expect(sealedFiles(rig)).toEqual([]);
    expect(await rig.calls().evidence.list({ claimId })).toMatchObject({ ok: true, value: [] });
  });

  test('is one file however often it comes; is marked, turned and put elsewhere by a word about it', async () => {
    const { rig, claimId } = await openClaim();
    const { evidence } = rig.calls();
    const first = await bring(rig, claimId, samplePdf(), 'a.pdf');
    const fileId = first.ok ? first.value.file.fileId : '';
    const again = { ok: true, value: { already: true, file: { fileId, name: 'a.pdf' } } };
    expect(await bring(rig, claimId, samplePdf(), 'b.pdf')).toMatchObject(again);

    // In another claim it is a file of its own, of the same content.
    const otherClaim = await beginClaim(rig);
    expect(await bring(rig, otherClaim, samplePdf())).toMatchObject({ value: { already: false } });
    expect(sealedFiles(rig)).toHaveLength(1);

    const encrypted = await bring(rig, claimId, samplePdf(1, '/Encrypt 9 0 R '));
    expect(encrypted).toMatchObject({ ok: true, value: { file: { marks: ['ENCRYPTED_PDF'] } } });
    const heic = await bring(rig, claimId, sampleFiles['image/heic'], 'IMG_0001.HEIC');
    const heicId = heic.ok ? heic.value.file.fileId : '';
    // The page alone decodes, and says what it saw.
    const noted = await evidence.note({ fileId: heicId, pages: null, marks: ['UNDECODABLE'] });
    expect(noted).toMatchObject({ value: { marks: ['UNDECODABLE'], mediaType: 'image/heic' } });

    const turned = await evidence.arrange({ fileId, paper: 'STATEMENT_RECORD', rotation: 270 });
    const same = { rotation: 270, paper: 'STATEMENT_RECORD', sha256: sha256(samplePdf()) };
    expect(turned).toMatchObject({ value: same });

    fileClaim(rig, claimId);
    const filed = { ok: false, problem: { tag: 'EvidenceFiled' } };
    expect(await evidence.arrange({ fileId, paper: 'OTHER', rotation: 0 })).toMatchObject(filed);
    expect(await evidence.remove({ fileId })).toMatchObject(filed);
    // What the other claim's draft has goes with it; the content stays, the filed claim has it too.
    await rig.calls().claims.discard({ claimId: otherClaim });
    expect(sealedFiles(rig)).toHaveLength(3);
  });

  test('is its teller’s; what does not come to its end leaves nothing', async () => {
    const { rig, claimId } = await openClaim();
    const { evidence } = rig.calls();
    const begin = async () => {
      const begun = await evidence.begin({ claimId, paper: 'OTHER', name: 'scan.pdf', bytes: 100 });
      return begun.ok ? begun.value.importId : '';
    };
    const data = samplePdf().subarray(0, 50).toString('base64');
    const lost = { ok: false, problem: { tag: 'EvidenceImportLost' } };
    const early = await begin();
    await evidence.piece({ importId: early, offset: 0, data });
    expect(await evidence.finish({ importId: early })).toMatchObject(lost);
    const jumping = await begin();
    await evidence.piece({ importId: jumping, offset: 0, data });
    expect(await evidence.piece({ importId: jumping, offset: 60, data })).toMatchObject(lost);
    const cancelled = await begin();
    await evidence.cancel({ importId: cancelled });
    expect(await evidence.piece({ importId: cancelled, offset: 0, data })).toMatchObject(lost);
    expect(sealedFiles(rig)).toEqual([]);

    const taken = await bring(rig, claimId, samplePdf());
    const fileId = taken.ok ? taken.value.file.fileId : '';
    const halfWay = await begin();
    await signIn(rig, secondTeller);
    const refused = { ok: false, problem: { tag: 'ClaimDraftOfAnotherTeller' } };
    expect(await evidence.list({ claimId })).toMatchObject(refused);
    expect(await evidence.read({ fileId, offset: 0 })).toMatchObject(refused);
    expect(await evidence.remove({ fileId })).toMatchObject(refused);
    expect(await bring(rig, claimId, samplePdf(2))).toMatchObject(refused);
    expect(await evidence.piece({ importId: halfWay, offset: 0, data })).toMatchObject(lost);

    await rig.restart(() => writeFileSync(join(rig.folder, 'evidence', 'left.part'), 'half a file'));
    expect(sealedFiles(rig)).toEqual([sha256(samplePdf())]);
  });

  test('lies in the scanner’s folder: taken in on the teller’s word, links and folders are not there', async () => {
    const { rig, claimId } = await openClaim();
    const scans = rig.scannerFolder;
    const { evidence } = rig.calls();
    expect(await evidence.scans()).toMatchObject({ ok: true, value: { scans: null } });
    mkdirSync(join(scans, 'folder'), { recursive: true });
    writeFileSync(join(scans, 'scan0001.pdf'), samplePdf(2));
    writeFileSync(join(scans, 'note.txt'), 'no evidence');
    symlinkSync(join(rig.folder, 'terminal.db'), join(scans, 'link.pdf'));
    const listed = await evidence.scans();
    const names = listed.ok ? listed.value.scans?.map(({ name }) => name).sort() : [];
    expect(names).toEqual(['note.txt', 'scan0001.pdf']);

    const take = (name: string) => evidence.takeScan({ claimId, paper: 'OTHER', name });
    for (const name of ['link.pdf', 'folder', '../terminal/terminal.db', 'gone.pdf'])
      expect(await take(name)).toMatchObject({ ok: false, problem: { tag: 'ScanNotFound' } });
    expect(await take('note.txt')).toMatchObject({ ok: false, problem: { tag: 'EvidenceTypeUnknown' } });
    const taken = { ok: true, value: { file: { sha256: sha256(samplePdf(2)) } } };
    expect(await take('scan0001.pdf')).toMatchObject(taken);
    expect(readdirSync(scans).sort()).toEqual(['folder', 'link.pdf', 'note.txt']);
  });
});

describe('upload', () => {
  const path = corePaths.evidenceUploads;

  test('begins with the filing, the smallest first, goes on after a restart, ends when every hash is compared', async () => {
    const { rig, claimId } = await openClaim();
    const files = [pdfOf(3_000_000), samplePdf(), pdfOf(40_000)];
    for (const file of files) await bring(rig, claimId, file);
    expect(rig.status().evidence).toEqual([]);
    await rig.core.control({ do: 'slow', ms: 150 });
    fileClaim(rig, claimId);
    const last = () => rig.status().evidence.find(({ bytes }) => bytes > 3_000_000);
    await vi.waitUntil(() => (last()?.sent ?? 0) > 0, patient);
    expect(rig.status().evidence).toEqual([expect.objectContaining({ upload: 'SENDING' })]);
    expect(atCore(rig).sort()).toEqual(files.slice(1).map(sha256).sort());

    await rig.restart();
    const before = rig.core.traffic.requests[path] ?? 0;
    await rig.core.control({ do: 'behave' });
    await rig.core.control({ do: 'loseAnswers', count: 1, path });
    await vi.waitUntil(() => rig.status().evidence.length === 0, patient);
    expect(atCore(rig).sort()).toEqual(files.map(sha256).sort());
    // A whole file again, or one restarted for the answer that was lost, would have taken more.
    expect((rig.core.traffic.requests[path] ?? 0) - before).toBeLessThan(12);
    await signIn(rig, teller);
    const listed = await rig.calls().evidence.list({ claimId });
    const states = listed.ok ? listed.value.map(({ upload, sent, bytes }) => [upload, sent - bytes]) : [];
    expect(states).toEqual(files.map(() => ['AT_CORE', 0]));
  });

  test('holds whatever the core does: nothing lost, nothing given up; what the disk has damaged stays behind', async () => {
    const { rig, claimId } = await openClaim();
    const attempts = () =>
      rig.database().prepare<[], number>('SELECT attempts FROM evidence_sync').pluck().get() ?? 0;
    const misbehaviours: CoreControl[] = [
      { do: 'status', code: 403, path },
      { do: 'status', code: 503, retryAfter: 1, path },
      { do: 'garbage', path },
      { do: 'limitBody', bytes: 100_000 },
    ];
    const brought: string[] = [];
    for (const misbehaviour of misbehaviours) {
      const file = pdfOf(400_000);
      await bring(rig, claimId, file);
      await rig.core.control(misbehaviour);
      fileClaim(rig, claimId);
      await vi.waitUntil(() => attempts() > 0, patient);
      // Smaller pieces help against a limit, patience against all else.
      if (misbehaviour.do !== 'limitBody') await rig.core.control({ do: 'behave' });
      brought.push(sha256(file));
      await vi.waitUntil(() => atCore(rig).length === brought.length, patient);
    }
    const damaged = samplePdf();
    await bring(rig, claimId, damaged);
    truncateSync(join(rig.folder, 'evidence', sha256(damaged)), 20);
    fileClaim(rig, claimId);
    await vi.waitUntil(() => rig.status().evidence[0]?.upload === 'UNREADABLE', patient);
    expect(atCore(rig).sort()).toEqual(brought.sort());
  });

  const attempts = (rig: Terminal) =>
    rig.database().prepare<[], number>('SELECT attempts FROM evidence_sync').pluck().get() ?? 0;
  const progress = (rig: Terminal) =>
    rig
      .database()
      .prepare<[], { url: string | null; sent: number }>(
        'SELECT url, sent FROM evidence_upload WHERE at_core = 0',
      )
      .get();
  const alarms = (rig: Rig) => rig.core.books().alarms.map(({ reason }) => reason);

  test('of a piece that came damaged goes on behind the last one that came whole', async () => {
    const { rig, claimId } = await openClaim();
    const file = pdfOf(3_000_000);
    await bring(rig, claimId, file);
    await rig.core.control({ do: 'slow', ms: 150 });
    fileClaim(rig, claimId);
    await vi.waitUntil(() => (progress(rig)?.sent ?? 0) > 0, patient);
    await rig.core.control({ do: 'damagePieces', where: 'ON_THE_WAY', count: 1 });
    await vi.waitUntil(() => attempts(rig) > 0, patient);
    // The core refused it (460): what it had acknowledged before stands, at the same address.
    const refused = progress(rig);
    expect(refused?.sent).toBeGreaterThan(0);
    expect(refused?.url).not.toBeNull();
    await vi.waitUntil(() => atCore(rig).includes(sha256(file)), patient);
    await vi.waitUntil(() => rig.status().evidence.length === 0 && attempts(rig) === 0, patient);
    expect(alarms(rig)).toEqual([]);
  });

  test('of a file that is left out of its claim meanwhile ends with the piece that is on its way', async () => {
    const { rig, claimId } = await openClaim();
    const [wrong, right] = [pdfOf(3_000_000), pdfOf(3_100_000)];
    await bring(rig, claimId, wrong);
    await rig.core.control({ do: 'slow', ms: 150 });
    fileClaim(rig, claimId);
    await vi.waitUntil(() => (progress(rig)?.sent ?? 0) > 0, patient);
    rig.counter().evidence.book.leftOut(claimId, [{ sha256: sha256(wrong) }]);
    await bring(rig, claimId, right);
    fileClaim(rig, claimId);
    await vi.waitUntil(() => atCore(rig).length > 0, patient);
    expect(atCore(rig)).toEqual([sha256(right)]);
  });

  test('of a file the core’s store has damaged raises its alarm there, and begins anew until the hash is right', async () => {
    const { rig, claimId } = await openClaim();
    const file = pdfOf(300_000);
    await bring(rig, claimId, file);
    await rig.core.control({ do: 'damagePieces', where: 'IN_THE_STORE', count: 1 });
    // The wait before the next attempt is drawn; a short one would be over before anybody looks.
    const draw = vi.spyOn(Math, 'random').mockReturnValue(0.99);
    fileClaim(rig, claimId);
    await vi.waitUntil(() => attempts(rig) > 0, patient);
    draw.mockRestore();
    expect(progress(rig)).toEqual({ url: null, sent: 0 });
    expect(rig.status().evidence).toMatchObject([{ sha256: sha256(file), upload: 'WAITING', sent: 0 }]);
    expect(atCore(rig)).toEqual([]);
    await vi.waitUntil(() => atCore(rig).includes(sha256(file)), patient);
    await vi.waitUntil(() => rig.status().evidence.length === 0, patient);
    expect(alarms(rig)).toEqual(['EVIDENCE_NOT_ITS_HASH']);
  });

  test('never goes on with another terminal’s: what is not one’s own is not there, and begins anew', async () => {
    const { rig, claimId } = await openClaim();
    const other = rig.openAnother();
    await vi.waitUntil(() => other.status().ready && other.status().waiting === 0, patient);
    await signIn(other, secondTeller);
    const [theirs, ours] = [pdfOf(2_500_000), pdfOf(2_500_000)];
    const theirClaim = await beginClaim(other);
    await bring(other, theirClaim, theirs);
    await bring(rig, claimId, ours);
    await rig.core.control({ do: 'slow', ms: 300 });
    fileClaim(other, theirClaim);
    await vi.waitUntil(() => (progress(other)?.sent ?? 0) > 0, patient);
    const url = progress(other)?.url ?? '';
    const { book, sync } = rig.counter().evidence;
    book.filed(book.unfiled(claimId).map(filedFileOf));
    rig.database().prepare('UPDATE evidence_upload SET url = ?, sent = 5').run(url);
    sync.nudge();
    await vi.waitUntil(() => (progress(rig)?.url ?? url) !== url, patient);
    await rig.core.control({ do: 'behave' });
    await vi.waitUntil(() => atCore(rig).length === 2, patient);
    expect(atCore(rig).sort()).toEqual([theirs, ours].map(sha256).sort());
    expect(alarms(rig)).toEqual([]);
  });
});

test('a file that never gets through keeps no other from the core', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await signIn(rig, teller);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  const work = new ClaimWork(rig.calls(), rig.database());
  expect(await work.file('GOOD')).toMatchObject({ ok: true });
  const [smallest, other] = rig
    .database()
    .prepare<[], string>(
      'SELECT sha256 FROM evidence_upload JOIN evidence_content USING (sha256) ORDER BY bytes, sha256',
    )
    .pluck()
    .all();
  // Whatever its disk has done to it, it can't be read just now.
  const sealed = join(rig.folder, 'evidence', smallest ?? '');
  rmSync(sealed);
  mkdirSync(sealed);
  await rig.core.control({ do: 'line', state: 'UP' });
  // The core has it a moment before the desk is told so.
  await vi.waitUntil(() => rig.status().evidence.length < 2, patient);
  expect(rig.status().evidence).toMatchObject([{ sha256: smallest }]);
  expect(rig.core.books().evidence.map((one) => one.sha256)).toEqual([other]);
});
