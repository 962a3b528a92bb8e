import { cardMessage } from '../electron/contract/process-message.ts';

/** What the contract library needs of a message port to the desk, and what an end in good order needs. */
export interface ParentPort {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(data: unknown): void;
  /** Resolves when everything posted so far has left this process. */
  flushed(): Promise<void>;
}

/** The port Electron gives a utility process. It has no end: the process is ended with its parent. */
interface UtilityPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** The port to the process that started this one: Electron's utilityProcess, or Node's fork. */
export function parentPort(): ParentPort {
  const utilityPort = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (utilityPort) return utilityParentPort(utilityPort);
  if (process.send) return forkParentPort(process.send.bind(process));
  throw new Error('the card process is started by a shell: fork or utilityProcess.fork');
}

function utilityParentPort(port: UtilityPort): ParentPort {
  return {
    on(event, listener) {
      if (event === 'message')
        port.on('message', ({ data }) => listener({ data: cardMessage.parse(data).data }));
    },
    postMessage: (data) => port.postMessage(cardMessage.parse({ channel: 'desk', data })),
    flushed: async () => {},
  };
}

function forkParentPort(send: NonNullable<typeof process.send>): ParentPort {
  let lastSent: Promise<void> = Promise.resolve();
  return {
    on(event, listener) {
      if (event === 'message')
        process.on('message', (message) => listener({ data: cardMessage.parse(message).data }));
      if (event === 'close') process.on('disconnect', () => listener());
    },
    postMessage(data) {
      // A parent that is gone does not matter here: its disconnect ends this process.
      const { promise, resolve } = Promise.withResolvers<void>();
      lastSent = promise;
      send(cardMessage.parse({ channel: 'desk', data }), undefined, {}, () => resolve());
    },
    flushed: () => lastSent,
  };
}
