/**
 * Status words this process acts upon (ISO/IEC 7816-4 §5.6, GPCS 2.3.1 table 11-10, YKOATH protocol). Any other one
 * means: refused.
 */
export const StatusWord = {
  OK: 0x9000,
  /** GPCS table 11-83: the Issuer Security Domain answers SELECT, and the card is CARD_LOCKED. */
  CARD_LOCKED: 0x6283,
  WRONG_LENGTH: 0x6700,
  SECURITY_STATUS_NOT_SATISFIED: 0x6982,
  AUTHENTICATION_METHOD_BLOCKED: 0x6983,
  /** YKOATH: no such account. */
  NO_SUCH_OBJECT: 0x6984,
  CONDITIONS_NOT_SATISFIED: 0x6985,
  WRONG_DATA: 0x6a80,
  FUNCTION_NOT_SUPPORTED: 0x6a81,
  APPLICATION_NOT_FOUND: 0x6a82,
  INCORRECT_P1_P2: 0x6a86,
  REFERENCED_DATA_NOT_FOUND: 0x6a88,
  WRONG_P1_P2: 0x6b00,
  INS_NOT_SUPPORTED: 0x6d00,
  CLA_NOT_SUPPORTED: 0x6e00,
} as const;

/** SW1 61: there is more to fetch. What SW2 counts wraps on real cards and is not looked at. */
export const hasMore = (status: number): boolean => status >> 8 === 0x61;

/** SW1 6C: the same command again with Le = SW2 (ISO/IEC 7816-3 §12.2.4; T=0 asks this of every case 2 command). */
export const exactLength = (status: number): number | undefined =>
  status >> 8 === 0x6c ? status & 0xff || 0x100 : undefined;

/** SW 63Cx: x wrong PINs are left (ISO/IEC 7816-4 table 6). */
export const triesLeft = (status: number): number | undefined =>
  status >> 4 === 0x63c ? status & 0x0f : undefined;
