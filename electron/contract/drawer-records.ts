import { z } from 'zod';
import { CashCount } from './cash.ts';
import {
  CashDifferenceSubject,
  CashMovementSubject,
  DrawerHandOverSubject,
  DrawerOpeningSubject,
} from './drawer.ts';
import { CalendarDate } from './moment.ts';
import { Won } from './won.ts';

/** Journal entries of the cash drawer; all but the count carry a second person's consent to exactly this payload. */
export const drawerRecords = {
  DrawerOpened: DrawerOpeningSubject,
  CashMoved: CashMovementSubject,
  DrawerHandedOver: DrawerHandOverSubject,
  DrawerCounted: z.strictObject({
    businessDate: CalendarDate,
    count: CashCount,
    /** What the count comes to, and what the books say, won. */
    counted: Won,
    expected: Won,
  }),
  CashDifferenceBooked: CashDifferenceSubject,
} as const;
