import { type EvidenceFile, largestPiece } from '../../../../electron/contract/evidence.ts';
import { fail, type Result, succeed } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';

/** A file that was taken in; `already`: the claim had the same bytes before, and this is that file. */
export type TakenInFile = EvidenceFile & { readonly already: boolean };

/**
 * Takes a file in as evidence, piece by piece; bytes the claim has already are found, not taken twice. One that can't
 * be read to its end (the stick was pulled out, a folder was dropped) is EvidenceImportLost.
 *
 * @param progress called with the bytes that have arrived
 */
export async function takeInFile(
  place: { readonly claimId: string; readonly paper: string },
  name: string,
  file: Blob,
  progress: (bytes: number) => void = () => {},
): Promise<Result<TakenInFile>> {
  const begun = await ask((options) => desk.evidence.begin({ ...place, name, bytes: file.size }, options));
  if (!begun.ok) return begun;
  const { importId } = begun.value;
  for (let offset = 0; offset < file.size; offset += largestPiece) {
    const data = await base64Of(file.slice(offset, offset + largestPiece));
    if (data === null) {
      await ask((options) => desk.evidence.cancel({ importId }, options));
      return fail('EvidenceImportLost');
    }
    const taken = await ask((options) => desk.evidence.piece({ importId, offset, data }, options));
    if (!taken.ok) return taken;
    progress(Math.min(offset + largestPiece, file.size));
  }
  const finished = await ask((options) => desk.evidence.finish({ importId }, options), 'CARD');
  if (!finished.ok) return finished;
  const { file: taken, already } = finished.value;
  return succeed({ ...taken, already });
}

/** Null for what can't be read. */
const base64Of = (bytes: Blob): Promise<string | null> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(bytes);
  });
