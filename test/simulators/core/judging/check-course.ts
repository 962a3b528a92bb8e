import { canonicalJson } from '../canonical-json.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';
import { checkSupersession, rejectionIn } from './supersession.ts';

/**
 * The issuance began in this terminal's journal, is still open, and ends as it began; a correction takes the place of
 * a record that was rejected and may be corrected.
 */
export function checkCourse({
  database,
  entry,
  issued,
  start,
  supersedes,
}: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (start.state !== (supersedes === undefined ? 'STARTED' : 'REJECTED')) return 'ISSUANCE_CLOSED';
  if (supersedes !== undefined) {
    const objection = checkSupersession(database, entry, supersedes, issued.issuanceId);
    if (objection !== undefined) return objection;
    if (!rejectionIn(database, supersedes.id)?.ways.includes('CORRECT')) return 'WAY_NOT_OFFERED';
  }
  const { payload } = start;
  const unchanged =
    issued.transactionHash === start.entry.hash &&
    issued.customerNo === payload.customerNo &&
    issued.serialNo === payload.serialNo &&
    canonicalJson(issued.fee) === canonicalJson(payload.fee);
  return unchanged ? undefined : 'ISSUANCE_DATA_CHANGED';
}
