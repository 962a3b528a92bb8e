import type { Customer } from '../../contract/customer.ts';
import type { WaiverProposal } from '../../contract/issuance.ts';
import type { BranchSettings, FeeScheduleEntry, TierScheduleEntry } from '../../contract/reference-data.ts';
import { fail, type Result } from '../../contract/result.ts';

const dayMs = 86_400_000;

/** What the rules of waivers look at besides the customer. */
export interface WaiverRuleBook {
  readonly fee: Result<FeeScheduleEntry>;
  readonly tiers: Result<TierScheduleEntry['tiers']>;
  /** Where what is known of the customer comes from. */
  readonly source: 'CORE' | 'TERMINAL';
  readonly waivers: BranchSettings['waivers'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The grounds on which this customer's fee could be waived. */
export function proposeWaiver(customer: Customer, book: WaiverRuleBook): WaiverProposal {
  const { reasons, tierMaxAgeDays } = book.waivers;
  const { tier, asOf } = customer;
  const none = { tier: null, needsProof: false, tierProblem: null, reasons };
  if (tier === null || !book.fee.ok) return none;
  const known = tierToday(tier, book.tiers);
  if (!known.ok) return { ...none, tierProblem: known.problem };
  if (!book.fee.value.waivableTiers.includes(known.value)) return none;
  const tooOld = book.now - Date.parse(asOf) > tierMaxAgeDays * dayMs;
  return {
    tier: { reason: 'TIER', tier, source: book.source, asOf, proof: null },
    needsProof: book.source === 'TERMINAL' && tooOld,
    tierProblem: null,
    reasons,
  };
}

/** The name of today for a tier that may be known by one of the generation before. */
function tierToday(tier: string, tiers: WaiverRuleBook['tiers']): Result<string> {
  if (!tiers.ok) return tiers;
  const found = tiers.value.find(({ name, succeeds }) => name === tier || succeeds === tier);
  return found === undefined ? fail('TierUnknown', { tier }) : { ok: true, value: found.name };
}
