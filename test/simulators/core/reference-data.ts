import {
  BranchSettings,
  FeeScheduleEntry,
  type ProductAvailability,
  TierScheduleEntry,
} from '../../../electron/contract/reference-data.ts';
import { StaffMember } from '../../../electron/contract/staff.ts';
import type { CoreDatabase } from './core-database.ts';
import { publish } from './feed.ts';

/** A member of staff and the branch they belong to. */
export type BranchStaff = StaffMember & { readonly branchNo: string };

/** The bank's masters, each entered once and told to the branches it concerns. */
export function registerBranch(database: CoreDatabase, settings: BranchSettings): void {
  database
    .prepare('INSERT INTO branch (branch_no, settings) VALUES (?, ?)')
    .run(settings.branchNo, JSON.stringify(settings));
  publish(database, { kind: 'settings', settings }, { branchNo: settings.branchNo });
}

export function registerStaff(database: CoreDatabase, branchNo: string, member: StaffMember): void {
  database
    .prepare('INSERT INTO staff (staff_no, branch_no, member) VALUES (?, ?, ?)')
    .run(member.staffNo, branchNo, JSON.stringify(member));
  publish(database, { kind: 'staff', member }, { branchNo });
}

/** Changes what is said of a member of staff, and tells their branch. */
export function changeStaff(
  database: CoreDatabase,
  staffNo: string,
  change: Partial<Omit<StaffMember, 'staffNo'>>,
): void {
  const found = staffByNo(database, staffNo);
  if (found === undefined) throw new RangeError(`nobody has the staff number ${staffNo}`);
  const { branchNo, ...before } = found;
  const member = { ...before, ...change };
  database.prepare('UPDATE staff SET member = ? WHERE staff_no = ?').run(JSON.stringify(member), staffNo);
  publish(database, { kind: 'staff', member }, { branchNo });
}

export function registerFee(database: CoreDatabase, entry: FeeScheduleEntry): void {
  database
    .prepare('INSERT INTO fee (product, effective_from, entry) VALUES (?, ?, ?)')
    .run(entry.product, entry.effectiveFrom, JSON.stringify(entry));
  publish(database, { kind: 'fee', entry }, 'ALL');
}

export function registerTiers(database: CoreDatabase, entry: TierScheduleEntry): void {
  database
    .prepare('INSERT INTO tiers (effective_from, entry) VALUES (?, ?)')
    .run(entry.effectiveFrom, JSON.stringify(entry));
  publish(database, { kind: 'tiers', entry }, 'ALL');
}

export function registerAvailability(database: CoreDatabase, entry: ProductAvailability): void {
  database
    .prepare('INSERT INTO availability (effective_from, entry) VALUES (?, ?)')
    .run(entry.effectiveFrom, JSON.stringify(entry));
  publish(database, { kind: 'availability', entry }, 'ALL');
}

export function settingsOf(database: CoreDatabase, branchNo: string): BranchSettings | undefined {
  const text = database
    .prepare<[string], string>('SELECT settings FROM branch WHERE branch_no = ?')
    .pluck()
    .get(branchNo);
  return text === undefined ? undefined : BranchSettings.parse(JSON.parse(text));
}

export function staffByNo(database: CoreDatabase, staffNo: string): BranchStaff | undefined {
  const row = database
    .prepare<[string], { branchNo: string; member: string }>(
      'SELECT branch_no AS branchNo, member FROM staff WHERE staff_no = ?',
    )
    .get(staffNo);
  return row && { ...StaffMember.parse(JSON.parse(row.member)), branchNo: row.branchNo };
}

/** The fee of a Smart OTP in force on a business date. */
export function feeOn(database: CoreDatabase, businessDate: string): FeeScheduleEntry | undefined {
  const text = database
    .prepare<[string], string>(
      `SELECT entry FROM fee WHERE product = 'SMART_OTP' AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1`,
    )
    .pluck()
    .get(businessDate);
  return text === undefined ? undefined : FeeScheduleEntry.parse(JSON.parse(text));
}

/** The name of today, by the schedule of a business date, for a tier that may be known by one of the generation before. */
export function tierOn(database: CoreDatabase, businessDate: string, tier: string): string | undefined {
  const text = database
    .prepare<[string], string>(
      'SELECT entry FROM tiers WHERE effective_from <= ? ORDER BY effective_from DESC LIMIT 1',
    )
    .pluck()
    .get(businessDate);
  const tiers = text === undefined ? [] : TierScheduleEntry.parse(JSON.parse(text)).tiers;
  return tiers.find(({ name, succeeds }) => name === tier || succeeds === tier)?.name;
}

/** May the product be issued on a business date? */
export function isAvailableOn(database: CoreDatabase, businessDate: string): boolean {
  return (
    database
      .prepare<[string, string], number>(
        `SELECT 1 FROM availability
         WHERE effective_from <= ? AND (entry ->> 'effectiveTo' IS NULL OR entry ->> 'effectiveTo' >= ?)`,
      )
      .get(businessDate, businessDate) !== undefined
  );
}
