import type { Database } from 'better-sqlite3';
import type { FeedItem } from '../../contract/core.ts';
import {
  BranchSettings,
  FeeScheduleEntry,
  ProductAvailability,
  TierScheduleEntry,
} from '../../contract/reference-data.ts';
import { StaffMember } from '../../contract/staff.ts';
import type { Heard } from '../stock/stock-list.ts';

/** A member of staff as an entry needs them: who they were, not what opens the terminal to them. */
const StaffVersion = StaffMember.pick({ staffNo: true, name: true, role: true, active: true });

const schemas = {
  settings: BranchSettings,
  staff: StaffVersion,
  fee: FeeScheduleEntry,
  tiers: TierScheduleEntry,
  availability: ProductAvailability,
} as const;

type Kind = keyof typeof schemas;

/** The reference data a terminal worked under at one moment. */
export interface Rules {
  /** Null before the first settings came. */
  readonly settings: BranchSettings | null;
  readonly staff: readonly (typeof StaffVersion)['_output'][];
  readonly fees: readonly FeeScheduleEntry[];
  readonly tiers: readonly TierScheduleEntry[];
  readonly availability: readonly ProductAvailability[];
}

/** Keeps a version of what the feed brings, unless it is the one there is; part of the feed's transaction. */
export function keepVersion(connection: Database, item: FeedItem, { businessDate, at }: Heard): void {
  const version = versionOf(item);
  if (version === null) return;
  const value = JSON.stringify(version.value);
  connection
    .prepare(`
      INSERT INTO reference_version (kind, key, value, after_seq, business_date, received_at)
      SELECT @kind, @key, @value, (SELECT coalesce(max(seq), 0) FROM journal), @businessDate, @at
      WHERE @value IS NOT (
        SELECT value FROM reference_version WHERE kind = @kind AND key = @key
        ORDER BY after_seq DESC, version_no DESC LIMIT 1)`)
    .run({ kind: version.kind, key: version.key, value, businessDate, at });
}

/**
 * The rules under which an entry was made: of everything the version that had come last before it. What came first
 * only afterwards counts as well, since a terminal that was recovered has its feed from later on.
 */
export function rulesAt(connection: Database, seq: number): Rules {
  const of = <T extends Kind>(kind: T): (typeof schemas)[T]['_output'][] =>
    connection
      .prepare<{ kind: string; seq: number }, string>(`
        SELECT value FROM reference_version v
        WHERE kind = @kind AND version_no = coalesce(
          (SELECT version_no FROM reference_version
           WHERE kind = v.kind AND key = v.key AND after_seq < @seq ORDER BY after_seq DESC, version_no DESC LIMIT 1),
          (SELECT version_no FROM reference_version
           WHERE kind = v.kind AND key = v.key ORDER BY after_seq, version_no LIMIT 1))
        ORDER BY key`)
      .pluck()
      .all({ kind, seq })
      .map((value) => schemas[kind].parse(JSON.parse(value)));
  return {
    settings: of('settings')[0] ?? null,
    staff: of('staff'),
    fees: of('fee'),
    tiers: of('tiers'),
    availability: of('availability'),
  };
}

/** What of an item is kept; null for what is no reference data. */
function versionOf(item: FeedItem): { kind: Kind; key: string; value: object } | null {
  switch (item.kind) {
    case 'settings':
      return { kind: item.kind, key: '', value: item.settings };
    case 'staff':
      return { kind: item.kind, key: item.member.staffNo, value: StaffVersion.strip().parse(item.member) };
    case 'fee':
    case 'availability':
      return {
        kind: item.kind,
        key: `${item.entry.product} ${item.entry.effectiveFrom}`,
        value: item.entry,
      };
    case 'tiers':
      return { kind: item.kind, key: item.entry.effectiveFrom, value: item.entry };
    default:
      return null;
  }
}
