import { describe, expect, test } from 'vitest';
import { enterMoves } from '../../../renderer/form/enter-moves-on.ts';
import { composing, type KeyPress } from '../../../renderer/keyboard/composing.ts';
import { keyCaps, shortcutNames, shortcutOf, shortcuts } from '../../../renderer/keyboard/shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  keyCode: 0,
  isComposing: false,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});
const field = { keepsEnter: false, isLast: false };

describe('Enter', () => {
  test('goes to the next field, and from the last one points at the main action', () => {
    expect(enterMoves(press('Enter'), field)).toBe('NEXT_FIELD');
    expect(enterMoves(press('Enter'), { ...field, isLast: true })).toBe('MAIN_ACTION');
  });

  test('belongs to the input method while it composes, however the browser says so', () => {
    expect(composing(press('Enter', { isComposing: true }))).toBe(true);
    expect(composing(press('Enter', { keyCode: 229 }))).toBe(true);
    expect(enterMoves(press('Enter', { isComposing: true }), field)).toBeNull();
    expect(enterMoves(press('Enter', { keyCode: 229 }), { ...field, isLast: true })).toBeNull();
  });

  test('held down does not run on through the fields', () => {
    expect(enterMoves(press('Enter', { repeat: true }), field)).toBeNull();
  });

  test('on a button pushes the button', () => {
    expect(enterMoves(press('Enter'), { keepsEnter: true, isLast: true })).toBeNull();
  });

  test('with another key held is somebody else’s', () => {
    expect(enterMoves(press('Enter', { ctrlKey: true }), field)).toBeNull();
  });
});

describe('shortcuts', () => {
  test.each([
    [press('F2'), 'openIssuance'],
    [press('F12'), 'mainAction'],
    [press('ArrowLeft', { altKey: true }), 'stepBack'],
    [press('k', { ctrlKey: true }), 'commands'],
    [press('K', { ctrlKey: true }), 'commands'],
    [press('Escape'), 'close'],
  ])('%o is %s', (key, name) => {
    expect(shortcutOf(key, false)).toBe(name);
  });

  test.each([
    press('ArrowLeft'),
    press('k'),
    press('F12', { altKey: true }),
    press('F2', { shiftKey: true }),
  ])('%o is none', (key) => {
    expect(shortcutOf(key, false)).toBeNull();
  });

  test('`?` is one, except where somebody types text', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('list');
    expect(shortcutOf(press('?', { shiftKey: true }), true)).toBeNull();
  });

  test('give every key to one action only', () => {
    expect(new Set(Object.values(shortcuts)).size).toBe(shortcutNames.length);
  });

  test('are drawn as they are printed on the caps', () => {
    expect(keyCaps('stepForward')).toEqual(['Alt', '→']);
    expect(keyCaps('close')).toEqual(['Esc']);
  });
});
