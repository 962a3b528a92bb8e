import type { KeyPress } from './composing.ts';

/** Every shortcut of the page, the one place where keys are given out. The order is that of the list shown by `?`. */
export const shortcuts = {
  openIssuance: 'F2',
  openClaim: 'F3',
  openHistory: 'F4',
  openStock: 'F6',
  openApprovals: 'F7',
  openDrawer: 'F5',
  openToday: 'F8',
  openCorrections: 'F9',
  openHome: 'Alt+Home',
  openLine: 'F10',
  mainAction: 'F12',
  stepBack: 'Alt+ArrowLeft',
  stepForward: 'Alt+ArrowRight',
  print: 'Ctrl+P',
  commands: 'Ctrl+K',
  lock: 'Ctrl+L',
  close: 'Escape',
  list: '?',
} as const;

export type ShortcutName = keyof typeof shortcuts;

export const shortcutNames = Object.keys(shortcuts) as readonly ShortcutName[];

/** The shortcut a key press stands for, if any. `?` is one only where nobody is typing text. */
export function shortcutOf(press: KeyPress, typingText: boolean): ShortcutName | null {
  if (press.metaKey) return null;
  if (press.key === '?') return typingText || press.ctrlKey || press.altKey ? null : 'list';
  if (press.shiftKey) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const chord = `${press.ctrlKey ? 'Ctrl+' : ''}${press.altKey ? 'Alt+' : ''}${key}`;
  return shortcutNames.find((name) => shortcuts[name] === chord) ?? null;
}

const printed: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** The keys of a shortcut as printed on their caps: `['Alt', '←']`. */
export const keyCaps = (name: ShortcutName): readonly string[] =>
  shortcuts[name].split('+').map((key) => printed[key] ?? key);
