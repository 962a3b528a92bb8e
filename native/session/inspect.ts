import { randomBytes } from 'node:crypto';
import type { CardInspection } from '../../electron/contract/card-process.ts';
import { type Result, succeed } from '../../electron/contract/result.ts';
import { DataObject, getData } from '../apdu/get-data.ts';
import { listAccounts } from '../apdu/oath-list.ts';
import { selectOath } from '../apdu/oath-select.ts';
import { accessKeyOf, validate } from '../apdu/oath-validate.ts';
import { selectIssuerSecurityDomain } from '../apdu/select.ts';
import { toHex } from '../hex.ts';
import type { CardVisit, CardVisits } from '../reader/card-visits.ts';
import { readBestIdentity } from './card-identity.ts';

/**
 * Everything the card tells without keys; with the access code, the accounts behind it too. CardAccessCodeSet: the code
 * given is wrong.
 */
export async function inspect(
  visits: CardVisits,
  reader: string,
  accessCode: string | null,
): Promise<Result<CardInspection>> {
  const opened = await visits.open(reader);
  if (!opened.ok) return opened;
  using visit = opened.value;
  const issuer = await readIssuerData(visit);
  if (!issuer.ok) return issuer;
  const oath = await readOath(visit, accessCode);
  if (!oath.ok) return oath;
  const { atr, protocol } = visit.card;
  return succeed({ atr: toHex(atr), protocol, ...issuer.value, oath: oath.value, traffic: visit.traffic });
}

type IssuerData = Pick<
  CardInspection,
  'identity' | 'cplc' | 'cardImageNumber' | 'issuerIdentificationNumber' | 'keyInformation'
>;

async function readIssuerData(visit: CardVisit): Promise<Result<IssuerData>> {
  const data = {
    identity: null,
    cplc: null,
    cardImageNumber: null,
    issuerIdentificationNumber: null,
    keyInformation: null,
  };
  const domain = await visit.send(selectIssuerSecurityDomain);
  if (!domain.ok) return domain;
  if (domain.value === 'ABSENT') return succeed(data);

  const identity = await readBestIdentity(visit);
  if (!identity.ok && identity.problem.tag !== 'CardWithoutIdentity') return identity;
  const cplc = await readObject(visit, DataObject.CARD_PRODUCTION_LIFE_CYCLE);
  if (!cplc.ok) return cplc;
  const cardImageNumber = await readObject(visit, DataObject.CARD_IMAGE_NUMBER);
  if (!cardImageNumber.ok) return cardImageNumber;
  const issuerIdentificationNumber = await readObject(visit, DataObject.ISSUER_IDENTIFICATION_NUMBER);
  if (!issuerIdentificationNumber.ok) return issuerIdentificationNumber;
  const keyInformation = await readObject(visit, DataObject.KEY_INFORMATION);
  if (!keyInformation.ok) return keyInformation;
  return succeed({
    identity: identity.ok ? identity.value : null,
    cplc: cplc.value,
    cardImageNumber: cardImageNumber.value,
    issuerIdentificationNumber: issuerIdentificationNumber.value,
    keyInformation: keyInformation.value,
  });
}

async function readObject(visit: CardVisit, object: DataObject): Promise<Result<string | null>> {
  const value = await visit.send(getData(object));
  return value.ok ? succeed(value.value && toHex(value.value)) : value;
}

async function readOath(
  visit: CardVisit,
  accessCode: string | null,
): Promise<Result<CardInspection['oath']>> {
  const selected = await visit.send(selectOath);
  if (!selected.ok) return selected.problem.tag === 'CardWithoutOathApplet' ? succeed(null) : selected;
  const { version, deviceId, lock } = selected.value;
  const oath = { version, deviceId: toHex(deviceId), accessCodeSet: lock !== null };
  if (lock !== null) {
    if (accessCode === null) return succeed({ ...oath, accounts: null });
    const key = await accessKeyOf(accessCode, deviceId);
    const validated = await visit.send(validate(key, lock, randomBytes(8)));
    if (!validated.ok) return validated;
  }
  const accounts = await visit.send(listAccounts);
  return accounts.ok ? succeed({ ...oath, accounts: [...accounts.value] }) : accounts;
}
