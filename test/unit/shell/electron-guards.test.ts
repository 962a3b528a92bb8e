import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { mayCall } from '../../../electron/host/guard.ts';
import type { PageResponse } from '../../../electron/host/page-files.ts';
import { guardSession } from '../../../electron/shell/guard-session.ts';
import { guardWebContents } from '../../../electron/shell/guard-web-contents.ts';
import { senderOf } from '../../../electron/shell/sender.ts';

// Electron's types by way of the functions that take them: a test must not even name the package.
type Session = Parameters<typeof guardSession>[0];
type WebContents = Parameters<typeof senderOf>[1];
type IpcEvent = Parameters<typeof senderOf>[0];

/** The wiring of the guards to Electron, against stand-ins that keep what they are given. */

describe('a web contents', () => {
  function guarded() {
    let open: ((details: { url: string }) => { action: string }) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: typeof open) => {
        open = handler;
      },
    });
    guardWebContents(contents as unknown as WebContents);
    return {
      /** Whether the event is let through. */
      allows: (event: string, url: string) => {
        let allowed = true;
        contents.emit(event, {
          url,
          preventDefault: () => {
            allowed = false;
          },
        });
        return allowed;
      },
      opens: (url: string) => open?.({ url }).action,
    };
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays on the page', (event) => {
    expect(guarded().allows(event, 'https://teller.invalid/')).toBe(true);
    for (const url of [
      'https://elsewhere.example/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:1',
    ])
      expect(guarded().allows(event, url)).toBe(false);
  });

  test('no window opens, not even of the page', () => {
    expect(guarded().opens('https://teller.invalid/')).toBe('deny');
  });

  test('no webview is attached', () => {
    expect(guarded().allows('will-attach-webview', 'https://teller.invalid/')).toBe(false);
  });
});

describe('a session', () => {
  const page: PageResponse = {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from('page'),
  };

  function guarded(answer: (request: { url: string }) => PageResponse | null = () => page) {
    const kept: Record<string, (...args: never[]) => unknown> = {};
    const keep =
      (name: string) =>
      (...args: unknown[]) => {
        kept[name] = args.at(-1) as never;
      };
    const session = Object.assign(new EventEmitter(), {
      protocol: { handle: keep('https') },
      webRequest: { onBeforeRequest: keep('request') },
      setPermissionRequestHandler: keep('permission'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setSpellCheckerEnabled: keep('spelling'),
    });
    guardSession(session as unknown as Session, answer);
    const call = (name: string, ...args: unknown[]) => kept[name]?.(...(args as never[]));
    return { session, call, kept };
  }

  test('serves what the shell answers, with its headers', async () => {
    const response = guarded().call('https', new Request('https://teller.invalid/')) as Response;
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/html',
      'page',
    ]);
  });

  test('answers an empty answer without a body', () => {
    const empty = guarded(() => ({ status: 204, headers: {}, body: new Uint8Array() }));
    expect((empty.call('https', new Request('https://teller.invalid/try-again')) as Response).status).toBe(
      204,
    );
  });

  test('fails what the shell refuses', () => {
    const response = guarded(() => null).call('https', new Request('https://elsewhere.example/')) as Response;
    expect(response.type).toBe('error');
  });

  test.each([
    ['https://teller.invalid/', false],
    ['https://elsewhere.example/', true],
    ['http://teller.invalid/', true],
    ['wss://elsewhere.example/', true],
    ['file:///etc/passwd', true],
  ])('a request for %s is cancelled: %s', (url, cancel) => {
    let decision: unknown;
    guarded().call('request', { url }, (given: unknown) => {
      decision = given;
    });
    expect(decision).toEqual({ cancel });
  });

  test('grants the page its camera, and nothing else, when asked and when looked up, and no device', () => {
    const { call } = guarded();
    const asked = (permission: string, details: object) => {
      let granted: unknown;
      call(
        'permission',
        null,
        permission,
        (decision: unknown) => {
          granted = decision;
        },
        details,
      );
      return granted;
    };
    const requestingUrl = 'https://teller.invalid/';
    expect(asked('media', { mediaTypes: ['video'], requestingUrl })).toBe(true);
    expect(asked('media', { mediaTypes: ['audio'], requestingUrl })).toBe(false);
    expect(asked('clipboard-read', { requestingUrl })).toBe(false);
    expect(call('check', null, 'media', requestingUrl, { mediaType: 'video' })).toBe(true);
    expect(call('check', null, 'media', requestingUrl, { mediaType: 'audio' })).toBe(false);
    expect(call('check', null, 'geolocation', requestingUrl, {})).toBe(false);
    expect(call('device')).toBe(false);
  });

  test('downloads nothing, neither a file nor a dictionary', () => {
    const { session, kept } = guarded();
    let prevented = false;
    session.emit('will-download', {
      preventDefault: () => {
        prevented = true;
      },
    });
    expect(prevented).toBe(true);
    expect(kept.spelling).toBe(false);
  });
});

describe('a sender', () => {
  const frame = { url: 'https://teller.invalid/' };
  const own = { mainFrame: frame } as unknown as WebContents;
  const may = (event: object) => mayCall(senderOf(event as IpcEvent, own));

  test('is heard in the main frame of the own window', () => {
    expect(may({ sender: own, senderFrame: frame })).toBe(true);
  });
  test.each([
    ['a frame in the page', { sender: own, senderFrame: { url: 'https://teller.invalid/' } }],
    ['another window on the page', { sender: { mainFrame: frame }, senderFrame: frame }],
    ['a frame that is gone', { sender: own, senderFrame: null }],
  ])('is refused as %s', (_, event) => {
    expect(may(event)).toBe(false);
  });
  test('is refused once its frame has gone elsewhere', () => {
    const moved = { url: 'https://elsewhere.example/' };
    const contents = { mainFrame: moved } as unknown as WebContents;
    expect(mayCall(senderOf({ sender: contents, senderFrame: moved } as IpcEvent, contents))).toBe(false);
  });
});
