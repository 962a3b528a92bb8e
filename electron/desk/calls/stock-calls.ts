import { fail, succeed } from '../../contract/result.ts';
import type { Calls } from './guarded-calls.ts';

export const stockCalls = ({ guarded }: Calls) => ({
  overview: guarded.stock.overview.handler(({ context: { counter } }) =>
    succeed(counter.stockView.overview()),
  ),
  batch: guarded.stock.batch.handler(({ context: { counter }, input }) =>
    counter.batches.require(input.batchNo),
  ),
  cards: guarded.stock.cards.handler(({ context: { counter }, input }) =>
    succeed({ cards: counter.stockView.cardsAt(input.place) }),
  ),
  find: guarded.stock.find.handler(({ context: { counter }, input }) =>
    succeed({ cards: counter.stockView.find(input.query) }),
  ),
  story: guarded.stock.story.handler(({ context: { counter }, input }) => {
    const story = counter.cardStories.tell(input.serialNo);
    return story === undefined ? fail('SerialUnknown', { serialNo: input.serialNo }) : succeed(story);
  }),
  receive: guarded.stock.receive.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.receive(input, person),
  ),
  assign: guarded.stock.assign.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.assign(input, person),
  ),
  spoil: guarded.stock.spoil.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.spoil(input, person),
  ),
  lose: guarded.stock.lose.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.lose(input, person),
  ),
  returnCards: guarded.stock.returnCards.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.returnCards(input, person),
  ),
  count: guarded.stock.count.handler(({ context: { counter, person }, input }) =>
    counter.stockKeeper.count(input, person),
  ),
});
