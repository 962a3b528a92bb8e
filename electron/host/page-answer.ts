import type { Problem } from '../contract/problem.ts';
import { mayLoad } from './guard.ts';
import { tryAgainPath } from './page-address.ts';
import type { PageFiles, PageResponse } from './page-files.ts';

/** What the answer depends on besides the files: whether there is a desk, and a way to ask for one. */
export interface DeskPresence {
  readonly problem: Problem | null;
  start(): Promise<void>;
}

/**
 * A shell's answer to any request its browser makes.
 *
 * @returns null for what is not the page's: the shell cancels the request without a trace
 */
export function pageAnswer(
  files: PageFiles,
  desk: DeskPresence,
  request: { readonly method: string; readonly url: string },
): PageResponse | null {
  if (!mayLoad(request.url)) return null;
  if (new URL(request.url).pathname === tryAgainPath) {
    void desk.start();
    // The document stays until the desk has started or has a problem again; either loads the page.
    return { status: 204, headers: {}, body: new Uint8Array() };
  }
  return files.respond(request.method, request.url, desk.problem);
}
