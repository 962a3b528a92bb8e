import { setTimeout as after } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { FromDesk, ToDesk } from '../../../electron/contract/process-message.ts';
import { fail, succeed } from '../../../electron/contract/result.ts';
import type { ChildProcess } from '../../../electron/host/child-process.ts';
import { Children, type ChildrenHost } from '../../../electron/host/children.ts';

const databaseKey = '00'.repeat(32);
const deskStart = succeed({
  environment: 'DEMO' as const,
  dataFolder: '/nowhere',
  core: { origin: 'https://core.invalid', authority: '', enrolmentCode: '' },
  databaseKey,
});

/** Children of a host that does nothing but what the test says; `desk` is the last one that was started. */
function childrenOf(host: Partial<ChildrenHost>) {
  let say: (message: FromDesk) => void = () => {};
  const toldDesk: ToDesk[] = [];
  const children = new Children({
    startChild: (kind): ChildProcess => {
      const ends: (() => void)[] = [];
      return {
        post: (message) => {
          if (kind === 'desk') toldDesk.push(message as ToDesk);
        },
        onMessage: (listener) => {
          if (kind === 'desk') say = listener;
        },
        onExit: (listener) => {
          ends.push(listener);
        },
        kill: () => {
          for (const end of ends.splice(0)) end();
        },
      };
    },
    deskStart: async () => deskStart,
    toPage: () => {},
    reloadPage: () => {},
    print: async () => 'PRINTED',
    ...host,
  });
  return { children, toldDesk, say: (message: FromDesk) => say(message) };
}

test('a key store or a folder that breaks is told to a person, and asked again', async () => {
  const reloadPage = vi.fn();
  const broken = vi.fn<ChildrenHost['deskStart']>().mockRejectedValueOnce(new Error('EACCES'));
  const { children } = childrenOf({
    deskStart: broken.mockResolvedValue(fail('DatabaseKeyMissing')),
    reloadPage,
  });
  await children.start();
  expect(children.problem).toEqual({ tag: 'ConnectionLost' });
  expect(reloadPage).toHaveBeenCalledOnce();
  await vi.waitUntil(() => children.problem?.tag === 'DatabaseKeyMissing');
  void children.stop();
});

test('asked to try again twice at once, a host makes one key, and the next start can still ask', async () => {
  const start = vi.fn<ChildrenHost['deskStart']>(async () => fail('KeyStoreUnprotected'));
  const { children } = childrenOf({ deskStart: start });
  await Promise.all([children.start(), children.start()]);
  expect(start).toHaveBeenCalledOnce();
  await children.start();
  expect(start).toHaveBeenCalledTimes(2);
  void children.stop();
});

test('a print that breaks has failed: nobody waits for it for ever', async () => {
  const { children, toldDesk, say } = childrenOf({ print: () => Promise.reject(new Error('EMFILE')) });
  await children.start();
  say({ channel: 'print', jobId: 7, pdf: new Uint8Array([1]) });
  await after(0);
  expect(toldDesk).toContainEqual({ channel: 'printed', jobId: 7, outcome: 'FAILED' });
  void children.stop();
});
