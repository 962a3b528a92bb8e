import type { EvidenceFile } from '../../../../electron/contract/evidence.ts';
import { type Result, succeed } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';

/** Files above this are not shown here, bytes: a page that shows them would hold all of them. */
export const largestShown = 150_000_000;

/** All of a file, out of the desk's sealed store. */
export async function readFile({ fileId, bytes, mediaType }: EvidenceFile): Promise<Result<Blob>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; offset < bytes; ) {
    const read = await ask((options) => desk.evidence.read({ fileId, offset }, options));
    if (!read.ok) return read;
    const part = Uint8Array.from(atob(read.value.data), (character) => character.charCodeAt(0));
    parts.push(part);
    offset += part.length;
  }
  return succeed(new Blob(parts, { type: mediaType }));
}
