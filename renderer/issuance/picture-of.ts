import type { Problem } from '../../electron/contract/problem.ts';
import type { PictureState } from './card-picture.tsx';
import type { CardView } from './use-card-on-reader.ts';
import type { Issuing } from './use-issuing.ts';

/** Problems after which the card in hand is not to be used again. */
const cardIsBad: ReadonlySet<Problem['tag']> = new Set([
  'CardNotGenuine',
  'CardTerminated',
  'CardLocked',
  'CardFactoryKeys',
  'TestOtpRefused',
  'TicketMismatch',
]);

/** What the picture shows: before the order what lies on the reader, after it whether the same card still does. */
export function pictureOf(
  card: Pick<CardView, 'state' | 'reader'>,
  issuing: Pick<Issuing, 'running' | 'problem'>,
): PictureState {
  const lies = card.reader?.state === 'PRESENT' || card.reader?.state === 'IN_USE';
  if (issuing.problem !== null && cardIsBad.has(issuing.problem.tag) && !issuing.running) return 'REFUSED';
  if (issuing.running || issuing.problem !== null) return lies ? 'WORKING' : 'PULLED';
  return card.state === 'SEVERAL' ? 'EMPTY' : card.state;
}
