import { type Result, succeed } from '../../electron/contract/result.ts';
import type { StaffCardReading } from '../../electron/contract/staff-card.ts';
import { getSignatureCertificate } from '../apdu/piv-get-data.ts';
import { selectPiv } from '../apdu/piv-select.ts';
import { askPinTries } from '../apdu/piv-verify.ts';
import { toHex } from '../hex.ts';
import type { CardVisits } from '../reader/card-visits.ts';
import { ofStaffCard } from './of-staff-card.ts';

/**
 * Whose staff card this is, by its own word, and whether its PIN can still be tried. Three APDUs and the parts of the
 * certificate; changes nothing on the card.
 */
export async function readStaffCard(visits: CardVisits, reader: string): Promise<Result<StaffCardReading>> {
  const opened = await visits.open(reader);
  if (!opened.ok) return ofStaffCard(opened);
  using visit = opened.value;

  const selected = await visit.send(selectPiv);
  if (!selected.ok) return ofStaffCard(selected);
  const certificate = await visit.send(getSignatureCertificate);
  if (!certificate.ok) return ofStaffCard(certificate);
  const tries = await visit.send(askPinTries);
  if (!tries.ok) return ofStaffCard(tries);

  const { presence } = visit.card;
  return succeed({ reader, presence, certificate: toHex(certificate.value), pinTriesLeft: tries.value });
}
