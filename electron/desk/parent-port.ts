/** The shell that started this process: messages in both directions, and the news that it is gone. */
export interface ParentPort {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
}

/** What Electron puts on `process` in a utility process. */
interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Under Electron the utility process' port, under plain Node the channel of `child_process.fork`. */
export function parentPort(): ParentPort {
  const utility = (process as unknown as { parentPort?: UtilityParentPort }).parentPort;
  if (utility !== undefined) {
    return {
      post: (message) => utility.postMessage(message),
      listen: (listener) => utility.on('message', ({ data }) => listener(data)),
      // A utility process ends with its parent by itself.
      onGone: () => {},
    };
  }
  return {
    post: (message) => process.send?.(message),
    listen: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
  };
}
