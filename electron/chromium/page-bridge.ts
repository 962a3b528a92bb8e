import type { BrowserContext, Page } from 'playwright-core';
import { pageOrigin } from '../contract/bridge.ts';
import type { PageMessage } from '../host/children.ts';
import { isForwardable, mayCall } from '../host/guard.ts';

/** What the shell does with what a page says. */
export interface PageBridgeHost {
  /** The one window whose page may speak. */
  ownPage(): Page | null;
  connected(): void;
  received(message: PageMessage): void;
}

const bindingName = 'branchTellerShell';

/**
 * The `Bridge` of the contract over an exposed binding: `window.branchTeller` in every document of the page, before
 * its first script. The page sends by calling, and receives by asking: its question stays open until there is
 * something to say, so messages come in order, many in one answer when they come fast, and none before it listens.
 */
export class PageBridge {
  #waiting: PageMessage[] = [];
  #answer: ((messages: PageMessage[]) => void) | null = null;

  static async install(context: BrowserContext, host: PageBridgeHost): Promise<PageBridge> {
    const bridge = new PageBridge();
    await context.exposeBinding(bindingName, (source, operation: unknown, message: unknown) => {
      const sender = {
        url: source.frame.url(),
        isMainFrame: source.frame === source.page.mainFrame(),
        isOwnWindow: source.page === host.ownPage(),
      };
      if (!mayCall(sender)) throw new Error('not for this frame');
      switch (operation) {
        case 'connect':
          bridge.#restart();
          host.connected();
          return;
        case 'send':
          if (!isForwardable(message)) throw new Error('not a message of at most largestMessage bytes');
          host.received(message);
          return;
        case 'receive':
          return bridge.#next();
        default:
          throw new Error('no such operation');
      }
    });
    // After the binding, so that this script finds it and takes it out of the page's reach.
    await context.addInitScript(installBridge, { bindingName, pageOrigin });
    return bridge;
  }

  /** Hands a message to the document now connected. */
  push(message: PageMessage): void {
    this.#waiting.push(message);
    this.#flush();
  }

  #restart(): void {
    this.#answer?.([]);
    this.#answer = null;
    this.#waiting = [];
  }

  #next(): Promise<PageMessage[]> {
    return new Promise((resolve) => {
      this.#answer?.([]);
      this.#answer = resolve;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#answer === null || this.#waiting.length === 0) return;
    this.#answer(this.#waiting);
    this.#answer = null;
    this.#waiting = [];
  }
}

/** Runs in the page, in every frame of every document, before any script of it; must stand alone. */
function installBridge({ bindingName, pageOrigin }: { bindingName: string; pageOrigin: string }): void {
  type Call = (operation: string, message?: unknown) => Promise<PageMessage[]>;
  const global = globalThis as unknown as Record<string, unknown> & {
    top: unknown;
    location: { origin: string };
  };
  const call = global[bindingName] as Call;
  delete global[bindingName];
  if (global.top !== global || global.location.origin !== pageOrigin) return;
  let listening = false;
  const bridge = Object.freeze({
    send(message: PageMessage): void {
      void call('send', message);
    },
    async listen(listener: (message: PageMessage) => void): Promise<void> {
      if (listening) throw new Error('a page listens once');
      listening = true;
      for (;;) for (const message of await call('receive')) listener(message);
    },
  });
  Object.defineProperty(global, 'branchTeller', { value: bridge, enumerable: true });
  void call('connect');
}
