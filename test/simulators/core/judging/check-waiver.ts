import type { JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { FeeScheduleEntry } from '../../../../electron/contract/reference-data.ts';
import { settingsOf, tierOn } from '../reference-data.ts';
import type { IssuanceFile, IssuanceStart } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

type Waived = JournalPayload<'SmartOtpIssuanceStarted'>['fee'] & { method: 'WAIVED' };

const DAY_MS = 86_400_000;

/**
 * A waiver is what the schedule gives the customer's own tier, with proof where the terminal had it from long ago; or
 * for a reason that the branch may use and that fits what was issued.
 */
export function checkWaiver(
  { database, terminal, customer }: IssuanceFile,
  { entry, payload }: IssuanceStart,
  { ground }: Waived,
  schedule: FeeScheduleEntry,
): RejectionCode | undefined {
  const waivers = settingsOf(database, terminal.branchNo)?.waivers;
  if (waivers === undefined) return 'WAIVER_NOT_ALLOWED';
  if (ground.reason !== 'TIER') {
    const fits = ground.reason !== 'DEFECTIVE_CARD_REPLACED' || payload.replacement === 'DEFECTIVE';
    return fits && waivers.reasons.includes(ground.reason) ? undefined : 'WAIVER_NOT_ALLOWED';
  }
  const tier = tierOn(database, entry.businessDate, ground.tier);
  const exempt =
    ground.tier === customer?.tier && tier !== undefined && schedule.waivableTiers.includes(tier);
  if (!exempt) return 'WAIVER_NOT_ALLOWED';
  const ageMs = Date.parse(entry.occurredAt) - Date.parse(ground.asOf);
  const proven =
    ground.source === 'CORE' || ageMs <= waivers.tierMaxAgeDays * DAY_MS || ground.proof !== null;
  return proven ? undefined : 'WAIVER_WITHOUT_PROOF';
}
