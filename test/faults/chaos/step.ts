import fc from 'fast-check';
import { corePaths } from '../../../electron/contract/core.ts';
import type { CoreControl } from '../../simulators/core/core-control.ts';
import type { DiskState } from './terminal-disk.ts';
import type { TellerAct } from './terminal-message.ts';
import type { LineState } from './unsteady-line.ts';

/** Something that happens to a terminal from outside. */
export type Fault =
  /** SIGKILL; the program is started again. */
  | { readonly kind: 'KILL' }
  | { readonly kind: 'LINE'; readonly state: LineState }
  /** The core misbehaves from now on, or behaves again. */
  | { readonly kind: 'CORE'; readonly order: CoreControl }
  | { readonly kind: 'DISK'; readonly state: DiskState }
  /** The wall clock is set so many years ahead of the time, or back. */
  | { readonly kind: 'CLOCK'; readonly years: number }
  /** The line goes down, and so many days pass. */
  | { readonly kind: 'DAYS_OFFLINE'; readonly days: number }
  /** The terminal's data is backed up. */
  | { readonly kind: 'BACKUP' }
  /**
   * The program dies, and its data is put back from the newest backup: with what can be read of the old file, or without,
   * because the disk is gone and with it what nobody else had.
   */
  | { readonly kind: 'RESTORE'; readonly disk: 'READABLE' | 'GONE' }
  /** The bank decides on the claims it has accepted and not decided on yet. */
  | { readonly kind: 'DECIDE' }
  /** Somebody carries the unsent entries to the core on a stick. */
  | { readonly kind: 'STICK' }
  /** Nothing happens until the core has judged all that waits for it; never drawn, as it would undo what was. */
  | { readonly kind: 'QUIET' };

/** What a teller does, and what happens `afterMs` milliseconds after they began; either may be missing. */
export interface Step {
  readonly act: TellerAct | null;
  readonly fault: Fault | null;
  readonly afterMs: number;
}

/** APDUs after which a card is taken away, now and then; an issuance has about twelve, so most of these leave one open. */
const apdus = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 14 }) },
);

/** Cash goes without a line, a waiver only for a tier that allows it. */
const customerAndMethod = fc.constantFrom(
  ...(['BEST', 'WITHOUT_TIER', 'VVIP', 'RESTRICTED'] as const).map((customer) => ({
    customer,
    method: 'CASH' as const,
  })),
  ...(['BEST', 'WITHOUT_TIER', 'VVIP'] as const).map((customer) => ({ customer, method: 'DEBIT' as const })),
  { customer: 'VVIP' as const, method: 'WAIVED' as const },
);

/** One document in eight is reported lost. */
const document = fc.constantFrom(...Array<'GOOD'>(7).fill('GOOD'), 'LOST' as const);
const outcome = fc.constantFrom('PENDING' as const, 'RETURNED' as const, 'LOST' as const);
const direction = fc.constantFrom('FROM_VAULT' as const, 'TO_VAULT' as const);
const found = fc.constantFrom('OVER' as const, 'SHORT' as const);

const act: fc.Arbitrary<TellerAct> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({ wish: customerAndMethod, document, apdus })
      .map(({ wish, ...others }) => ({ act: 'ISSUE' as const, ...wish, ...others })),
  },
  { weight: 3, arbitrary: fc.constant({ act: 'RESUME' as const }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('ABANDON' as const), carryCash: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ act: 'RETURN_CARRIED' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'PRINT' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'REVERSE' as const }) },
  { weight: 3, arbitrary: fc.constant({ act: 'CORRECT' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('RECALL' as const), outcome }) },
  { weight: 1, arbitrary: fc.constant({ act: 'SPOIL_PHANTOM' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'WITHDRAW' as const }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('FILE_CLAIM' as const), document }) },
  { weight: 2, arbitrary: fc.constant({ act: 'CORRECT_CLAIM' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'NOTE_CLAIM' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'SUPPLEMENT_CLAIM' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'RECORD_REFUND' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'WITHDRAW_CLAIM' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'OBJECT' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'OPEN_DRAWER' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('MOVE_CASH' as const), direction }) },
  { weight: 1, arbitrary: fc.constant({ act: 'COUNT_DRAWER' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('BOOK_DIFFERENCE' as const), found }) },
  { weight: 1, arbitrary: fc.constant({ act: 'HAND_DRAWER_OVER' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'CLOSE_DAY' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'SIGN_IN' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'SIGN_OUT' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'MISTYPE' as const }) },
);

const path = fc.constantFrom(
  undefined,
  undefined,
  corePaths.journal,
  corePaths.feed,
  corePaths.ping,
  corePaths.evidenceUploads,
);

/** Key left out where the contract knows no `undefined`. */
const onPath = <T extends object>(order: fc.Arbitrary<T>) =>
  fc.tuple(order, path).map(([said, at]) => (at === undefined ? said : { ...said, path: at }));

const misdeed: fc.Arbitrary<CoreControl> = fc.oneof(
  fc.record({ do: fc.constant('slow' as const), ms: fc.integer({ min: 10, max: 400 }) }),
  onPath(
    fc.record(
      {
        do: fc.constant('status' as const),
        code: fc.constantFrom(400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503),
        retryAfter: fc.integer({ min: 0, max: 2 }),
      },
      { requiredKeys: ['do', 'code'] },
    ),
  ),
  onPath(fc.record({ do: fc.constant('loseAnswers' as const), count: fc.integer({ min: 1, max: 5 }) })),
  fc.record({ do: fc.constant('deliverLate' as const), count: fc.integer({ min: 1, max: 3 }) }),
  onPath(fc.record({ do: fc.constant('garbage' as const) })),
  fc.record({
    do: fc.constant('damagePieces' as const),
    where: fc.constantFrom('ON_THE_WAY' as const, 'IN_THE_STORE' as const),
    count: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ do: fc.constant('limitBody' as const), bytes: fc.integer({ min: 500, max: 5_000 }) }),
  fc.constant({ do: 'duplicateFeed' as const }),
  fc.record({ do: fc.constant('redeliverFeed' as const), items: fc.integer({ min: 1, max: 60 }) }),
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'KILL' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('LINE' as const),
      // Twice, so that it does not lie down most of the time.
      state: fc.constantFrom<LineState>('UP', 'UP', 'DOWN', 'HALF_OPEN'),
    }),
  },
  { weight: 4, arbitrary: misdeed.map((order) => ({ kind: 'CORE' as const, order })) },
  { weight: 4, arbitrary: fc.constant({ kind: 'CORE' as const, order: { do: 'behave' as const } }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('DISK' as const),
      state: fc.constantFrom<DiskState>('ROOMY', 'ROOMY', 'NEARLY_FULL', 'FULL'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('CLOCK' as const),
      years: fc.constantFrom(-10, 0, 0, 10),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('DAYS_OFFLINE' as const),
      days: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'DECIDE' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'STICK' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'BACKUP' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('RESTORE' as const),
      disk: fc.constantFrom('READABLE' as const, 'GONE' as const),
    }),
  },
);

/** Half of the faults come into the middle of an act. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act, fault: fc.constant(null), afterMs: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ act, fault, afterMs: fc.integer({ min: 0, max: 200 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant(null), fault, afterMs: fc.constant(0) }) },
);

/** Days at a counter, as long and as mixed in the first life that is drawn as in the last. */
export const anySteps: fc.Arbitrary<Step[]> = fc.noBias(
  fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }),
);
