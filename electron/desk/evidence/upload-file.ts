import type { FileSource, UploadOptions } from 'tus-js-client';
import { corePaths } from '../../contract/core.ts';
import type { CoreClient, CoreFailure } from '../core/core-client.ts';
import type { Sealed } from './sealed-file.ts';
import type { SealedStore } from './sealed-store.ts';
import type { SendingPace } from './sending-pace.ts';
import { isUpload, notUnderstood, StepFailed, TusTransport } from './tus-transport.ts';
import type { QueuedUpload } from './upload-queue.ts';

/**
 * SENT: the core has every byte, which it still has to compare. UNREADABLE: the sealed file is damaged. NOT_WANTED: it was
 * left out of its claim meanwhile.
 */
export type UploadEnd = 'SENT' | 'UNREADABLE' | 'NOT_WANTED' | CoreFailure;

/** The sealed file can't be read. */
class SourceBroken extends Error {}
/** Nobody wants the core to have it any more. */
class NotWanted extends Error {}

/**
 * Brings one file to the core by tus 1.0, going on where it ended last. Of the file one piece is in memory at a time.
 *
 * @param parts.isWanted asked before every piece
 * @param noted called with every new address and offset, to be written down
 */
export async function uploadFile(
  upload: QueuedUpload,
  parts: {
    core: CoreClient;
    store: SealedStore;
    pace: SendingPace;
    signal: AbortSignal;
    isWanted: () => boolean;
  },
  noted: (url: string, sent: number) => void,
): Promise<UploadEnd> {
  // Large, and of no use before there is something to send.
  const { Upload } = await import('tus-js-client');
  const { core, store, pace, signal } = parts;
  const source = sourceOf(upload, store, pace, parts.isWanted);
  return new Promise((resolve) => {
    const options: UploadOptions = {
      // The library wants a whole URL; its transport takes the path of it.
      endpoint: `${placeholder}${corePaths.evidenceUploads}`,
      ...(upload.url !== null && { uploadUrl: `${placeholder}${upload.url}` }),
      metadata: { sha256: upload.sha256 },
      httpStack: new TusTransport(core, pace, signal),
      fileReader: { openFile: async () => source },
      fingerprint: async () => upload.sha256,
      storeFingerprintForResuming: false,
      // Waiting is the caller's, by the same rule as the journal's.
      retryDelays: null,
      onUploadUrlAvailable: () => {
        // Also called for the address it was given; how far that one has come stands in the queue.
        if (upload.url !== pathOf(running.url)) noteProgress(0);
      },
      onChunkComplete: (_piece, accepted) => noteProgress(accepted),
      onSuccess: () => resolve('SENT'),
      onError: (error) => resolve(endOf(error)),
    };
    const running = new Upload(Buffer.alloc(0), options);
    const noteProgress = (sent: number) => {
      const path = pathOf(running.url);
      // Written down, a place that is none would be gone on with for ever.
      if (path !== null && isUpload(path)) noted(path, sent);
    };
    running.start();
  });
}

const placeholder = 'https://core.invalid';

const pathOf = (url: string | null): string | null => (url === null ? null : new URL(url).pathname);

/** The plain bytes of a sealed file, a piece at a time, each as large as the pace allows. */
function sourceOf(
  sealed: Sealed,
  store: SealedStore,
  pace: SendingPace,
  isWanted: () => boolean,
): FileSource {
  return {
    size: sealed.bytes,
    async slice(start, end) {
      // An offset at or behind the end is no place to go on from, whatever the core says: the file is none the worse.
      if (start >= sealed.bytes) throw notUnderstood();
      if (!isWanted()) throw new NotWanted();
      const read = await store.read(sealed, start, Math.min(end - start, pace.bytes));
      if (!read.ok) throw new SourceBroken();
      // The library asks a piece for its size, as browsers' blobs have one.
      return {
        value: Object.assign(read.value, { size: read.value.length }),
        done: start + read.value.length === sealed.bytes,
      };
    },
    close: () => {},
  };
}

function endOf(error: Error): UploadEnd {
  const cause = 'causingError' in error ? error.causingError : error;
  if (cause instanceof SourceBroken) return 'UNREADABLE';
  if (cause instanceof NotWanted) return 'NOT_WANTED';
  return cause instanceof StepFailed ? cause.failure : { kind: 'NOT_UNDERSTOOD' };
}
