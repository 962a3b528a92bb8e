import type { IpcMainEvent, WebContents } from 'electron';
import type { Sender } from '../host/guard.ts';

/**
 * Who sent an IPC message, for the guard to judge. A frame that is gone or has navigated since has no URL any more,
 * and so may not call.
 */
export const senderOf = (event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>, own: WebContents): Sender => ({
  url: event.senderFrame?.url ?? '',
  isMainFrame: event.senderFrame !== null && event.senderFrame === event.sender.mainFrame,
  isOwnWindow: event.sender === own,
});
