import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import type { StaffCardSignature, StaffCardSigning } from '../../electron/contract/staff-card.ts';
import { signHash } from '../apdu/piv-general-authenticate.ts';
import { getSignatureCertificate } from '../apdu/piv-get-data.ts';
import { selectPiv } from '../apdu/piv-select.ts';
import { verifyPin } from '../apdu/piv-verify.ts';
import { fromHex, toHex } from '../hex.ts';
import type { CardVisits } from '../reader/card-visits.ts';
import { ofStaffCard } from './of-staff-card.ts';

/**
 * One signature of a staff card in one exclusive visit: SELECT, certificate, VERIFY, GENERAL AUTHENTICATE. Only the card
 * that was read before hears the PIN (StaffCardChanged), and only its next command is allowed by it: the reset at the
 * end of the visit closes the card again.
 */
export async function signWithStaffCard(
  visits: CardVisits,
  { reader, certificate, pin, hash }: StaffCardSigning,
): Promise<Result<StaffCardSignature>> {
  const opened = await visits.open(reader);
  if (!opened.ok) return ofStaffCard(opened);
  using visit = opened.value;

  const selected = await visit.send(selectPiv);
  if (!selected.ok) return ofStaffCard(selected);
  const present = await visit.send(getSignatureCertificate);
  if (!present.ok) return ofStaffCard(present);
  if (toHex(present.value) !== certificate) return fail('StaffCardChanged');
  const verified = await visit.send(verifyPin(pin));
  if (!verified.ok) return ofStaffCard(verified);
  const signature = await visit.send(signHash(fromHex(hash)));
  return signature.ok ? succeed(toHex(signature.value)) : ofStaffCard(signature);
}
