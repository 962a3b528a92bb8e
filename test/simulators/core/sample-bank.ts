import type { Customer } from '../../../electron/contract/customer.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import type {
  BranchSettings,
  FeeScheduleEntry,
  ProductAvailability,
  TierScheduleEntry,
} from '../../../electron/contract/reference-data.ts';
import type { Role } from '../../../electron/contract/staff.ts';
import { type Won, won } from '../../../electron/contract/won.ts';
import { toHex } from '../card/hex.ts';
import { ISD_AID } from '../card/issuer-security-domain.ts';
import { sampleCard } from '../card/sample-card.ts';
import type { CardBatch } from './card-batch.ts';
import type { CoreCard } from './core-card.ts';
import { koreanHolidays } from './korean-holidays.ts';

/**
 * An invented bank. "보기" means example; no name, number or password here is anybody's.
 */

const BANK_NAME = '보기은행';

const branch = (branchNo: string, branchName: string): BranchSettings => ({
  bankName: BANK_NAME,
  branchNo,
  branchName,
  waivers: {
    tierMaxAgeDays: 31,
    reasons: ['DEFECTIVE_CARD_REPLACED', 'BANK_ERROR'],
    perApproverADay: 3,
    perBranchADay: 5,
    pairAlarm: { days: 30, usual: 10, times: 3 },
  },
  ageOfMajority: 19,
  idleLockMinutes: 10,
  lockoutAfter: 5,
  backup: { everyMinutes: 60, kept: 5 },
  lockoutMinutes: 10,
  cardsAssignedToTellers: false,
  drawerRequired: false,
  drawerLimit: won(5_000_000),
  holidays: [...koreanHolidays],
  approvals: {
    validMinutes: 5,
    policies: {
      FEE_WAIVER: { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] },
      STOCK_RECEIPT: { needed: 1, roles: ['SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'] },
      // Whoever gives or takes; the act itself sees to it that both stand in it.
      STOCK_HANDOVER: { needed: 1, roles: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER'] },
      // A card nobody can show is the one loss of stock that leaves no trace: two people answer for it.
      STOCK_LOSS: { needed: 2, roles: ['SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'] },
      STOCK_RETURN: { needed: 1, roles: ['SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'] },
      DRAWER_OPENING: { needed: 1, roles: ['HEAD_CASHIER', 'SUPERVISOR', 'BRANCH_MANAGER'] },
      CASH_MOVEMENT: { needed: 1, roles: ['HEAD_CASHIER', 'SUPERVISOR', 'BRANCH_MANAGER'] },
      // Whoever takes the drawer over consents, and tellers do.
      DRAWER_HAND_OVER: { needed: 1, roles: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER'] },
      CASH_DIFFERENCE: { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] },
      DAY_CLOSING: { needed: 1, roles: ['HEAD_CASHIER', 'SUPERVISOR', 'BRANCH_MANAGER'] },
    },
  },
  offlineCaps: { issuances: 100, won: won(300_000) },
});

/** `main` is the branch the demo's terminal stands in. */
export const branches = {
  main: branch('0421', '가람동지점'),
  other: branch('0422', '나래동지점'),
} as const;

export interface SampleStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branchNo: string;
  /** Known to everybody who reads this. */
  readonly password: string;
}

const staffMember = (
  staffNo: string,
  name: string,
  role: Role,
  password: string,
  { branchNo } = branches.main,
): SampleStaff => ({ staffNo, name, role, branchNo, password });

export const staff = {
  teller: staffMember('100001', '김보기', 'TELLER', 'demo-teller-1'),
  secondTeller: staffMember('100002', '이보기', 'TELLER', 'demo-teller-2'),
  supervisor: staffMember('200001', '박보기', 'SUPERVISOR', 'demo-supervisor-1'),
  secondSupervisor: staffMember('200002', '최보기', 'SUPERVISOR', 'demo-supervisor-2'),
  headCashier: staffMember('300001', '조보기', 'HEAD_CASHIER', 'demo-head-cashier-1'),
  branchManager: staffMember('400001', '윤보기', 'BRANCH_MANAGER', 'demo-branch-manager-1'),
  terminalAdministrator: staffMember('500001', '장보기', 'TERMINAL_ADMINISTRATOR', 'demo-administrator-1'),
  tellerOfOtherBranch: staffMember('100003', '정보기', 'TELLER', 'demo-teller-3', branches.other),
  supervisorOfOtherBranch: staffMember('200003', '강보기', 'SUPERVISOR', 'demo-supervisor-3', branches.other),
} as const;

