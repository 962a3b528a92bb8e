import type { CommandApdu } from './command-apdu.ts';

/** YKOATH SEND REMAINING, `00 A5 00 00`: the next part of a long answer. */
export const sendRemaining: CommandApdu = { cla: 0x00, ins: 0xa5, p1: 0x00, p2: 0x00 };
