import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreClient } from '../../../electron/desk/core/core-client.ts';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';
import { SendingPace } from '../../../electron/desk/evidence/sending-pace.ts';
import { uploadFile } from '../../../electron/desk/evidence/upload-file.ts';

/** Several pieces at the pace an upload begins with, bytes. */
const paperBytes = 400 * 1024;
/** An upload that goes round in circles is not waited for, milliseconds. */
const longestUpload = 60_000;

/** One answer in four is honest: an upload that is not understood so often in a row will never be. */
const mostInVain = 100;

/** As a core may make an upload end; the file itself is sound. */
const knownEnds: ReadonlySet<string> = new Set([
  'SENT',
  'UNREACHABLE',
  'REFUSED',
  'TOO_LARGE',
  'BUSY',
  'NOT_UNDERSTOOD',
]);

/**
 * Brings one sound paper over and over, going on where the core says it stands, until it is done; each time must end, and
 * in a way that blames nobody but the core.
 *
 * @returns how many uploads ended
 */
export async function bringPapers(
  client: CoreClient,
  done: () => boolean,
  fail: (failure: string) => void,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-papers-'));
  try {
    const store = new SealedStore(folder);
    const writer = await store.begin();
    await writer.write(Buffer.alloc(paperBytes, '%PDF'));
    const sealed = await writer.finish();
    await writer.close();
    store.keep(writer, sealed);
    let ended = 0;
    let inVain = 0;
    for (let url: string | null = null; !done(); ended += 1) {
      const end = await uploadFile(
        { ...sealed, url },
        {
          core: client,
          store,
          pace: new SendingPace(),
          signal: AbortSignal.timeout(longestUpload),
          isWanted: () => true,
        },
        (path) => {
          url = path;
        },
      );
      const kind = typeof end === 'string' ? end : end.kind;
      if (!knownEnds.has(kind)) fail(`an upload ended as ${kind}`);
      if (kind === 'SENT') url = null;
      inVain = kind === 'NOT_UNDERSTOOD' ? inVain + 1 : 0;
      if (inVain === mostInVain) {
        fail(`an upload to ${url} never got on`);
        return ended;
      }
    }
    return ended;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
