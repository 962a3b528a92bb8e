import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { acquirePcscd } from '../../simulators/card/pcscd.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { cardNumbers } from '../../simulators/core/sample-bank.ts';
import { soon } from './shell-fixture.ts';

/** `npm run demo` as a program: its exit code and its JSON, when all is well and when it is not. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]) =>
  spawn(process.execPath, [fileURLToPath(new URL('../../demo/main.ts', import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const exitOf = async (...args: string[]) => (await once(start(...args), 'exit'))[0];

/** Room for waiting until other tests have given the readers back, milliseconds. */
const patience = 300_000;

/** What a file tells the core of a card, as somebody outside would write it. */
function describeCard({ cin, keyVersion, keyEnc, keyMac, oath }: CardProfile) {
  const account = oath?.accounts[0];
  return {
    identity: { source: 'CIN', value: cin },
    keyVersion,
    keyEnc,
    keyMac,
    oathAccount: account?.name,
    algorithm: account?.algorithm,
    seed: account?.seed,
    digits: account?.digits,
    period: 30,
  };
}

/** Runs the demo with a card that somebody else has put on the first reader, described by `told`. */
async function runWithCardOnHand(card: CardProfile, told: ReturnType<typeof describeCard>) {
  const run = mkdtempSync(join(folder, 'run-'));
  const file = join(run, 'card.json');
  const json = join(run, 'report.json');
  writeFileSync(file, JSON.stringify(told));
  const demo = start('--reader', VIRTUAL_READERS[0].name, '--external-card', file, '--json', json);
  onTestFinished(() => {
    demo.kill();
  });
  const exited = once(demo, 'exit');
  // The demo has the readers from here on; the card comes before the teller looks for it.
  const readersTaken = Promise.withResolvers<void>();
  demo.stdout.on('data', (said) => {
    if (String(said).includes('reader service')) readersTaken.resolve();
  });
  await Promise.race([readersTaken.promise, exited]);
  const pcscd = await acquirePcscd();
  const stranger = await SimulatedCardProcess.start();
  try {
    await stranger.insert(card);
    const [exitCode] = await exited;
    return { exitCode, report: JSON.parse(readFileSync(json, 'utf8')) };
  } finally {
    await stranger.stop();
    await pcscd.release();
  }
}

const ofNobody = sampleCard(cardNumbers.unknownToCore);

test(
  'issues one card online and one offline, across a restart, and says what the core made of them',
  async () => {
    const { exitCode, report } = await runWithCardOnHand(ofNobody, describeCard(ofNobody));
    expect(report.faults).toEqual([]);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      scenario: 'issuance',
      passed: true,
      issuances: [
        { line: 'ONLINE', card: 'EXTERNAL', verdict: 'ACCEPTED' },
        { line: 'OFFLINE', card: 'SIMULATED', verdict: 'ACCEPTED' },
      ],
    });
    for (const { totalMs, cardMs, oursMs, apduCount, checks } of report.issuances) {
      expect(totalMs).toBe(cardMs + oursMs);
      expect(apduCount).toBeGreaterThan(0);
      expect(Object.values(checks)).not.toContain(false);
    }
  },
  patience,
);

test(
  'fails when the core finds that a card has not proved itself',
  async () => {
    const wrong = { ...describeCard(ofNobody), keyMac: 'AB'.repeat(16) };
    const { exitCode, report } = await runWithCardOnHand(ofNobody, wrong);
    expect(exitCode).toBe(1);
    expect(report.passed).toBe(false);
    expect(report.issuances[0]).toMatchObject({ verdict: 'REJECTED', checks: { cryptogram: false } });
  },
  patience,
);

test.each([
  ['a scenario that does not exist', ['no-such-scenario']],
  ['an option that does not exist', ['--jsn', 'report.json']],
  ['a reader without a description of its card', ['--reader', 'Some Reader 00']],
])('%s is refused before anything starts', async (_, args) => {
  expect(await exitOf(...args)).toBe(2);
});

/** Who runs with this in its surroundings, which everything that a program starts has from it. */
const startedWith = (variable: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable);
    } catch {
      return false;
    }
  });

test(
  'a window that can’t be opened is said, and nothing that was started for it is left',
  async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    const demo = spawn(process.execPath, [fileURLToPath(new URL('../../demo/start.ts', import.meta.url))], {
      env: { ...process.env, XDG_STATE_HOME: home, DISPLAY: ':77' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    onTestFinished(() => {
      for (const pid of startedWith(`XDG_STATE_HOME=${home}`)) process.kill(Number(pid), 'SIGKILL');
    });
    const said = text(demo.stderr);
    expect(await once(demo, 'close')).toEqual([1, null]);
    expect(await said).toContain('XServer');
    await expect.poll(() => startedWith(`XDG_STATE_HOME=${home}`), soon).toEqual([]);
  },
  patience,
);
