import type { ChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { IssuanceOutcome } from '../../../electron/contract/issuance.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { keyFile } from '../../../electron/host/key-file.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import type { Books } from '../../simulators/core/books.ts';
import { stockExternalCard } from '../../simulators/core/external-card.ts';
import { branches, customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { booksWhen } from '../books-when.ts';
import { openWindow } from '../open-window.ts';
import type { StepLog } from '../step-log.ts';
import { openSurroundings, type Surroundings } from '../surroundings.ts';
import { Teller, type Visit } from '../teller.ts';
import type { CardOnHand, Scenario } from './scenario.ts';

/** One issuance, as the terminal, the simulated card and the core tell it; times in milliseconds. */
interface IssuanceReport {
  readonly line: 'ONLINE' | 'OFFLINE';
  readonly card: 'SIMULATED' | 'EXTERNAL';
  readonly reader: string;
  readonly serialNo: string;
  readonly receiptNo: string;
  /** From the order to its end, at the desk, and how much of it was spent waiting for reader and card. */
  readonly totalMs: number;
  readonly cardMs: number;
  readonly oursMs: number;
  /** Commands of the order. Reading the card beforehand, while the teller looks on, is not among them. */
  readonly apduCount: number;
  /** What the card itself counted since it was put in; null for a card that can't be asked. */
  readonly simulator: { readonly apduCount: number; readonly cardMs: number } | null;
  /** The core's judgement. */
  readonly verdict: 'ACCEPTED' | 'REJECTED' | 'NONE';
  readonly coreNo: string | null;
  readonly checks: Readonly<Record<string, boolean>>;
}

/** How long a record may take to be judged once the line is up, milliseconds. */
const judgementLimit = 60_000;

/**
 * The main job without a person: one card is issued online; the line goes down and a second one is issued; the
 * application is started anew; the line comes back, and the core accepts both records after verifying the cards' proofs.
 * A card on hand is issued online in place of the first simulated card; the second card is always simulated. If the core
 * rejects the first, the scenario has failed and ends with it.
 */
export const issuance: Scenario = async (log, folder, cardOnHand) => {
  const surroundings = await log.step('core, reader service and card process started', () =>
    openSurroundings(folder),
  );
  let shell: ChromiumShell | null = null;
  try {
    const terminal = await surroundings.terminal();
    const open = async (): Promise<Teller> => {
      shell = await openWindow(terminal, complaints);
      const teller = new Teller(shell.page);
      await teller.seeSignIn();
      return teller;
    };
    const complaints: string[] = [];
    const visits = [firstVisit(cardOnHand), secondVisit(cardOnHand)] as const;
    const simulated: Pick<IssuanceReport, 'simulator'>['simulator'][] = [];

    if (cardOnHand !== null)
      await log.step('the core takes the card into the branch’s stock', () =>
        surroundings.core.control({ do: 'registerExternalCard', card: cardOnHand.card }),
      );

    let teller = await log.step('application opened, sign-in page ready', open);
    await log.step('teller signed in', () => signIn(teller));
    await log.step('line is up', () => teller.seeLine('온라인'));

    if (cardOnHand === null)
      await log.step('first card put on the reader', () => insert(surroundings, 1, visits[0]));
    simulated.push(await issueOne(log, teller, surroundings, visits[0], 'online', cardOnHand === null));
    let books = await log.step(
      'core has judged the first record',
      () => judged(surroundings, visits.slice(0, 1)),
      verdicts,
    );
    // What the core turns down has failed the scenario already: nothing is done after it.
    const isFirstAccepted = books.issuances.every(({ verdict }) => verdict === 'ACCEPTED');
    if (isFirstAccepted) {
      await log.step('line cut', async () => {
        await surroundings.core.control({ do: 'line', state: 'DOWN' });
        await teller.seeLine('오프라인');
      });
      await log.step('second card put on the reader', () => insert(surroundings, 2, visits[1]));
      simulated.push(await issueOne(log, teller, surroundings, visits[1], 'offline', true));

      await log.step('application closed', async () => shell?.close());
      teller = await log.step('application opened again, still offline', open);
      await log.step('teller signed in offline', () => signIn(teller));
      await log.step('the second record waits', () => teller.seeHistory('전송 대기', [visits[1].serialNo]));

      await log.step('line restored', async () => {
        await surroundings.core.control({ do: 'line', state: 'UP' });
        await teller.seeLine('온라인');
      });
      books = await log.step('core has judged both records', () => judged(surroundings, visits), verdicts);
      if (books.issuances.every(({ verdict }) => verdict === 'ACCEPTED')) {
        const serialNos = visits.map(({ serialNo }) => serialNo);
        await log.step('the history says so', () => teller.seeHistory('승인', serialNos));
      }
    }
    await log.step('application closed', async () => shell?.close());

    const outcomes = await outcomesAt(terminal.dataFolder);
    const done = isFirstAccepted ? visits : visits.slice(0, 1);
    const issuances = done.map((visit, index) =>
      reportOf(visit, outcomes.get(visit.serialNo), books, {
        line: index === 0 ? 'ONLINE' : 'OFFLINE',
        card: index === 0 && cardOnHand !== null ? 'EXTERNAL' : 'SIMULATED',
        simulator: simulated[index] ?? null,
      }),
    );
    const faults = [...faultsIn(books, issuances), ...complaints];
    return {
      faults,
      told: issuances.map(lineOf),
      success: 'The core’s books show both issuances accepted.',
      report: { faults, steps: log.steps, issuances },
    };
  } finally {
    await (shell as ChromiumShell | null)?.close();
    await surroundings.stop();
  }
};

function lineOf(of: IssuanceReport): string {
  const came = Object.values(of.checks).filter(Boolean).length;
  return (
    `${of.line} ${of.card} card ${of.serialNo}: ` +
    `${of.apduCount} APDUs, ${of.totalMs} ms = ${of.cardMs} ms card + ${of.oursMs} ms ours · ` +
    `core: ${of.verdict} ${of.coreNo ?? ''}, ${came} of ${Object.keys(of.checks).length} checks right`
  );
}

const firstVisit = (cardOnHand: CardOnHand | null): Visit => ({
  customerNo: customers.withoutTier.customerNo,
  reader: cardOnHand?.reader ?? VIRTUAL_READERS[0].name,
  serialNo:
    cardOnHand === null ? serialNoOf(1) : stockExternalCard(cardOnHand.card, branches.main.branchNo).serialNo,
  cash: 5_000,
});

/** The second card goes where the first is not, if the first can't be taken out by us. */
const secondVisit = (cardOnHand: CardOnHand | null): Visit => ({
  customerNo: customers.family.customerNo,
  reader: (VIRTUAL_READERS.find(({ name }) => name !== cardOnHand?.reader) ?? VIRTUAL_READERS[0]).name,
  serialNo: serialNoOf(2),
  cash: 3_000,
});

const signIn = (teller: Teller): Promise<void> => teller.signIn(staff.teller.staffNo, staff.teller.password);

async function insert({ card }: Surroundings, n: number, visit: Visit): Promise<void> {
  const port = VIRTUAL_READERS.find(({ name }) => name === visit.reader)?.port;
  await card.insert(sampleCard(n), port);
}

/** One issuance by the teller's hand; returns what a simulated card counted. */
async function issueOne(
  log: StepLog,
  teller: Teller,
  { card }: Surroundings,
  visit: Visit,
  line: 'online' | 'offline',
  isSimulated: boolean,
): Promise<IssuanceReport['simulator']> {
  await log.step(`${line}: customer found, identity and phone checked`, () => teller.takeIn(visit));
  await log.step(`${line}: card read and compared`, () => teller.seeCard(visit));
  await log.step(`${line}: fee taken in cash`, () => teller.takeFee(visit));
  await log.step(
    `${line}: card issued`,
    () => teller.issue(),
    ({ receiptNo, testOtp }) =>
      `receipt ${receiptNo}, ${testOtp === null ? 'a ticket came out right' : 'the core confirmed the test OTP'}`,
  );
  await log.step(`${line}: receipt shown, ready for the next customer`, () => teller.finish());
  if (!isSimulated) return null;
  const { apduCount, cardMs } = await card.stats();
  return { apduCount, cardMs: Math.round(cardMs * 10) / 10 };
}

/** Waits until the core has judged the records of all these visits. */
const judged = ({ core }: Surroundings, visits: readonly Visit[]): Promise<Books> =>
  booksWhen(
    core,
    ({ issuances }) => visits.every(({ serialNo }) => issuances.some((entry) => entry.serialNo === serialNo)),
    judgementLimit,
    'the core has not judged the record in time',
  );

const verdicts = ({ issuances }: Books): string => issuances.map(({ verdict }) => verdict).join(', ');

/** What the closed terminal remembers of its issuances, by the card's serial number. */
async function outcomesAt(dataFolder: string): Promise<Map<string, IssuanceOutcome>> {
  const opened = openDatabase(dataFolder, await keyFile(dataFolder).read(), Date.now());
  if (!opened.ok) throw new Error(`the terminal's database does not open: ${opened.problem.tag}`);
  const { connection, close } = opened.value;
  const shown = connection
    .prepare<[], string>('SELECT shown FROM issuance WHERE shown IS NOT NULL')
    .pluck()
    .all();
  close();
  return new Map(
    shown
      .map((json) => IssuanceOutcome.parse(JSON.parse(json)))
      .map((outcome) => [outcome.cardSerialNo, outcome]),
  );
}

function reportOf(
  visit: Visit,
  outcome: IssuanceOutcome | undefined,
  books: Books,
  known: Pick<IssuanceReport, 'line' | 'card' | 'simulator'>,
): IssuanceReport {
  if (outcome === undefined) throw new Error(`the terminal has no issuance of card ${visit.serialNo}`);
  const judgement = books.issuances.find(({ issuanceId }) => issuanceId === outcome.issuanceId);
  return {
    ...known,
    reader: visit.reader,
    serialNo: visit.serialNo,
    receiptNo: outcome.receiptNo,
    totalMs: outcome.elapsedMs,
    cardMs: outcome.cardMs,
    oursMs: outcome.elapsedMs - outcome.cardMs,
    apduCount: outcome.apduCount,
    verdict: judgement?.verdict ?? 'NONE',
    coreNo: judgement?.coreNo ?? null,
    checks: judgement?.checks ?? {},
  };
}

/** Everything in the core's own books that is not as it should be. */
function faultsIn(books: Books, issuances: readonly IssuanceReport[]): string[] {
  const faults = issuances.flatMap(({ serialNo, verdict, checks }) => {
    const failed = Object.entries(checks).filter(([, came]) => !came);
    if (verdict !== 'ACCEPTED') return [`card ${serialNo}: the core's verdict is ${verdict}`];
    if (Object.keys(checks).length === 0) return [`card ${serialNo}: the core checked nothing`];
    return failed.map(([check]) => `card ${serialNo}: the core's check ${check} failed`);
  });
  if (books.issuances.length !== issuances.length)
    faults.push(`the core's books show ${books.issuances.length} issuances instead of ${issuances.length}`);
  for (const { reason, seq } of books.alarms)
    faults.push(`the core raised an alarm at entry ${seq}: ${reason}`);
  return faults;
}
