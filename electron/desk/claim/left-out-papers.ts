import { type FiledFile, signedForm } from '../../contract/claim.ts';
import type { ClaimDraft } from '../../contract/claim-draft.ts';
import { claimRecords } from '../../contract/claim-records.ts';
import type { EvidenceFile } from '../../contract/evidence.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { LeftOutPaper, LeftOutReason } from '../../contract/left-out-paper.ts';
import { claimOf } from './claim-of.ts';

/** What the entry a claim stands by has left out of the papers filed before it. */
export const leftOutIn = ({ type, payload }: JournalEntry): readonly LeftOutPaper[] =>
  type === 'ClaimCorrected' ? claimRecords.ClaimCorrected.parse(payload).leftOut : [];

/** The papers of a claim: those it would be filed with, and those its teller leaves out. */
interface PartedPapers {
  readonly kept: readonly EvidenceFile[];
  /** `reason` is undefined until it has been said. */
  readonly leftOut: readonly { readonly file: EvidenceFile; readonly reason: LeftOutReason | undefined }[];
}

/** Only what was filed before is left out: whatever else is not wanted is removed. */
export function partPapers({ evidence }: ClaimDraft, papers: readonly EvidenceFile[]): PartedPapers {
  const said = new Map(evidence.leftOut?.map(({ fileId, reason }) => [fileId, reason]));
  const isLeftOut = ({ fileId, filed }: EvidenceFile) => filed && said.has(fileId);
  return {
    kept: papers.filter((paper) => !isLeftOut(paper)),
    leftOut: papers.filter(isLeftOut).map((file) => ({ file, reason: said.get(file.fileId) })),
  };
}

/**
 * What a correction says of every paper that was filed before and is not filed again. The signed form is none of them:
 * it was signed for something else.
 *
 * @param rejected the entry it takes the place of
 */
export function leftOutPapers(rejected: JournalEntry, { kept, leftOut }: PartedPapers): LeftOutPaper[] {
  const isKept = new Set(kept.map(({ fileId }) => fileId));
  const reasons = new Map(leftOut.map(({ file, reason }) => [file.fileId, reason]));
  const before: readonly Pick<FiledFile, 'fileId' | 'paper' | 'sha256'>[] = [
    ...claimOf(rejected).evidence.files,
    ...leftOutIn(rejected),
    // What came with a supplement that was rejected as well.
    ...leftOut.map(({ file }) => file),
  ];
  const gone = before.filter(({ fileId, paper }) => paper !== signedForm && !isKept.has(fileId));
  return [...new Map(gone.map((one) => [one.fileId, one])).values()].map(({ fileId, paper, sha256 }) => {
    return { fileId, paper, sha256, reason: reasons.get(fileId) ?? 'LOST' };
  });
}
