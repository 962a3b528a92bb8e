import { canonicalJson } from '../canonical-json.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** The issuance began in this terminal's journal, is still open, and ends as it began. */
export function checkCourse({ issued, start }: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (start.state !== 'STARTED') return 'ISSUANCE_CLOSED';
  const { payload } = start;
  const unchanged =
    issued.transactionHash === start.entry.hash &&
    issued.customerNo === payload.customerNo &&
    issued.serialNo === payload.serialNo &&
    canonicalJson(issued.fee) === canonicalJson(payload.fee);
  return unchanged ? undefined : 'ISSUANCE_DATA_CHANGED';
}
