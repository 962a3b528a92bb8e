import { expect, test } from 'vitest';
import { IdentityScanListener, readIdentityLine } from '../../../renderer/form/identity-scan.ts';

const residentCard = {
  kind: 'RESIDENT_CARD',
  number: '9001011000006',
  authenticityCheck: 'AUTHENTIC',
} as const;

/** What the listener says of each of these keys, typed with so many milliseconds between them. */
function typed(keys: readonly string[], pause: number) {
  const listener = new IdentityScanListener();
  return keys.map((key, at) => listener.hear({ key, timeStamp: at * pause }));
}

test.each([
  ['119001011000006', { read: true, document: residentCard }],
  [
    '32M12345678',
    { read: true, document: { kind: 'PASSPORT', number: 'M12345678', authenticityCheck: 'NOT_AUTHENTIC' } },
  ],
  [
    '23110012345678',
    {
      read: true,
      document: { kind: 'DRIVING_LICENCE', number: '110012345678', authenticityCheck: 'UNAVAILABLE' },
    },
  ],
  // A key was lost, a kind or an answer nobody knows, nothing at all.
  ['11900101100000', { read: false }],
  ['719001011000006', { read: false }],
  ['149001011000006', { read: false }],
  ['', { read: false }],
])('the line “%s” is read as it is meant', (text, scan) => expect(readIdentityLine(text)).toEqual(scan));

test('a scanner’s burst is one scan, and no field has a key of it', () => {
  const said = typed([...'~119001011000006', 'Enter'], 12);
  expect(said.slice(0, -1).every((one) => one === 'MINE')).toBe(true);
  expect(said.at(-1)).toEqual({ read: true, document: residentCard });
});

test('a person’s typing belongs to the fields', () => {
  expect(typed([...'9001011000006', 'Enter'], 150).every((one) => one === null)).toBe(true);
  // Even after a ~ by mistake, as soon as the pause is a person's.
  expect(typed([...'~9', 'Enter'], 700)).toEqual(['MINE', null, null]);
  expect(typed([...`~${'1'.repeat(30)}`], 12).at(-1)).toBeNull();
});

test('a second scan starts anew where the first broke off', () => {
  expect(typed([...'~1190~119001011000006', 'Enter'], 12).at(-1)).toEqual({
    read: true,
    document: residentCard,
  });
});
