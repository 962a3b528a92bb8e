import type { CommandApdu, ResponseApdu } from './apdu.ts';

/** An application on the card, as the dispatcher (GPCS "OPEN") sees it. */
export interface Application {
  readonly aid: Uint8Array;
  /** Begins an application session; the answer is that of SELECT. */
  select(): ResponseApdu;
  process(command: CommandApdu): ResponseApdu;
  /** Ends the application session: another selection, reset or loss of power. Forgets all that is volatile. */
  deselect(): void;
}
