import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardProfile, PivMemory } from '../../simulators/card/profile.ts';
import { staffCardOf } from '../../simulators/card/sample-card.ts';
import { BankAuthority } from '../../simulators/core/bank-authority.ts';
import { openCoreDatabase } from '../../simulators/core/core-database.ts';
import { makeStaffCard, type StaffCardOrder } from '../../simulators/core/staff-card.ts';

export const STAFF_NO = '200001';
export const PIN = '135790';

/** A card office of its own: an authority that nobody else trusts. */
export async function openCardOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-card-office-'));
  const database = openCoreDatabase(folder, () => {});
  const authority = await BankAuthority.open(database);
  return {
    /** PEM. */
    authority: authority.certificate,
    async staffCard(order: Partial<StaffCardOrder> = {}): Promise<CardProfile & { piv: PivMemory }> {
      const piv = await makeStaffCard(authority, { staffNo: STAFF_NO, pin: PIN, ...order });
      return { ...staffCardOf(order.staffNo ?? STAFF_NO, piv), piv };
    },
    close() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
