import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../electron/desk/database/connect.ts';
import { doctor } from '../../../electron/ops/command/doctor.ts';
import { exitCodeOf } from '../../../electron/ops/report/report.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { newKeys } from '../../unit/ops/sample-export.ts';
import { selfSigned } from '../../unit/ops/self-signed.ts';
import { findingOf, JsonReport, ops, opsJson, troublesOf } from './ops-command.ts';
import { TerminalUnderCare } from './terminal-under-care.ts';

let readers: Readers;
let terminal: TerminalUnderCare;

beforeAll(async () => {
  readers = await acquireReaders();
  terminal = await TerminalUnderCare.start();
});
afterAll(async () => {
  await terminal.stop();
  await readers.release();
});

/** The command without its process: most of what it finds does not depend on how it was started. */
async function examined(settingsFile: string, keyFile: string | null = null): Promise<JsonReport> {
  const report = await doctor({ settingsFile, dataFolder: null, keyFile });
  return JsonReport.parse({ ...report, exitCode: exitCodeOf(report) });
}

describe('a terminal in order', () => {
  test.each([
    ['while its application runs', true],
    ['while it does not', false],
  ])('%s', async (_, isRunning) => {
    if (isRunning) await terminal.startDesk();
    else await terminal.stopDesk();
    const report = await opsJson(['doctor', '--settings', terminal.settings]);
    expect(troublesOf(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(report.findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
      'settings OK',
      'dataFolder OK',
      'application OK',
      'databaseKey OK',
      'database OK',
      'enrolment OK',
      'disk OK',
      'durability OK',
      'certificate OK',
      'journal OK',
      'sync OK',
      'waiting OK',
      'rejected OK',
      'backup OK',
      'core OK',
      'clock OK',
      'readerService OK',
      'reader OK',
      'reader OK',
    ]);
    expect(findingOf(report, 'application').detail).toEqual({ running: isRunning });
    expect(findingOf(report, 'reader').detail).toMatchObject({ reader: VIRTUAL_READERS[0].name });
  });

  test('is told in Korean unless English is asked for, and nothing of it is personal or secret', async () => {
    await terminal.startDesk();
    const korean = await ops(['doctor', '--settings', terminal.settings]);
    expect(korean.stdout).toMatch(/^정상 {2}설정/);
    expect(korean).toMatchObject({ exitCode: 0, stderr: '' });
    const english = await ops(['doctor', '--settings', terminal.settings, '--lang', 'en']);
    expect(english.stdout).toMatch(/^ok {2}settings/);
    for (const person of Object.values(staff))
      expect(korean.stdout + english.stdout).not.toContain(person.staffNo);
    expect(korean.stdout + english.stdout).not.toContain(databaseKey);
  });
});

describe('the core', () => {
  afterEach(async () => {
    await terminal.core.control({ do: 'behave' });
    await terminal.core.control({ do: 'line', state: 'UP' });
  });

  const troublesAtCore = async (file = terminal.settings) => {
    await terminal.stopDesk();
    const report = await examined(file);
    expect(troublesOf(report).filter((trouble) => !trouble.startsWith('core '))).toEqual([]);
    expect(report.exitCode).toBe(1);
    return findingOf(report, 'core');
  };

  test('down: work goes on, and the reason is told', async () => {
    await terminal.core.control({ do: 'line', state: 'DOWN' });
    expect(await troublesAtCore()).toMatchObject({
      state: 'WARN',
      problem: 'LineDown',
      detail: { reason: 'ECONNREFUSED' },
    });
  });

  test('silent', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const silent = terminal.write(
      'silent.json',
      terminal.settingsText({ origin: `https://127.0.0.1:${port}` }),
    );
    expect(await troublesAtCore(silent)).toMatchObject({
      state: 'WARN',
      problem: 'LineDown',
      detail: { reason: 'ETIMEDOUT' },
    });
    server.close();
  });

  test('busy', async () => {
    await terminal.core.control({ do: 'status', code: 503 });
    expect(await troublesAtCore()).toMatchObject({ state: 'WARN', problem: 'CoreBusy' });
  });

  test('answering what nobody understands', async () => {
    await terminal.core.control({ do: 'garbage' });
    expect(await troublesAtCore()).toMatchObject({ state: 'FAIL', problem: 'CoreAnswerNotUnderstood' });
  });

  test('refusing this terminal', async () => {
    await terminal.core.control({ do: 'status', code: 403 });
    expect(await troublesAtCore()).toMatchObject({ state: 'FAIL', problem: 'CoreRefusedTerminal' });
  });

  test('with a certificate of somebody else’s authority', async () => {
    terminal.write('other.pem', await selfSigned(newKeys(), 'CN=Other', Date.now() + 86_400_000));
    const settings = terminal.write('other.json', terminal.settingsText({ authorityFile: 'other.pem' }));
    expect(await troublesAtCore(settings)).toMatchObject({ state: 'FAIL', problem: 'CoreNotTrusted' });
  });
});

