import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Programs of Debian that talk to cards, run as their users run them. A failed run rejects with what it printed. */

const run = promisify(execFile);

/** Longer than any of them waits by itself. */
const TIMEOUT_MS = 60_000;

async function client(command: string, args: readonly string[]): Promise<string> {
  // Settings and remembered passwords of ykman are neither the user's nor the next run's.
  const home = await mkdtemp(join(tmpdir(), 'branch-teller-clients-'));
  try {
    const { stdout } = await run(command, args, {
      timeout: TIMEOUT_MS,
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, LC_ALL: 'C.UTF-8' },
    });
    return stdout;
  } finally {
    await rm(home, { recursive: true });
  }
}

/** `opensc-tool` (OpenSC) on the n-th reader. */
export const openscTool = (reader: number, ...args: string[]): Promise<string> =>
  client('opensc-tool', ['-r', String(reader), '-c', 'default', ...args]);

/** Sends APDUs with `opensc-tool -s`; data and status words as it prints them. */
export async function sendWithOpensc(
  reader: number,
  ...apdus: string[]
): Promise<{ data: string; sw: string }[]> {
  const output = await openscTool(reader, ...apdus.flatMap((apdu) => ['-s', apdu]));
  return output
    .split('Received ')
    .slice(1)
    .map((text) => {
      const [head = '', ...rest] = text.split('\n');
      const [, sw1 = '', sw2 = ''] = /SW1=0x(..), SW2=0x(..)/.exec(head) ?? [];
      const dump = rest.filter((line) => line !== '' && !line.startsWith('Sending'));
      // Each byte as two digits and a blank, then once more as a character; only a dump of several lines has columns.
      const bytesIn = ({ length }: string) => (dump.length === 1 ? length / 4 : length - 48);
      const data = dump.map((line) => line.slice(0, 3 * bytesIn(line)).replaceAll(' ', '')).join('');
      return { data, sw: sw1 + sw2 };
    });
}

/** `ykman` (Yubico) on the first virtual reader. */
export const ykman = (...args: string[]): Promise<string> =>
  client('ykman', ['-r', 'Virtual PCD 00 00', ...args]);

/** `oathtool` (OATH Toolkit): one code. */
export const oathtool = async (...args: string[]): Promise<string> => (await client('oathtool', args)).trim();

/** `yubico-piv-tool` (Yubico) on the first virtual reader. */
export const yubicoPivTool = (...args: string[]): Promise<string> =>
  client('yubico-piv-tool', ['-r', 'Virtual PCD 00 00', ...args]);

/** `pkcs11-tool` (OpenSC) on the first virtual reader. */
export const pkcs11Tool = (...args: string[]): Promise<string> =>
  client('pkcs11-tool', ['--slot-index', '0', ...args]);

/** `openssl`. */
export const openssl = (...args: string[]): Promise<string> => client('openssl', args);
