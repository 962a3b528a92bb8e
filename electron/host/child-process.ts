/**
 * A child process as a shell sees it, whatever made it: `child_process.fork` under Chromium, `utilityProcess` under
 * Electron. Messages keep their order and are copied by structured clone.
 */
export interface ChildProcess {
  /** Sends a message; one to a process that has ended is dropped, because its end is told by {@link onExit}. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended for whatever reason. */
  onExit(listener: () => void): void;
  /** Ends the process at once, whatever it hangs in. Safe to repeat. */
  kill(): void;
}

/** `desk`: rules, journal, sync. `card`: PC/SC. */
export type ChildKind = 'desk' | 'card';
