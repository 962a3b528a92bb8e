import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** What was begun without the core was within the caps; judged when its beginning was read. */
export function checkExposure({ start }: IssuanceFile): RejectionCode | undefined {
  return start === undefined ? 'ISSUANCE_NOT_STARTED' : start.exposureFinding;
}
