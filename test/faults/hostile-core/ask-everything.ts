import type { z } from 'zod';
import {
  CardLookUpAnswer,
  CaseLookUpAnswer,
  CustomerSearchAnswer,
  DebitAnswer,
  FeedAnswer,
  HeldEvidenceAnswer,
  PingAnswer,
  RenewalAnswer,
  TestOtpAnswer,
} from '../../../electron/contract/core.ts';
import { won } from '../../../electron/contract/won.ts';
import type { CoreAnswer, CoreClient } from '../../../electron/desk/core/core-client.ts';

const issuanceId = '01900000-0000-7000-8000-000000000000';
const customerNo = '0000000401';

/** A question, and the form its answer has if it is one. */
const questions: readonly ((client: CoreClient) => [Promise<CoreAnswer<unknown>>, z.ZodType])[] = [
  (client) => [client.ping(), PingAnswer],
  (client) => [client.renewCertificate({ certificateSigningRequest: '' }), RenewalAnswer],
  (client) => [client.feed({ cursor: null }), FeedAnswer],
  (client) => [client.searchCustomers({ query: '보기', staffNo: '100001' }), CustomerSearchAnswer],
  (client) => [client.lookUpCases({ customerNo, staffNo: '100001' }), CaseLookUpAnswer],
  (client) => [client.lookUpCard({ identity: { source: 'CIN', value: '00' } }), CardLookUpAnswer],
  (client) => [client.heldEvidence({ hashes: ['0'.repeat(64)] }), HeldEvidenceAnswer],
  (client) => [client.confirmTestOtp({ issuanceId, serialNo: '1', otp: '123456' }), TestOtpAnswer],
  (client) => [
    client.authoriseDebit({ issuanceId, customerNo, accountNo: '0000000000', amount: won(3_000) }),
    DebitAnswer,
  ],
];

const failureKinds = ['UNREACHABLE', 'REFUSED', 'TOO_LARGE', 'BUSY', 'NOT_UNDERSTOOD'];

/**
 * Puts the n-th question. Whatever comes back must end as an answer of the contract or as a failure that is known; a
 * contradiction is none to any of these.
 */
export async function askEverything(
  client: CoreClient,
  n: number,
  fail: (failure: string) => void,
): Promise<void> {
  const question = questions[n % questions.length];
  if (question === undefined) return;
  const [asked, schema] = question(client);
  const answer = await asked;
  if (answer.ok) {
    if (!schema.safeParse(answer.value).success) fail('an answer that is not of the contract was believed');
    return;
  }
  const { failure } = answer;
  if (!failureKinds.includes(failure.kind)) fail(`a question ended as ${failure.kind}`);
  if (failure.kind === 'BUSY' && !isWait(failure.retryAfterMs))
    fail(`Retry-After ${failure.retryAfterMs} was believed`);
}

/** At most an hour, and no nonsense. */
const isWait = (ms: number | null) => ms === null || (Number.isInteger(ms) && ms >= 0 && ms <= 3_600_000);
