import { isDeepStrictEqual } from 'node:util';
import type { Approval } from '../../contract/approval.ts';
import { exceedsCaps, type OfflineExposure } from '../../contract/exposure.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Won } from '../../contract/won.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { ExposureBook } from './exposure-book.ts';

/** An issuance about to begin without the core. */
export interface OfflineCase {
  readonly orderId: string;
  readonly customerNo: string;
  readonly maskedName: string;
  readonly serialNo: string;
  readonly fee: Won;
  readonly exposure: OfflineExposure;
}

/**
 * The consent it takes: none within the caps, beyond them a second person's to exactly this on top of exactly that.
 *
 * @param requestId of the request that was answered; null when nobody was asked
 * @returns problem OfflineCapReached and those of {@link Approvals.take}
 */
export function consentToExposure(
  of: OfflineCase,
  requestId: string | null,
  maker: KnownPerson,
  approvals: Approvals,
): Result<readonly Approval[]> {
  const { caps } = of.exposure;
  if (!exceedsCaps(of.exposure, of.fee)) return succeed([]);
  if (requestId === null) return fail('OfflineCapReached', { issuances: caps.issuances, won: caps.won });
  return approvals.take(requestId, { kind: 'OFFLINE_EXPOSURE', ...of }, maker);
}

/** What may be asked: an issuance that passes the caps, on top of the exposure as it is now. */
export const exposureRules = (book: ExposureBook): SubjectRules<'OFFLINE_EXPOSURE'> => ({
  mayAsk: ({ exposure, fee }) => {
    const current = isDeepStrictEqual(exposure, book.now());
    return current && exceedsCaps(exposure, fee) ? succeed(null) : fail('ApprovalSubjectChanged');
  },
  mayApprove: () => succeed(null),
});
