import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTerminalSettings } from '../../../electron/host/terminal-settings.ts';
import { settingsFile } from '../../../electron/shell/settings-file.ts';

const [authority = ''] = rootCertificates;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await writeFile(join(folder, 'authority.pem'), authority);
});
afterAll(() => rm(folder, { recursive: true }));

const settings = {
  environment: 'PRODUCTION',
  dataFolder: 'data',
  core: { origin: 'https://core.bank.example', authorityFile: 'authority.pem', enrolmentCode: null },
};
const read = (content: unknown) => readText(JSON.stringify(content));
async function readText(text: string) {
  const file = join(folder, 'terminal.json');
  await writeFile(file, text);
  return readTerminalSettings(file);
}

test('paths are relative to the settings file, and the authority is read', async () => {
  expect(await read(settings)).toEqual({
    environment: 'PRODUCTION',
    dataFolder: join(folder, 'data'),
    core: { origin: 'https://core.bank.example', authority, enrolmentCode: null },
  });
});

test.each([
  ['a core without TLS', { ...settings, core: { ...settings.core, origin: 'http://core.bank.example' } }],
  ['an environment nobody knows', { ...settings, environment: 'TEST' }],
  ['a word too many', { ...settings, debug: true }],
  ['nothing', {}],
])('%s is refused, naming the file', async (_, content) => {
  await expect(read(content)).rejects.toThrow('terminal.json is not a settings file');
});

test('an editor of Windows that marks the byte order changes nothing', async () => {
  expect(await readText(`\uFEFF${JSON.stringify(settings)}`)).toEqual(await read(settings));
});

test('what is no JSON is refused, naming the file and quoting nothing: a code may be in it', async () => {
  const broken = readText('{"core": {"enrolmentCode": SECRET-CODE}}');
  await expect(broken).rejects.toThrow('terminal.json is not a settings file');
  await expect(broken).rejects.not.toThrow('SECRET');
});

test.each([
  ['nothing, which TLS would take for every public authority', ''],
  ['a text', 'authority'],
  ['a certificate that was cut off', authority.slice(0, 500)],
  ['a certificate that is not in PEM', Buffer.from([0x30, 0x82, 0x01, 0x0a])],
])('an authority file with %s is refused, naming both files', async (_, content) => {
  await writeFile(join(folder, 'other.pem'), content);
  const other = read({ ...settings, core: { ...settings.core, authorityFile: 'other.pem' } });
  await expect(other).rejects.toThrow(/terminal\.json is not a settings file.*other\.pem/);
});

const place = { platform: 'linux', environment: {}, isPackaged: true } as const;

test('the installed application reads its settings where only an administrator writes', () => {
  const override = { BRANCH_TELLER_SETTINGS: '/home/teller/mine.json' };
  expect(settingsFile({ ...place, environment: override })).toBe('/etc/branch-teller/terminal.json');
  expect(
    settingsFile({ ...place, platform: 'win32', environment: { ...override, ProgramData: 'D:\\PD' } }),
  ).toBe(join('D:\\PD', 'Branch Teller', 'terminal.json'));
});

test('a checkout takes them from where it is told', () => {
  const environment = { BRANCH_TELLER_SETTINGS: '/tmp/demo.json' };
  expect(settingsFile({ ...place, environment, isPackaged: false })).toBe('/tmp/demo.json');
});
