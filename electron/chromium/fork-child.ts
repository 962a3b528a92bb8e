import { fork } from 'node:child_process';
import type { ChildProcess } from '../host/child-process.ts';

/**
 * Starts a module as a child process of Node. Its own process group keeps the terminal's Ctrl+C from it: the shell
 * ends it in order. It ends by itself when the channel to the shell closes, whatever became of the shell.
 */
export function forkChild(module: string): ChildProcess {
  const child = fork(module, { serialization: 'advanced', detached: true });
  return {
    post: (message) => {
      // The callback keeps a send to a process that is just ending from being thrown as an error event.
      if (child.connected) child.send(message as object, () => {});
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', listener);
      // The system had no process to give: then there is no end but this.
      child.once('error', () => {
        if (child.pid === undefined) listener();
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