/** Fees and waivers of KB's published tables (domain.md sections 0 and 2). */
export const feeSchedule: readonly FeeScheduleEntry[] = [
  {
    product: 'SMART_OTP',
    effectiveFrom: '2015-06-03',
    effectiveTo: '2023-07-09',
    amount: won(3_000),
    waivableTiers: ['MVP', 'Royal', 'Gold'],
  },
  {
    product: 'SMART_OTP',
    effectiveFrom: '2023-07-10',
    effectiveTo: null,
    amount: won(3_000),
    // The tiers were renamed; no source says which of the new ones are exempt (domain.md section 0, item 2). The
    // three highest are the nearest guess, and the bank's to confirm.
    waivableTiers: ['VVIP', 'VIP', 'Grand'],
  },
  // The same table's other security media: this program does not issue them, and needs nothing new to know their fees.
  {
    product: 'OTP_TOKEN',
    effectiveFrom: '2023-07-10',
    effectiveTo: null,
    amount: won(5_000),
    waivableTiers: ['VVIP', 'VIP'],
  },
  {
    product: 'OTP_CARD',
    effectiveFrom: '2023-07-10',
    effectiveTo: null,
    amount: won(10_000),
    waivableTiers: ['VVIP'],
  },
];

/**
 * Both generations of tier names (domain.md section 0, item 2). No source says which new name takes the place of which
 * old one: by rank is the nearest guess, and the bank's to confirm.
 */
export const tierSchedule: readonly TierScheduleEntry[] = [
  {
    effectiveFrom: '2015-06-03',
    effectiveTo: '2023-07-09',
    tiers: ['MVP', 'Royal', 'Gold', 'Premium'].map((name) => ({ name, succeeds: null })),
  },
  {
    effectiveFrom: '2023-07-10',
    effectiveTo: null,
    tiers: [
      { name: 'VVIP', succeeds: 'MVP' },
      { name: 'VIP', succeeds: 'Royal' },
      { name: 'Grand', succeeds: 'Gold' },
      { name: 'Best', succeeds: 'Premium' },
      { name: 'Family', succeeds: null },
    ],
  },
];

export const availability: readonly ProductAvailability[] = [
  { product: 'SMART_OTP', effectiveFrom: '2015-06-03', effectiveTo: null },
];

/** Of school age whenever this runs. */
const MINORS_BIRTH_DATE = `${new Date().getFullYear() - 15}-03-02`;

/** Lately, whenever this runs: as old as a tier is on average that is chosen anew each month. */
const STATED_AT = `${instantOf(Date.now() - 15 * 86_400_000).slice(0, 10)}T00:00:00.000Z`;

/** The n-th invented customer. No subscriber has a number 010-0000-…, no real account begins with the branch. */
function customer(n: number, name: string, special: Partial<Customer> = {}): Customer {
  const digits = String(n).padStart(2, '0');
  return {
    customerNo: `00000004${digits}`,
    name,
    kind: 'PERSONAL',
    birthDate: `19${60 + n}-05-${digits}`,
    mobilePhone: `010000000${digits}`,
    accounts: [`0421010000${digits}`],
    tier: null,
    asOf: STATED_AT,
    restricted: false,
    holdsSmartOtp: false,
    holdsMobileCertificate: false,
    ...special,
  };
}

/** A customer for tests of claims. */
const claimant = (n: number, name: string, special: Partial<Customer> = {}): Customer =>
  customer(n, name, { birthDate: `1975-06-${n - 40}`, ...special });

