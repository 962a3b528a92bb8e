import { fromHex, toHex } from '../../card/hex.ts';
import { pseudoRandomCardChallenge } from '../../card/scp03.ts';
import { isCardGenuine, parseInitializeUpdateAnswer } from '../../card/scp03-host.ts';
import { type CoreCard, cardResponse } from '../core-card.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** Bytes of an SCP03 host challenge. */
const HOST_CHALLENGE_BYTES = 8;

type InitializeUpdateAnswer = NonNullable<ReturnType<typeof parseInitializeUpdateAnswer>>;

/**
 * Proof of genuineness: INITIALIZE UPDATE was asked with the beginning of this transaction's hash and answered by
 * whoever holds the card's SCP03 keys; its sequence counter has risen since the last proof.
 */
export function checkCryptogram({
  issued,
  start,
  card,
  supersedes,
}: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (card === undefined) return 'CARD_UNKNOWN';
  const { hostChallenge, initializeUpdate } = issued.proof;
  if (hostChallenge !== start.entry.hash.slice(0, 2 * HOST_CHALLENGE_BYTES)) return 'CARD_PROOF_REPLAYED';
  const answer = parseInitializeUpdateAnswer(fromHex(initializeUpdate));
  if (answer === undefined || !isOfThisCard(card, answer)) return 'CARD_NOT_GENUINE';

  // The third key is for key changes alone (GP Amendment D §6.2); a verifier has no use for it.
  const keys = { enc: fromHex(card.keyEnc), mac: fromHex(card.keyMac), dek: new Uint8Array() };
  if (!isCardGenuine(keys, fromHex(hostChallenge), answer)) return 'CARD_NOT_GENUINE';
  // A correction brings the proof that was noted when the record it corrects was judged: it must still be the last.
  const oldest = supersedes === undefined ? card.sequenceCounter + 1 : card.sequenceCounter;
  return answer.sequenceCounter === undefined || answer.sequenceCounter >= oldest
    ? undefined
    : 'CARD_PROOF_REPLAYED';
}

/** The card's counter in a proof; unchanged when the card does not count. */
export const sequenceCounterOf = (initializeUpdate: string, card: CoreCard): number =>
  parseInitializeUpdateAnswer(fromHex(initializeUpdate))?.sequenceCounter ?? card.sequenceCounter;

/** Proof of possession: the seed's HMAC over the whole hash of this transaction. */
export function checkPossession({ issued, start, card }: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (card === undefined) return 'CARD_UNKNOWN';
  return toHex(cardResponse(card, start.entry.hash)) === issued.proof.possession
    ? undefined
    : 'CARD_WITHOUT_SEED';
}

function isOfThisCard(card: CoreCard, answer: InitializeUpdateAnswer): boolean {
  const { keyDiversificationData, keyVersion, issuerDomainAid } = card;
  return (
    (keyDiversificationData === null || keyDiversificationData === toHex(answer.keyDiversificationData)) &&
    (keyVersion === 0 || keyVersion === answer.keyVersion) &&
    (issuerDomainAid === null || isCounterAuthentic(card, issuerDomainAid, answer))
  );
}

/** The cryptogram does not cover the counter; the pseudo-random card challenge does (GP Amendment D §6.2.2.1). */
function isCounterAuthentic(
  { keyEnc }: CoreCard,
  issuerDomainAid: string,
  { sequenceCounter, cardChallenge }: InitializeUpdateAnswer,
): boolean {
  if (sequenceCounter === undefined) return true;
  const expected = pseudoRandomCardChallenge(fromHex(keyEnc), sequenceCounter, fromHex(issuerDomainAid));
  return toHex(expected) === toHex(cardChallenge);
}