describe('damaged data', () => {
  const copy = async () => {
    await terminal.stopDesk();
    return terminal.copyOfData();
  };
  const examine = (dataFolder: string, keyFile: string | null = null) =>
    examined(terminal.write('damaged.json', terminal.settingsText({ dataFolder })), keyFile);
  /** Needs the database, which is not there. */
  const expectRestSkipped = ({ findings }: JsonReport) => {
    const skipped = findings.filter(({ state }) => state === 'SKIPPED').map(({ check }) => check);
    expect(skipped).toContain('enrolment');
    expect(findings.map(({ check }) => check)).not.toContain('journal');
  };

  test('key missing', async () => {
    const data = await copy();
    rmSync(`${data}-key`, { recursive: true });
    const report = await examine(data);
    expect(troublesOf(report)).toEqual(['databaseKey DatabaseKeyMissing']);
    expectRestSkipped(report);
    expect(report.exitCode).toBe(1);
  });

  test('wrong key', async () => {
    const data = await copy();
    const key = terminal.write('wrong-key', '5A'.repeat(32));
    const report = await examine(data, key);
    expect(troublesOf(report)).toEqual(['databaseKey DatabaseKeyWrong']);
    expectRestSkipped(report);
  });

  test.each([100, 4_096 * 5 + 777])('a byte flipped at %i; the file stays as it is', async (offset) => {
    const data = await copy();
    const file = join(data, 'terminal.db');
    const bytes = readFileSync(file);
    bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const report = await examine(data);
    expect(troublesOf(report)).toEqual(['database DatabaseCorrupted']);
    expectRestSkipped(report);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('made by a newer program', async () => {
    const data = await copy();
    const newer = connect(join(data, 'terminal.db'), databaseKey);
    newer.pragma('user_version = 9999');
    newer.close();
    const report = await examine(data);
    expect(troublesOf(report)).toEqual(['database DatabaseNewerThanProgram']);
    expectRestSkipped(report);
  });

  test('a journal somebody rewrote', async () => {
    const data = await copy();
    const forger = connect(join(data, 'terminal.db'), databaseKey);
    forger.exec(
      "DROP TRIGGER journal_is_never_edited; UPDATE journal SET business_date = '2020-01-01' WHERE seq = 1",
    );
    forger.close();
    const report = await examine(data);
    expect(troublesOf(report)).toEqual(['journal JournalBroken']);
    expect(findingOf(report, 'journal').detail).toEqual({ intact: 0, seq: 1, why: 'SEAL' });
    expect(findingOf(report, 'sync').state).toBe('SKIPPED');
  });

  test('none at all: never started', async () => {
    const report = await examine(join(terminal.folder, 'nowhere'));
    expect(troublesOf(report)).toEqual(['dataFolder NeverStarted']);
    expect(findingOf(report, 'core').state).toBe('OK');
    expect(existsSync(join(terminal.folder, 'nowhere'))).toBe(false);
  });

  test('data named alone: everything but the core is looked at', async () => {
    const data = await copy();
    const keyFile = join(`${data}-key`, 'database-key');
    const report = await opsJson(['doctor', '--data', data, '--key-file', keyFile]);
    expect(troublesOf(report)).toEqual([]);
    expect(findingOf(report, 'core')).toMatchObject({ state: 'SKIPPED', detail: { needs: 'settings' } });
    expect(report.exitCode).toBe(0);
  });

  const small = scratchMount('48m');
  const roomy = scratchMount('300m');
  test.skipIf(small === null).each([
    ['nearly', roomy, 'WARN', 'DiskNearlyFull'],
    ['as good as', small, 'FAIL', 'DiskFull'],
  ])('on a disk that is %s full', async (_, mount, state, problem) => {
    await terminal.stopDesk();
    const onSmallDisk = join(mount ?? '', 'terminal');
    terminal.copyDataTo(onSmallDisk);
    const report = await examine(onSmallDisk);
    expect(troublesOf(report)).toEqual([`disk ${problem}`]);
    expect(findingOf(report, 'disk').state).toBe(state);
  });
});

describe('readers', () => {
  test('listed with their state', async () => {
    const report = await opsJson(['readers']);
    expect(report.exitCode).toBe(0);
    expect(report.findings).toEqual([
      { check: 'readerService', state: 'OK', problem: null, detail: {} },
      ...VIRTUAL_READERS.map(({ name }) => ({
        check: 'reader',
        state: 'OK',
        problem: null,
        detail: { reader: name, state: 'EMPTY' },
      })),
    ]);
    const { stdout } = await ops(['readers', '--lang', 'en']);
    expect(stdout).toContain('ok  reader          name Virtual PCD 00 00 · state no card');
  });

  test('without the PC/SC service', async () => {
    const env = { PCSCLITE_CSOCK_NAME: join(terminal.folder, 'no-pcscd') };
    const { stdout, exitCode } = await ops(['readers', '--lang', 'en'], { env });
    expect(stdout).toContain('ReaderServiceStopped');
    expect(stdout).toContain('systemctl start pcscd');
    expect(exitCode).toBe(1);
    const report = await opsJson(['doctor', '--settings', terminal.settings], { env });
    expect(troublesOf(report)).toEqual(['readerService ReaderServiceStopped']);
  });

  test.skipIf(!canUnshare())('none', async () => {
    await using service = await pcscdWithoutReaders();
    const report = await opsJson(['readers'], { env: { PCSCLITE_CSOCK_NAME: service.socket } });
    expect(troublesOf(report)).toEqual(['reader NoReader']);
    expect(report.exitCode).toBe(1);
  });
});

test('wrong use: what can be typed, and exit code 2', async () => {
  const { exitCode, stdout, stderr } = await ops(['heal']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('npm run ops -- doctor');
  expect(await ops(['--help'])).toMatchObject({ exitCode: 0, stdout: stderr });
});

/** A real file system of that size, where the machine lets us make one (root, mount). */
function scratchMount(size: string): string | null {
  const folder = join('/tmp', `branch-teller-ops-${size}-${process.pid}`);
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    if (existsSync(folder)) rmdirSync(folder);
    return null;
  }
  afterAll(() => {
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  return folder;
}

function canUnshare(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A pcscd of its own, in a mount namespace where no reader is configured. */
async function pcscdWithoutReaders(): Promise<{ socket: string } & AsyncDisposable> {
  const hide = 'mount -t tmpfs tmpfs /run/pcscd && mount -t tmpfs tmpfs /etc/reader.conf.d';
  const child = spawn(
    'unshare',
    ['-m', 'sh', '-c', `mkdir -p /run/pcscd && ${hide} && exec pcscd --foreground`],
    {
      stdio: 'ignore',
    },
  );
  const socket = `/proc/${child.pid}/root/run/pcscd/pcscd.comm`;
  for (let tries = 0; !existsSync(socket); tries += 1) {
    if (tries > 200) throw new Error('pcscd did not start');
    await sleep(25);
  }
  return {
    socket,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