/** Customers by what is special about them. All are the main branch's except `ofOtherBranch`. */
export const customers = {
  vvip: customer(1, '가보기', { tier: 'VVIP' }),
  vip: customer(2, '나보기', { tier: 'VIP' }),
  grand: customer(3, '다보기', { tier: 'Grand' }),
  best: customer(4, '라보기', { tier: 'Best' }),
  family: customer(5, '마보기', { tier: 'Family' }),
  withoutTier: customer(6, '바보기'),
  soleProprietor: customer(7, '사보기', { kind: 'SOLE_PROPRIETOR', tier: 'Best' }),
  organisation: customer(8, '보기마을산악회', { kind: 'UNINCORPORATED_ORGANISATION' }),
  corporation: customer(9, '주식회사 보기상사', { kind: 'CORPORATION', tier: 'VIP' }),
  restricted: customer(10, '아보기', { restricted: true }),
  minor: customer(11, '자보기', { birthDate: MINORS_BIRTH_DATE }),
  holder: customer(12, '차보기', { holdsSmartOtp: true, tier: 'Family' }),
  withMobileCertificate: customer(13, '카보기', { holdsMobileCertificate: true, tier: 'Grand' }),
  withoutFunds: customer(14, '타보기'),
  withFundsForOneFee: customer(18, '거보기'),
  secondVip: customer(19, '너보기', { tier: 'VIP' }),
  secondWithoutTier: customer(20, '더보기'),
  withRareSyllables: customer(15, '뷁쀍쒧'),
  withSeveralAccounts: customer(16, '하보기', { accounts: ['042101000016', '042102000016', '042103000016'] }),
  carriesOver: customer(21, '러보기'),
  withLongName: customer(22, 'Naki Alexandrina Konstantinopolitanska-Wetheringtonsmyths Jo', { tier: 'VIP' }),
  corrected: customer(30, '노보기'),
  // Whose claims are taken in; each test files for a customer of its own.
  claimant: claimant(51, '고보기'),
  claimantOfDuplicates: claimant(52, '도보기'),
  claimantBySupplement: claimant(53, '로보기'),
  claimantSoleProprietor: claimant(54, '모보기', { kind: 'SOLE_PROPRIETOR' }),
  claimantOffline: claimant(55, '보보기'),
  claimantWhoObjects: claimant(56, '소보기'),
  claimantOfTheStory: claimant(57, '오보기'),
  claimantOfTheDemo: claimant(58, '초보기'),
  ofOtherBranch: customer(17, '파보기', { accounts: ['042201000017'], tier: 'VIP' }),
} as const;

/** Numbers of identity documents whose loss was reported; whoever shows one may still be its holder, with another. */
export const reportedLostDocuments: readonly string[] = ['8805050000000'];

const ORDINARY_BALANCE = won(1_250_000);

/** What is on each of a customer's accounts at the beginning, won. */
export function openingBalance(of: Customer): Won {
  if (of === customers.withoutFunds) return won(1_200);
  return of === customers.withFundsForOneFee ? won(4_000) : ORDINARY_BALANCE;
}

export const homeBranchNo = (of: Customer): string =>
  of === customers.ofOtherBranch ? branches.other.branchNo : branches.main.branchNo;

/** Numbers of the sample cards (`sampleCard(n)`) by what the core's books say of them. */
export const cardNumbers = {
  mainBranchStock: [...Array.from({ length: 20 }, (_, index) => index + 1), 41, 42],
  otherBranchStock: [21, 22, 23, 24],
  issuedToHolder: 25,
  unknownToCore: 26,
  /** In the package that is on its way to the main branch. */
  inTransit: [31, 32, 33, 34, 35, 36],
} as const;

/** Serial number printed on the n-th sample card. */
export const serialNoOf = (n: number): string => `9042${String(n).padStart(8, '0')}`;

/** The n-th sample card in a branch's stock, with all its secrets. */
export function stockSampleCard(n: number, branchNo: string): CoreCard {
  const profile = sampleCard(n);
  const account = profile.oath?.accounts[0];
  if (profile.cin === undefined || account === undefined) throw new Error(`sample card ${n} is not complete`);
  return {
    serialNo: serialNoOf(n),
    vendorCode: '901',
    branchNo,
    status: 'IN_STOCK',
    assignedTo: null,
    revision: 1,
    holder: null,
    identity: { source: 'CIN', value: profile.cin },
    keyDiversificationData: profile.keyDiversificationData,
    keyVersion: profile.keyVersion,
    keyEnc: profile.keyEnc,
    keyMac: profile.keyMac,
    issuerDomainAid: toHex(ISD_AID),
    sequenceCounter: profile.sequenceCounter,
    oathAccount: account.name,
    algorithm: account.algorithm,
    seed: account.seed,
    digits: account.digits,
    period: 30,
  };
}

/** Packages for the main branch: one it has long had, one that waits to be opened. */
export const batches = {
  received: batch('B20261102-001', 'P-0421-0001', '2026-11-02', cardNumbers.mainBranchStock),
  waiting: batch('B20261123-001', 'P-0421-0002', '2026-11-23', cardNumbers.inTransit),
} as const;

function batch(batchNo: string, packageNo: string, sentOn: string, numbers: readonly number[]): CardBatch {
  const { branchNo } = branches.main;
  return { batchNo, branchNo, vendorCode: '901', packageNo, sentOn, serialNos: numbers.map(serialNoOf) };
}
