import { fail } from '../../../electron/contract/result.ts';
import type { StaffCards } from '../../../electron/desk/staff/staff-cards.ts';

/** Readers without a staff card, for what is not about them. */
export const noStaffCards: Pick<StaffCards, 'sign'> = { sign: async () => fail('StaffCardAbsent') };
