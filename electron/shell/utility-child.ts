import type { UtilityProcess } from 'electron';
import type { ChildProcess } from '../host/child-process.ts';

/** Shows a utility process to the shell as it sees all its children. Messages before the process has spawned wait. */
export function utilityChild(child: UtilityProcess): ChildProcess {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  return {
    post: (message) => {
      if (!ended) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', () => listener());
    },
    kill: () => {
      // Its own kill() asks with SIGTERM, which a driver's hung call does not hear. No pid yet: not spawned, no hang.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}
