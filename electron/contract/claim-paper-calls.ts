import { z } from 'zod';
import { call, done } from './call.ts';
import { ClaimPaper } from './claim-records.ts';
import { resultOf } from './result.ts';

const ofPaper = z.strictObject({
  claimId: z.uuid(),
  /** DRAFT and FORM are the same form, before and after the filing. */
  paper: ClaimPaper,
  language: z.enum(['ko', 'en']),
});

/** Page ↔ desk: a claim's papers, to look at and to print at any time. */
export const claimPaperCalls = {
  /** The paper as its next print would look, base64. */
  renderPaper: call.input(ofPaper).output(resultOf(z.strictObject({ pdf: z.base64() }))),
  /** Prints; every print is recorded, and every one after the first is a copy. */
  printPaper: call.input(ofPaper).output(done),
};
