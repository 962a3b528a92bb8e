import { fail, type Result, succeed } from '../../../electron/contract/result.ts';
import { fromHex } from '../../../native/hex.ts';
import { CardVisit, type CardVisits } from '../../../native/reader/card-visits.ts';
import type { SimulatedCard } from '../../simulators/card/simulated-card.ts';

/** Visits to the card in a reader without pcscd: it is pulled out before its n-th command, by default never. */
export function visitsTo(
  card: SimulatedCard | null,
  reader: string,
  pulledBefore = Number.POSITIVE_INFINITY,
): CardVisits {
  let commands = 0;
  const absent = fail('CardAbsent', { reader });
  const slot = {
    connect: async () => (commands < pulledBefore ? succeed('T=1' as const) : absent),
    transmit: async (apdu: Uint8Array): Promise<Result<Uint8Array>> => {
      commands += 1;
      return commands < pulledBefore && card ? succeed(card.transmit(apdu)) : fail('CardMute', { reader });
    },
    disconnect: async () => card?.powerOff(),
  };
  const visits: Pick<CardVisits, 'open'> = {
    open: async () => {
      if (card === null) return absent;
      card.powerOn();
      const visited = { reader, presence: 1, atr: fromHex(''), protocol: 'T=1' as const };
      return succeed(new CardVisit(visited, slot, () => {}, 0));
    },
  };
  return visits as CardVisits;
}
