import type { ProblemTag } from '../../electron/contract/problem.ts';

/** Problems that pass by themselves or with a hand on the card, the reader, the printer: amber, not red. */
const passing: ReadonlySet<ProblemTag> = new Set([
  'ReaderServiceStopped',
  'ReaderGone',
  'CardAbsent',
  'CardRemoved',
  'CardInUse',
  'CardProcessRestarted',
  'CardTimedOut',
  'SeveralCards',
  'StaffCardAbsent',
  'StaffCardRemoved',
  'StaffCardExpected',
  'StaffCardsSeveral',
  'CustomerNotFound',
  'DebitNeedsLine',
  'DebitUnresolved',
  'IssuanceInProgress',
  'NoStaffYet',
  'FeeScheduleMissing',
  'LineDown',
  'CoreBusy',
  'PrinterMissing',
  'PrintFailed',
  'ConnectionLost',
]);

/** Whether a problem passes without anybody having to decide something. */
export const passes = (tag: ProblemTag): boolean => passing.has(tag);
