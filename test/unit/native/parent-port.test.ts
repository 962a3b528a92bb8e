import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { parentPort } from '../../../native/parent-port.ts';

/** The port Electron gives a utility process. */
class UtilityPort extends EventEmitter {
  readonly posted: unknown[] = [];
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
}

const host: { parentPort?: UtilityPort } = process as object;
afterEach(() => {
  delete host.parentPort;
});

test('a utility process of Electron speaks to its parent through its port', async () => {
  const utilityPort = new UtilityPort();
  host.parentPort = utilityPort;
  const port = parentPort();

  const heard: unknown[] = [];
  port.on('message', (event) => heard.push(event?.data));
  utilityPort.emit('message', { data: { channel: 'desk', data: 'from the desk' } });
  expect(heard).toEqual(['from the desk']);

  port.postMessage('to the desk');
  await port.flushed();
  expect(utilityPort.posted).toEqual([{ channel: 'desk', data: 'to the desk' }]);
});

test('what is not of the channel is refused: only a bug sends it', () => {
  const utilityPort = new UtilityPort();
  host.parentPort = utilityPort;
  parentPort().on('message', () => {});
  expect(() => utilityPort.emit('message', { data: { channel: 'page', data: '' } })).toThrow();
});
