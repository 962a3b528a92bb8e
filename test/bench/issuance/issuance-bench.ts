import { setTimeout as sleep } from 'node:timers/promises';
import type { IssuanceOutcome } from '../../../electron/contract/issuance.ts';
import { firstReader, orderFor, TerminalRig } from '../../integration/desk/terminal-rig.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { insertCard, VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { cardNumbers, customers } from '../../simulators/core/sample-bank.ts';
import type { Bench, Measurement } from '../bench.ts';
import { BareVisitor } from './bare-visitor.ts';
import { type Exchange, RecordingCard } from './recording-card.ts';

const lines = ['online', 'offline'] as const;
/** The branch's stock, half of it online, half offline; the first of each half is issued to hear what is said to it. */
const cardsALine = Math.floor(cardNumbers.mainBranchStock.length / lines.length);
const bareReader = VIRTUAL_READERS[1];

/** Milliseconds a teller looks at the card's number before ordering; the card's reset after the reading is over then. */
const lookMs = 500;

/**
 * Issuances on the whole real path but the page: desk, card process, pcscd, reader, card, core over HTTPS; each beside
 * the same commands sent to an equal card in the other reader by nothing but the binding.
 */
export const issuanceBench: Bench = {
  async run() {
    const rig = await TerminalRig.start();
    const bareCard = await SimulatedCardProcess.start();
    const visitor = await BareVisitor.start(bareReader.name);
    try {
      await rig.startTerminal();
      await rig.signIn();
      await rig.online();
      const measurements: Measurement[] = [];
      for (const [half, line] of lines.entries()) {
        if (line === 'offline') {
          await rig.core.control({ do: 'line', state: 'DOWN' });
          await rig.offline();
        }
        const [first = 0, ...others] = cardNumbers.mainBranchStock
          .slice(half * cardsALine)
          .slice(0, cardsALine);
        const said = await recordIssuance(rig, first);
        await bareCard.insert(sampleCard(first), bareReader.port);
        const rounds: Round[] = [];
        for (const card of others) {
          await rig.insertCard(card);
          const issued = await issue(rig, card, said.length);
          // What is being sent to the core meanwhile would slow the bare visit.
          if (line === 'online') await rig.until(({ waiting }) => waiting === 0);
          rounds.push({ ...issued, bareMs: await bareVisit(visitor, said) });
        }
        measurements.push(...measurementsOf(line, rounds));
      }
      return {
        setting: `${cardsALine - 1} cards issued online, ${cardsALine - 1} offline, each against the same APDUs alone`,
        measurements,
      };
    } finally {
      await visitor.stop();
      await bareCard.stop();
      await rig.stop();
    }
  },
};

/** Milliseconds of one issuance as its caller saw it, what the card took of it, and of the bare visit beside it. */
interface Round {
  readonly totalMs: number;
  readonly cardMs: number;
  readonly bareMs: number;
}

/** Issues a card that keeps what is said to it from the order on. */
async function recordIssuance(rig: TerminalRig, n: number): Promise<Exchange[]> {
  await rig.card.remove();
  const card = new RecordingCard(sampleCard(n));
  const inserted = await insertCard(card);
  await rig.cardPresent();
  await readCard(rig);
  card.takeExchanges();
  await order(rig, n);
  await inserted.remove();
  return card.takeExchanges();
}

async function issue(rig: TerminalRig, n: number, apdus: number): Promise<Omit<Round, 'bareMs'>> {
  await readCard(rig);
  const startedAt = performance.now();
  const { cardMs, apduCount } = await order(rig, n);
  const totalMs = performance.now() - startedAt;
  if (apduCount !== apdus) throw new Error(`${apduCount} APDUs where ${apdus} were expected`);
  return { totalMs, cardMs };
}

/** What the page does as soon as a card lies on the reader, long before the order. */
async function readCard(rig: TerminalRig): Promise<void> {
  const read = await rig.desk.issuance.identifyCard({ reader: firstReader });
  if (!read.ok) throw new Error(read.problem.tag);
  await sleep(lookMs);
}

/** A visit to a card that was read shortly before, as the issuance's card was: a card left alone loses its power. */
async function bareVisit(visitor: BareVisitor, said: readonly Exchange[]): Promise<number> {
  await visitor.replay(said);
  await sleep(lookMs);
  return visitor.replay(said);
}

/** Every card for the same customer, who keeps losing them: the rules of replacement are the only difference. */
async function order(rig: TerminalRig, n: number): Promise<IssuanceOutcome> {
  const issued = await rig.desk.issuance.perform(orderFor(n, customers.withoutTier, { replacement: 'LOST' }));
  if (!issued.ok) throw new Error(issued.problem.tag);
  return issued.value;
}

function measurementsOf(line: string, rounds: readonly Round[]): Measurement[] {
  const bare = `${line}: the APDUs alone`;
  const measurement = (name: string, of: (round: Round) => number, against: string[]): Measurement => ({
    name,
    unit: 'ms',
    rounds: rounds.map(of),
    against,
  });
  return [
    measurement(`${line}: issuance`, ({ totalMs }) => totalMs, [bare]),
    measurement(`${line}: of it card`, ({ cardMs }) => cardMs, [bare]),
    measurement(`${line}: of it ours`, ({ totalMs, cardMs }) => totalMs - cardMs, [bare]),
    measurement(bare, ({ bareMs }) => bareMs, []),
  ];
}
