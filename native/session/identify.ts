import type { CardIdentification } from '../../electron/contract/card-process.ts';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import { selectOath } from '../apdu/oath-select.ts';
import { selectIssuerSecurityDomain } from '../apdu/select.ts';
import { toHex } from '../hex.ts';
import type { CardVisits } from '../reader/card-visits.ts';
import { readBestIdentity } from './card-identity.ts';

/** Which card is in the reader, and whether it has an OATH applet: three APDUs for a card with a card image number. */
export async function identify(visits: CardVisits, reader: string): Promise<Result<CardIdentification>> {
  const opened = await visits.open(reader);
  if (!opened.ok) return opened;
  using visit = opened.value;

  const domain = await visit.send(selectIssuerSecurityDomain);
  if (!domain.ok) return domain;
  if (domain.value === 'ABSENT') return fail('CardWithoutIdentity');
  const identity = await readBestIdentity(visit);
  if (!identity.ok) return identity;
  const oath = await visit.send(selectOath);
  if (!oath.ok) return oath;

  const { version, deviceId, lock } = oath.value;
  return succeed({
    reader,
    presence: visit.card.presence,
    identity: identity.value,
    oath: { version, deviceId: toHex(deviceId), accessCodeSet: lock !== null },
    traffic: visit.traffic,
  });
}
