import { randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import { CardIdentity } from '../../electron/contract/smart-otp-card.ts';
import { DataObject, getData } from '../apdu/get-data.ts';
import { initializeUpdate } from '../apdu/initialize-update.ts';
import { toHex } from '../hex.ts';
import type { CardVisit } from '../reader/card-visits.ts';

/**
 * The card's identity from the best source it has (see {@link CardIdentity}). The Issuer Security Domain is selected.
 * CardWithoutIdentity: it has none.
 */
export async function readBestIdentity(visit: CardVisit): Promise<Result<CardIdentity>> {
  for (const source of CardIdentity.shape.source.options) {
    const identity = await readIdentity(visit, source);
    if (!identity.ok) return identity;
    if (identity.value !== null) return succeed(identity.value);
  }
  return fail('CardWithoutIdentity');
}

/** The card's identity from one source; null when it has none there. */
export function readIdentity(
  visit: CardVisit,
  source: CardIdentity['source'],
): Promise<Result<CardIdentity | null>> {
  switch (source) {
    case 'CIN':
      return readCardImageNumber(visit);
    case 'CPLC':
      return readLifeCycleData(visit);
    case 'KDD':
      return readKeyDiversificationData(visit);
  }
}

/** An identity; null when the bytes are all 00 or all FF, as they are before personalisation. */
export function identityOf(source: CardIdentity['source'], bytes: Uint8Array): CardIdentity | null {
  const isUnset = bytes.every((byte) => byte === 0x00) || bytes.every((byte) => byte === 0xff);
  return isUnset ? null : { source, value: toHex(bytes) };
}

/**
 * What tells one card from all others in its production data: fabricator(2) type(2) OS(2) OS date(2) OS level(2)
 * fabrication date(2) serial(4) batch(2) … (card-protocol.md), in the order fabricator, type, batch, serial. A card
 * without a serial number is not told from others.
 */
export function identityOfLifeCycleData(cplc: Uint8Array): CardIdentity | null {
  const serial = cplc.slice(12, 16);
  if (identityOf('CPLC', serial) === null) return null;
  return identityOf('CPLC', Buffer.concat([cplc.slice(0, 4), cplc.slice(16, 18), serial]));
}

async function readCardImageNumber(visit: CardVisit): Promise<Result<CardIdentity | null>> {
  const number = await visit.send(getData(DataObject.CARD_IMAGE_NUMBER));
  if (!number.ok) return number;
  if (number.value === null) return succeed(null);
  const identity = identityOf('CIN', number.value);
  return CardIdentity.nullable().safeParse(identity).success
    ? succeed(identity)
    : fail('CardAnswerNotUnderstood', { command: 'GET DATA' });
}

async function readLifeCycleData(visit: CardVisit): Promise<Result<CardIdentity | null>> {
  const cplc = await visit.send(getData(DataObject.CARD_PRODUCTION_LIFE_CYCLE));
  return cplc.ok ? succeed(cplc.value && identityOfLifeCycleData(cplc.value)) : cplc;
}

/** Costs the card one step of its sequence counter, so it comes last. */
async function readKeyDiversificationData(visit: CardVisit): Promise<Result<CardIdentity | null>> {
  const answer = await visit.send(initializeUpdate(0, randomBytes(8)));
  if (answer.ok) return succeed(identityOf('KDD', answer.value.keyDiversificationData));
  return answer.problem.tag === 'CardNotGenuine' ? succeed(null) : answer;
}
