import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../../renderer/language/en.ts';
import { ko } from '../../../renderer/language/ko.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [deeper, text] of leaves(value, here)) found.set(deeper, text);
  }
  return found;
}

const korean = leaves(ko);
const english = leaves(en);
/** The switch names the language one would come to, in that language. */
const switches = new Set(['frame.language', 'frame.languageShort', 'commands.switchLanguage']);
/** Names of keys and techniques that are written so in Korean too. */
const names = /OTP|NFC|PDF|JPEG|TIFF|HEIC|USIM|PIN|Enter|Tab|Esc|F[0-9]+|\{\{\w+\}\}/g;

describe('the words of the page', () => {
  test('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
  });

  test('take the same placeholders in both languages', () => {
    const placeholders = (text = '') => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [key, text] of korean) {
      expect(placeholders(english.get(key)), key).toEqual(placeholders(text));
    }
  });

  test('are never empty and never shout', () => {
    for (const text of [...korean.values(), ...english.values()]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toContain('!');
    }
  });

  test('leave no English in the Korean', () => {
    for (const [key, text] of korean) {
      if (!switches.has(key)) expect(text.replace(names, ''), key).not.toMatch(/[A-Za-z]/);
    }
  });

  test('leave no Korean in the English', () => {
    for (const [key, text] of english) {
      if (!switches.has(key)) expect(text, key).not.toMatch(/\p{Script=Hangul}/u);
    }
  });

  test('are all said somewhere', () => {
    const page = globSync('renderer/**/*.{ts,tsx}', { exclude: ['renderer/language/{ko,en}.ts'] })
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const said = (key: string) =>
      page.includes(`'${key}'`) || page.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`);
    expect([...korean.keys()].filter((key) => !said(key))).toEqual([]);
  });
});
