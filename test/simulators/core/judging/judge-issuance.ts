import { checkCryptogram, checkPossession } from './check-card-proof.ts';
import { checkCode } from './check-code.ts';
import { checkCourse } from './check-course.ts';
import { checkCustomer } from './check-customer.ts';
import { checkExposure } from './check-exposure.ts';
import { checkFee } from './check-fee.ts';
import { checkPeople } from './check-people.ts';
import { checkChain, checkSignature } from './check-seal.ts';
import { checkStock } from './check-stock.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** Every check of an issuance, the most serious first: the first that fails names the rejection. All are made. */
const CHECKS = {
  signature: checkSignature,
  chain: checkChain,
  course: checkCourse,
  people: checkPeople,
  exposure: checkExposure,
  customer: checkCustomer,
  stock: checkStock,
  cryptogram: checkCryptogram,
  possession: checkPossession,
  otpOrTicket: checkCode,
  fee: checkFee,
} as const satisfies Record<string, (file: IssuanceFile) => RejectionCode | undefined>;

/** Which checks an issuance passed. */
export type Checks = Record<keyof typeof CHECKS, boolean>;

export interface Judgement {
  readonly checks: Checks;
  /** Undefined: accepted. */
  readonly rejection: RejectionCode | undefined;
}

/** Judges an issuance by its file alone; changes nothing. */
export function judgeIssuance(file: IssuanceFile): Judgement {
  const findings = Object.entries(CHECKS).map(([name, check]) => [name, check(file)] as const);
  return {
    checks: Object.fromEntries(findings.map(([name, code]) => [name, code === undefined])) as Checks,
    rejection: findings.find(([, code]) => code !== undefined)?.[1],
  };
}
