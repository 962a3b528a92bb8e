import type { ExternalCard } from '../../simulators/core/external-card.ts';
import type { StepLog } from '../step-log.ts';

/** A card somebody else made, already on a reader. */
export interface CardOnHand {
  readonly reader: string;
  readonly card: ExternalCard;
}

/** How a scenario went. */
export interface Played {
  /** Why it did not pass; empty when it did. */
  readonly faults: readonly string[];
  /** What a person reads at the end. */
  readonly told: readonly string[];
  /** The last sentence when it passed. */
  readonly success: string;
  /** The same for a program, JSON. */
  readonly report: object;
}

/**
 * A piece of a branch's work without a person, on the real path.
 *
 * @param folder empty; the bank's books and the terminal's data come to lie there
 * @param cardOnHand to be issued in place of the first simulated card, where the scenario can
 */
export type Scenario = (log: StepLog, folder: string, cardOnHand: CardOnHand | null) => Promise<Played>;
