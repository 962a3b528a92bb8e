import { largestMessage, pageOrigin } from '../contract/bridge.ts';

/**
 * Everything a shell decides about its page, as pure functions: both shells ask here and do what they are told. The
 * rule behind all of them: the page is one document of one origin in one window; whatever else asks is refused.
 */

/** Who calls: what a shell knows of the frame a message came from. */
export interface Sender {
  /** The frame's URL at the time of the call, as the browser (not the caller) says it. */
  readonly url: string;
  readonly isMainFrame: boolean;
  /** True when the frame belongs to the window this shell opened. */
  readonly isOwnWindow: boolean;
}

/** May this sender speak to the desk? Only the main frame of the shell's own window, showing the page. */
export const mayCall = (sender: Sender): boolean =>
  sender.isOwnWindow && sender.isMainFrame && isOfPage(sender.url);

/** Is this something the shell forwards: text or bytes of at most {@link largestMessage}? */
export const isForwardable = (message: unknown): message is string | Uint8Array<ArrayBuffer> => {
  if (message instanceof Uint8Array) return message.byteLength <= largestMessage;
  // A UTF-16 unit takes one to three bytes in UTF-8: only what lies between needs counting.
  if (typeof message !== 'string' || message.length > largestMessage) return false;
  return message.length * 3 <= largestMessage || Buffer.byteLength(message) <= largestMessage;
};

/** May this URL be loaded, by a navigation or as a part of the page? Nothing but what the shell itself serves. */
export const mayLoad = (url: string): boolean => isOfPage(url);

/** What a document asks the browser's leave for. */
export interface PermissionAsked {
  /** The browser's name of it; cameras and microphones are both `media`. */
  readonly permission: string;
  /** Of a `media`: which of the two, or both. */
  readonly mediaTypes: readonly string[];
  /** URL of the document that asks. */
  readonly url: string;
}

/** May the page have this? The camera, which photographs papers, and no ear beside it; else nothing. */
export const mayUse = ({ permission, mediaTypes, url }: PermissionAsked): boolean =>
  permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'video' && isOfPage(url);

/**
 * May a window be opened, a device chosen, a file saved by the browser? Never: what the counter needs of these
 * (printing, readers) goes through the desk. One name, so that a change of mind has one place.
 */
export const mayLeaveSandbox = (): false => false;

function isOfPage(url: string): boolean {
  const parsed = URL.parse(url);
  // A blob: URL has the origin of whoever made it, but its content is not ours.
  if (parsed?.protocol !== 'https:') return false;
  return parsed.origin === pageOrigin && parsed.username === '' && parsed.password === '';
}
