import type { ProofAnswer, ProofEvent, ProofRequest } from '../../electron/contract/card-process.ts';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import type { CardIdentity } from '../../electron/contract/smart-otp-card.ts';
import {
  FACTORY_KEY_VERSION,
  type InitializeUpdateAnswer,
  initializeUpdate,
} from '../apdu/initialize-update.ts';
import { calculateCode, calculateHmac } from '../apdu/oath-calculate.ts';
import { selectOath } from '../apdu/oath-select.ts';
import { selectIssuerSecurityDomain } from '../apdu/select.ts';
import { fromHex, toHex } from '../hex.ts';
import type { CardVisit, CardVisits } from '../reader/card-visits.ts';
import { identityOf, readIdentity } from './card-identity.ts';

/** Longest account name of the YKOATH protocol, bytes. */
const LONGEST_ACCOUNT_NAME = 64;

/**
 * The proofs of one card in one exclusive visit of six APDUs: SELECT, GET DATA, INITIALIZE UPDATE, SELECT OATH and two
 * CALCULATEs. Nobody can exchange the card between them: the visit ends with the first failed transmission.
 */
export async function* prove(visits: CardVisits, request: ProofRequest): AsyncGenerator<ProofEvent> {
  const opened = await visits.open(request.reader);
  if (!opened.ok) {
    yield { kind: 'end', result: opened };
    return;
  }
  using visit = opened.value;
  const proofs = yield* collectProofs(visit, request);
  const result: Result<ProofAnswer> = proofs.ok
    ? succeed({ ...proofs.value, traffic: visit.traffic })
    : proofs;
  yield { kind: 'end', result };
}

async function* collectProofs(
  visit: CardVisit,
  request: ProofRequest,
): AsyncGenerator<ProofEvent, Result<Omit<ProofAnswer, 'traffic'>>> {
  yield { kind: 'step', step: 'IDENTIFY' };
  const domain = await visit.send(selectIssuerSecurityDomain);
  if (!domain.ok) return domain;
  if (domain.value === 'ABSENT') return fail('CardChanged');
  if (request.identity.source !== 'KDD') {
    const identity = await readIdentity(visit, request.identity.source);
    if (!identity.ok) return identity;
    if (!isSame(identity.value, request.identity)) return fail('CardChanged');
  }

  yield { kind: 'step', step: 'GENUINE' };
  const genuine = await askGenuineness(visit, request);
  if (!genuine.ok) return genuine;
  if (request.identity.source === 'KDD') {
    const identity = identityOf('KDD', genuine.value.keyDiversificationData);
    if (!isSame(identity, request.identity)) return fail('CardChanged');
  }

  yield { kind: 'step', step: 'POSSESSION' };
  const account = Buffer.from(request.oathAccount);
  if (account.length > LONGEST_ACCOUNT_NAME) return fail('CardAccountMissing');
  const oath = await visit.send(selectOath);
  if (!oath.ok) return oath;
  if (oath.value.lock !== null) return fail('CardAccessCodeSet');
  const possession = await visit.send(calculateHmac(account, fromHex(request.possessionChallenge)));
  if (!possession.ok) return possession;

  yield { kind: 'step', step: 'CHECK' };
  const challenge = fromHex(request.check.challenge);
  const check =
    request.check.kind === 'TEST_OTP'
      ? await visit.send(calculateCode(account, challenge))
      : await visit.send(calculateHmac(account, challenge));
  if (!check.ok) return check;

  return succeed({
    initializeUpdate: toHex(genuine.value.bytes),
    possession: toHex(possession.value),
    check: typeof check.value === 'string' ? check.value : toHex(check.value),
  });
}

/**
 * INITIALIZE UPDATE with the key set the core knows. A card that lacks it is asked once more, for whatever set it has:
 * one still with factory keys was never personalised, which is another mistake than a counterfeit.
 */
async function askGenuineness(
  visit: CardVisit,
  { keyVersion, hostChallenge }: ProofRequest,
): Promise<Result<InitializeUpdateAnswer>> {
  const challenge = fromHex(hostChallenge);
  let answer = await visit.send(initializeUpdate(keyVersion, challenge));
  if (!answer.ok && answer.problem.tag === 'CardNotGenuine' && keyVersion !== 0) {
    const other = await visit.send(initializeUpdate(0, challenge));
    if (other.ok && other.value.keyVersion !== FACTORY_KEY_VERSION) return answer;
    answer = other;
  }
  if (!answer.ok) return answer;
  if (answer.value.keyVersion === FACTORY_KEY_VERSION) return fail('CardFactoryKeys');
  // The core verifies SCP03 cryptograms only.
  if (answer.value.protocol !== 3) return fail('CardNotGenuine', { command: 'INITIALIZE UPDATE' });
  return answer;
}

const isSame = (a: CardIdentity | null, b: CardIdentity): boolean =>
  a !== null && a.source === b.source && a.value === b.value;
