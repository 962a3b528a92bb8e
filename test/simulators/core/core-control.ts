import { z } from 'zod';
import { ProgressEvent } from '../../../electron/contract/claim-progress.ts';
import { corePaths, FeedItem } from '../../../electron/contract/core.ts';
import { CustomerNo } from '../../../electron/contract/customer.ts';
import { StaffNo } from '../../../electron/contract/staff.ts';
import { ExternalCard } from './external-card.ts';

const CorePath = z.enum(Object.values(corePaths) as [string, ...string[]]);

/**
 * What a test or the demo can make the simulated core do besides its duty. Misbehaviour lasts until `behave`, which
 * ends all of it; the line keeps its own state.
 */
export const CoreControl = z.discriminatedUnion('do', [
  /** DOWN: the port is closed and every connection cut. */
  z.strictObject({ do: z.literal('line'), state: z.enum(['UP', 'DOWN']) }),
  z.strictObject({ do: z.literal('behave') }),

  /** Every answer comes this much later. */
  z.strictObject({ do: z.literal('slow'), ms: z.int().positive() }),
  /** Nothing is processed; this status is answered, on every path or one. `retryAfter` in seconds. */
  z.strictObject({
    do: z.literal('status'),
    code: z.int().min(400).max(599),
    retryAfter: z.int().nonnegative().optional(),
    path: CorePath.optional(),
  }),
  /** The next calls, on every path or one, are processed, and the connection is cut instead of answering. */
  z.strictObject({ do: z.literal('loseAnswers'), count: z.int().positive(), path: CorePath.optional() }),
  /** The next shipments of the journal are cut off unheard and come after the one behind them: out of their order. */
  z.strictObject({ do: z.literal('deliverLate'), count: z.int().positive() }),
  /** Calls are processed and answered with 200 and a page of somebody's else. */
  z.strictObject({ do: z.literal('garbage'), path: CorePath.optional() }),
  /** Bodies larger than this, in bytes as they travel, get a 413; or the connection is cut without a word. */
  z.strictObject({ do: z.literal('limitBody'), bytes: z.int().positive(), hangUp: z.boolean().optional() }),
  /**
   * A bit of the next pieces of evidence is another when it has come: ON_THE_WAY, where its checksum shows it, or
   * IN_THE_STORE behind that, where only the hash of the whole file does.
   */
  z.strictObject({
    do: z.literal('damagePieces'),
    where: z.enum(['ON_THE_WAY', 'IN_THE_STORE']),
    count: z.int().positive(),
  }),
  /** Checkpoints that are not true, or not the core's. */
  z.strictObject({ do: z.literal('lie'), about: z.enum(['HASH', 'TOO_FAR', 'SIGNATURE']) }),
  /** The core says how far it holds a journal, and gives none of it: what it reads from lags behind. */
  z.strictObject({ do: z.literal('lagBehind') }),
  /** Every feed item is delivered twice in a row. */
  z.strictObject({ do: z.literal('duplicateFeed') }),
  /** Feed answers begin this many positions before the cursor asked for. */
  z.strictObject({ do: z.literal('redeliverFeed'), items: z.int().positive() }),

  /** The next certificate a terminal gets ends after so many days; `inDays`: and begins only then. */
  z.strictObject({
    do: z.literal('shortenCertificate'),
    days: z.int().positive(),
    inDays: z.int().positive().optional(),
  }),
  z.strictObject({ do: z.literal('revokeTerminal'), terminalId: z.string() }),
  /** The staff card of this person is reported lost: from now on none of theirs is in force. */
  z.strictObject({ do: z.literal('revokeStaffCard'), staffNo: StaffNo }),
  /** Takes a revocation back. */
  z.strictObject({ do: z.literal('reinstateTerminal'), terminalId: z.string() }),
  /** Bars a customer from electronic banking without telling the branches: they go on serving them until they hear. */
  z.strictObject({ do: z.literal('restrictCustomer'), customerNo: CustomerNo }),
  /** Takes a card made elsewhere into the main branch's stock. */
  z.strictObject({ do: z.literal('registerExternalCard'), card: ExternalCard }),
  /** What somebody at head office does with a claim or an objection; by the id it was filed under. */
  z.strictObject({ do: z.literal('advanceCase'), claimId: z.uuid(), event: ProgressEvent }),
  /** Puts an item into the main branch's feed; the core's own books stay as they are. */
  z.strictObject({ do: z.literal('publish'), item: FeedItem }),
]);
export type CoreControl = z.infer<typeof CoreControl>;
