import { describe, expect, test } from 'vitest';
import { largestMessage, pageOrigin } from '../../../electron/contract/bridge.ts';
import { isForwardable, mayCall, mayLeaveSandbox, mayLoad, mayUse } from '../../../electron/host/guard.ts';

const page = { url: 'https://teller.invalid/', isMainFrame: true, isOwnWindow: true };

describe('a call', () => {
  test('is heard from the main frame of the own window showing the page', () => {
    expect(mayCall(page)).toBe(true);
    expect(mayCall({ ...page, url: 'https://teller.invalid/#/history' })).toBe(true);
  });
  test('is refused from a frame in the page', () => {
    expect(mayCall({ ...page, isMainFrame: false })).toBe(false);
  });
  test('is refused from another window', () => {
    expect(mayCall({ ...page, isOwnWindow: false })).toBe(false);
  });
  test.each(notThePage())('is refused from %s', (url) => {
    expect(mayCall({ ...page, url })).toBe(false);
  });
});

describe('a URL', () => {
  test.each([
    'https://teller.invalid/',
    'https://teller.invalid/assets/page.js',
    'https://TELLER.invalid:443/',
  ])('of the page may be loaded: %s', (url) => expect(mayLoad(url)).toBe(true));
  test.each(notThePage())('may not be loaded: %s', (url) => expect(mayLoad(url)).toBe(false));
});

function notThePage(): string[] {
  return [
    'http://teller.invalid/',
    'https://teller.invalid:8443/',
    'https://teller.invalid.example/',
    'https://sub.teller.invalid/',
    'https://teller.invalid@elsewhere.example/',
    'https://someone@teller.invalid/',
    'https://elsewhere.example/#https://teller.invalid/',
    'blob:https://teller.invalid/5e0b7c1e-0000-4000-8000-000000000000',
    'data:text/html,x',
    'file:///',
    'about:blank',
    'about:srcdoc',
    'javascript:void 0',
    'chrome://settings/',
    'devtools://devtools/bundled/inspector.html',
    '',
    'teller.invalid',
  ];
}

describe('a message', () => {
  test('is text or bytes', () => {
    expect(isForwardable('')).toBe(true);
    expect(isForwardable(new Uint8Array(3))).toBe(true);
  });
  test.each([
    [undefined],
    [null],
    [1],
    [{ channel: 'stop' }],
    [['x']],
    [new ArrayBuffer(8)],
    [new Uint16Array(2)],
  ])('is not %o', (message) => expect(isForwardable(message)).toBe(false));
  test('has at most largestMessage bytes, counted as UTF-8', () => {
    expect(isForwardable(new Uint8Array(largestMessage))).toBe(true);
    expect(isForwardable(new Uint8Array(largestMessage + 1))).toBe(false);
    expect(isForwardable('x'.repeat(largestMessage))).toBe(true);
    expect(isForwardable('x'.repeat(largestMessage + 1))).toBe(false);
    // 가 takes three bytes.
    expect(isForwardable('가'.repeat(Math.floor(largestMessage / 3)))).toBe(true);
    expect(isForwardable('가'.repeat(Math.floor(largestMessage / 3) + 1))).toBe(false);
  });
});

describe('the camera', () => {
  const asked = { permission: 'media', mediaTypes: ['video'], url: `${pageOrigin}/` };
  test('is the page’s', () => expect(mayUse(asked)).toBe(true));
  test.each([
    ['a document elsewhere', { url: 'https://elsewhere.invalid/' }],
    ['a document the page has made', { url: `blob:${pageOrigin}/1` }],
    ['a microphone', { mediaTypes: ['audio'] }],
    ['a camera with its microphone', { mediaTypes: ['video', 'audio'] }],
    ['nobody knows what', { mediaTypes: [] }],
    ['the whole screen', { permission: 'display-capture' }],
    ['where the terminal is', { permission: 'geolocation', mediaTypes: [] }],
  ])('is not %s', (_name, change) => expect(mayUse({ ...asked, ...change })).toBe(false));
});

test('nothing is let out of the sandbox', () => {
  expect(mayLeaveSandbox()).toBe(false);
});
