import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../electron/ops/command-line.ts';
import { terminalPlace } from '../../../electron/ops/terminal-place.ts';

const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean), '/here');

test.each([
  ['doctor', { name: 'doctor' }],
  ['readers', { name: 'readers' }],
  ['backup', { name: 'backup' }],
  ['restore a.backup', { name: 'restore', file: '/here/a.backup' }],
  ['recover', { name: 'recover' }],
  ['card ACR39', { name: 'card', reader: 'ACR39', accessCodeFromStdin: false }],
  ['card ACR39 --access-code-stdin', { name: 'card', reader: 'ACR39', accessCodeFromStdin: true }],
  ['journal verify', { name: 'journal verify', file: null }],
  ['journal verify a.jsonl', { name: 'journal verify', file: '/here/a.jsonl' }],
  ['journal export /tmp/a.jsonl', { name: 'journal export', file: '/tmp/a.jsonl' }],
  ['journal seal a.sealed', { name: 'journal seal', file: '/here/a.sealed' }],
])('%s', (line, command) => expect(parse(line)?.command).toEqual(command));

test('options stand anywhere, and paths start where the command was typed', () => {
  expect(parse('--lang en doctor --data d --json --key-file ../k --settings s.json')).toEqual({
    command: { name: 'doctor' },
    place: { settingsFile: '/here/s.json', dataFolder: '/here/d', keyFile: '/k' },
    language: 'en',
    asJson: true,
  });
  expect(parse('doctor')).toMatchObject({ language: 'ko', asJson: false });
});

test.each([
  '',
  'heal',
  'restore',
  'recover a.backup',
  'doctor me',
  'card',
  'card a b',
  'journal',
  'journal verify a b',
  'journal export',
  'journal seal',
  'journal burn a',
  'doctor --access-code-stdin',
  'doctor --lang fr',
  'doctor --fix',
  'doctor --data',
])('“%s” is wrong use', (line) => expect(parse(line)).toBeNull());

test('without a word the place is the demo’s, with one it is not', () => {
  const named = { settingsFile: null, dataFolder: null, keyFile: null };
  const environment = { XDG_STATE_HOME: '/state' };
  expect(terminalPlace(named, environment)).toEqual({
    settingsFile: null,
    dataFolder: '/state/branch-teller-demo/terminal',
    keyFile: null,
  });
  expect(terminalPlace(named, { ...environment, BRANCH_TELLER_SETTINGS: '/s.json' })).toEqual({
    ...named,
    settingsFile: '/s.json',
  });
  expect(terminalPlace({ ...named, dataFolder: '/d' }, environment)).toEqual({ ...named, dataFolder: '/d' });
});
