import type { ChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import type { Books } from '../../simulators/core/books.ts';
import { customers, reportedLostDocuments, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { booksWhen } from '../books-when.ts';
import { openWindow } from '../open-window.ts';
import { openSurroundings, type Surroundings } from '../surroundings.ts';
import { Teller, type Visit } from '../teller.ts';
import { disagreements, readTerminalBooks, type TerminalBooks } from './books-of-both-sides.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds a backlog may take to be judged once the line is up. */
const judgementLimit = 90_000;

/** Who comes while the line is down; the second shows an identity document whose loss was reported. */
const comers = [customers.withoutTier, customers.family, customers.best] as const;
const visits: readonly Visit[] = comers.map(({ customerNo }, index) => ({
  customerNo,
  reader: VIRTUAL_READERS[0].name,
  serialNo: serialNoOf(index + 1),
  cash: 5_000,
}));

/**
 * A day's work with the line down: three cards are issued, the desk process is killed and the application started
 * anew; the line comes back, the backlog drains, and the core rejects one record without holding up those behind it.
 * The teller corrects it, the core accepts the correction, and the books of both sides are held against each other.
 */
export const outage: Scenario = async (log, folder) => {
  const surroundings = await log.step('core, reader service and card process started', () =>
    openSurroundings(folder),
  );
  const { core, card } = surroundings;
  const complaints: string[] = [];
  let shell: ChromiumShell | null = null;
  try {
    const terminal = await surroundings.terminal();
    const open = async (): Promise<Teller> => {
      shell = await openWindow(terminal, complaints);
      const teller = new Teller(shell.page);
      await teller.seeSignIn();
      return teller;
    };
    const signIn = (teller: Teller) => teller.signIn(staff.teller.staffNo, staff.teller.password);
    const serialNos = visits.map(({ serialNo }) => serialNo);

    let teller = await log.step('application opened, sign-in page ready', open);
    await log.step('teller signed in', () => signIn(teller));
    await log.step('line cut', async () => {
      await core.control({ do: 'line', state: 'DOWN' });
      await teller.seeLine('오프라인');
    });
    for (const [index, visit] of visits.entries()) {
      await log.step(`card ${visit.serialNo} issued without the line`, async () => {
        await card.insert(sampleCard(index + 1));
        await teller.findCustomer(visit.customerNo);
        await teller.next();
        await teller.check(index === 1 ? reportedLostDocuments[0] : undefined);
        await teller.next();
        await teller.seeCard(visit);
        await teller.takeFee(visit);
        await teller.issue();
        await teller.finish();
        await card.remove();
      });
    }

    await log.step('the desk process is killed; it comes back by itself', async () => {
      shell?.kill('desk');
      await teller.seeSignIn();
    });
    await log.step('application closed and started anew', async () => {
      await shell?.close();
      teller = await open();
    });
    await log.step('teller signed in, still without the line', () => signIn(teller));
    await log.step('all three records are there and wait', () => teller.seeHistory('전송 대기', serialNos));

    await log.step('line restored', async () => {
      await core.control({ do: 'line', state: 'UP' });
      await teller.seeLine('온라인');
    });
    await log.step(
      'the backlog drains; the core judges every record',
      () => until(core, ({ issuances }) => issuances.length >= visits.length),
      verdicts,
    );
    await log.step('the rejected record held up neither of the others', () =>
      teller.seeHistory('승인', [serialNoOf(1), serialNoOf(3)]),
    );
    await log.step('teller corrects the rejected record with another document', () =>
      teller.correct({ kind: '여권', number: 'M12345678' }),
    );
    await log.step(
      'the core accepts the correction',
      () => until(core, ({ issuances }) => issuances.some(({ supersedes }) => supersedes !== null)),
      verdicts,
    );
    await log.step('the history says so of all three', () => teller.seeHistory('승인', serialNos));
    await log.step('the queue of corrections is empty', () => teller.seeNothingToCorrect());
    await log.step('application closed', async () => shell?.close());

    const ours = await readTerminalBooks(terminal.dataFolder);
    const theirs = await core.books();
    const faults = [...disagreements(ours, theirs), ...complaints];
    return {
      faults,
      told: comparison(ours, theirs),
      success: 'Terminal and core have the same books: every record once, every won accounted for.',
      report: { faults, steps: log.steps, terminal: ours, core: theirs },
    };
  } finally {
    await (shell as ChromiumShell | null)?.close();
    await surroundings.stop();
  }
};

const until = (core: Surroundings['core'], shows: (books: Books) => boolean): Promise<Books> =>
  booksWhen(core, shows, judgementLimit, 'the core has not judged the records in time');

const verdicts = ({ issuances }: Books): string =>
  issuances.map(({ verdict, rejectionCode }) => rejectionCode ?? verdict).join(', ');

const comparison = (ours: TerminalBooks, { terminals, issuances, fees }: Books): string[] => [
  `records:          terminal ${ours.entries}, core ${terminals[0]?.entryCount ?? 0}`,
  `cards issued:     terminal ${ours.issued.length}, core ${issuances.filter(({ verdict }) => verdict === 'ACCEPTED').length}`,
  `cash from fees:   terminal ${ours.drawer} won, core ${fees.cash} won`,
  `rejected, mended: terminal ${ours.corrected}, core ${issuances.filter(({ supersedes }) => supersedes !== null).length}`,
];
