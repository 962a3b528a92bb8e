import { expect, test, vi } from 'vitest';
import { hearSomebody } from '../../../renderer/frame/hear-somebody.ts';
import { attachKeyboard } from '../../../renderer/keyboard/keyboard.ts';

test('who writes Korean is there, though the input method keeps every key', () => {
  const window = new EventTarget();
  attachKeyboard(window as Window);
  const tell = vi.fn();
  const forget = hearSomebody(window, tell);
  const composed = Object.assign(new Event('keydown'), { key: 'Process', keyCode: 229, isComposing: true });
  window.dispatchEvent(composed);
  expect(tell).not.toHaveBeenCalled();
  window.dispatchEvent(new Event('input'));
  window.dispatchEvent(new Event('pointerdown'));
  expect(tell).toHaveBeenCalledTimes(2);
  forget();
  window.dispatchEvent(new Event('input'));
  expect(tell).toHaveBeenCalledTimes(2);
});
