import { type CardCommand, type CardReply, CardRequest, type CardStats } from './card-control.ts';
import { SimulatedCard } from './simulated-card.ts';
import { type InsertedCard, insertCard } from './virtual-reader.ts';

/**
 * A process that is one card: started by {@link SimulatedCardProcess}, told by messages what happens to it. It ends
 * with its parent.
 */

let card: SimulatedCard | undefined;
let inserted: InsertedCard | undefined;

async function insert(next: SimulatedCard, port: number): Promise<void> {
  await inserted?.remove();
  card = next;
  inserted = await insertCard(next, { port });
}

const stats = (): CardStats => ({ present: inserted?.present ?? false, ...theCard().traffic });

async function obey(command: CardCommand): Promise<unknown> {
  switch (command.kind) {
    case 'insert':
      return insert(new SimulatedCard(command.profile), command.port);
    case 'reinsert':
      return insert(theCard(), command.port);
    case 'remove':
      return inserted?.remove();
    case 'arm':
      return theInsertedCard().faults.arm(command.fault);
    case 'disarm':
      return theInsertedCard().faults.disarm();
    case 'stats':
      return stats();
    case 'snapshot':
      return theCard().snapshot();
  }
}

function theCard(): SimulatedCard {
  if (card === undefined) throw new Error('no card has been inserted yet');
  return card;
}

function theInsertedCard(): InsertedCard {
  if (!inserted?.present) throw new Error('no card is in the reader');
  return inserted;
}

const reply = (message: CardReply) => process.send?.(message);

process.on('message', (message) => {
  const { id, command } = CardRequest.parse(message);
  obey(command).then(
    (value) => reply({ id, ok: true, value }),
    (error: unknown) => reply({ id, ok: false, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
