import type { Customer } from '../../contract/customer.ts';
import type {
  CarriedFee,
  EligibilityAssessment,
  IssuanceOrder,
  IssuancePapers,
} from '../../contract/issuance.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import type { Problem } from '../../contract/problem.ts';
import { won } from '../../contract/won.ts';
import { viewCustomer } from '../customer/mask.ts';
import { proposeWaiver, type WaiverRuleBook } from './propose-waiver.ts';

/** What the rules look at besides the customer. */
export interface RuleBook extends WaiverRuleBook {
  readonly businessDate: CalendarDate;
  readonly available: boolean;
  readonly ageOfMajority: number;
  /** What an abandoned issuance left on the counter for this customer. */
  readonly carried: CarriedFee | null;
}

/**
 * What the rules of issuance say of a customer (domain.md section 2: eligible are personal customers, sole proprietors
 * and unincorporated organisations; section 1, act article 13-2: a restricted person stops it).
 */
export function assess(customer: Customer, rules: RuleBook): EligibilityAssessment {
  const minor = isMinor(customer, rules);
  const obstacles: Problem[] = [];
  if (customer.restricted) obstacles.push({ tag: 'CustomerRestricted' });
  if (customer.kind === 'CORPORATION') obstacles.push({ tag: 'CustomerCorporation' });
  if (!rules.available) obstacles.push({ tag: 'ProductNotAvailable' });
  if (!rules.fee.ok) obstacles.push(rules.fee.problem);
  return {
    customer: viewCustomer(customer, minor),
    obstacles,
    needsLegalRepresentative: minor,
    needsReplacementReason: customer.holdsSmartOtp,
    hintMobileCertificate: customer.holdsMobileCertificate,
    fee: {
      amount: rules.fee.ok ? rules.fee.value.amount : won(0),
      effectiveFrom: rules.fee.ok ? rules.fee.value.effectiveFrom : rules.businessDate,
      waiver: proposeWaiver(customer, rules),
      carried: rules.carried,
    },
  };
}

/**
 * What is wrong with an order beyond the customer: papers, phone, replacement. Checked again here whatever the page
 * has shown, because the page decides nothing.
 */
export function objectionTo(order: IssuanceOrder, assessment: EligibilityAssessment): Problem | null {
  const [obstacle] = assessment.obstacles;
  if (obstacle !== undefined) return obstacle;
  if (assessment.needsReplacementReason && order.replacement === null) return { tag: 'SmartOtpAlreadyHeld' };
  return objectionToPapers(order, assessment);
}

/** What is wrong with the papers seen of a customer, whatever the customer has or had before. */
export function objectionToPapers(
  { identityDocument, legalRepresentative, phoneCheck }: IssuancePapers,
  { needsLegalRepresentative }: EligibilityAssessment,
): Problem | null {
  if (identityDocument.authenticityCheck === 'NOT_AUTHENTIC') return { tag: 'IdentityDocumentNotAuthentic' };
  const seen = legalRepresentative !== null && Object.values(legalRepresentative).every(Boolean);
  if (needsLegalRepresentative && !seen) return { tag: 'LegalRepresentativeDocumentsMissing' };
  const { device, nfc, simHoldsNumber } = phoneCheck;
  if (device !== 'ANDROID_PHONE' || !nfc || !simHoldsNumber) return { tag: 'PhoneNotSuitable' };
  return null;
}

/** Years completed on the business date, against the age of majority (Civil Act article 4). */
function isMinor(customer: Customer, rules: RuleBook): boolean {
  const [year = 0, month = 0, day = 0] = rules.businessDate.split('-').map(Number);
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = customer.birthDate.split('-').map(Number);
  const hadBirthday = month > birthMonth || (month === birthMonth && day >= birthDay);
  return year - birthYear - (hadBirthday ? 0 : 1) < rules.ageOfMajority;
}
