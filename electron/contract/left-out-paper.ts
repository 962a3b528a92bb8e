import { z } from 'zod';
import { FiledFile } from './claim.ts';

/** Why a paper that was filed with a rejected claim is not filed again with what corrects it. */
export const LeftOutReason = z.enum(['OF_ANOTHER_PERSON', 'NOT_OF_THIS_CLAIM', 'UNUSABLE', 'REPLACED']);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/**
 * A file that an entry before listed and the correction doesn't. LOST is nobody's choice: a terminal that was restored
 * does not have it any more.
 */
export const LeftOutPaper = FiledFile.pick({ fileId: true, paper: true, sha256: true }).extend({
  reason: z.enum([...LeftOutReason.options, 'LOST']),
});
export type LeftOutPaper = z.infer<typeof LeftOutPaper>;
