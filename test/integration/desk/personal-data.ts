import { customers } from '../../simulators/core/sample-bank.ts';
import { sampleSections } from '../../unit/desk/sample-claim.ts';

/** Who is issued a card in `personal-visits.ts`. */
export const issuedTo = { ...customers.withSeveralAccounts, residentNumber: '7605161234567' };
/** Who files the claim of `prepareClaim` there. */
export const claimant = { ...customers.claimantOffline, residentNumber: '7506111234567' };

const { who } = sampleSections(claimant);
const { contact } = who.section === 'who' ? who.content : {};

/** What is theirs and nobody else's to read, as it is kept and as a person would write it. */
export const personalTexts: readonly string[] = [
  ...[issuedTo, claimant].flatMap(({ name, residentNumber, mobilePhone, accounts }) => [
    name,
    residentNumber,
    residentNumber.replace(/^(.{6})/, '$1-'),
    ...phone(mobilePhone),
    ...accounts,
  ]),
  ...phone(contact?.phone ?? ''),
  contact?.address ?? '',
];

function phone(digits: string): [string, string] {
  return [digits, digits.replace(/^(.{3})(.{4})/, '$1-$2-')];
}
