import type { ChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import type { Books } from '../../simulators/core/books.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { booksWhen } from '../books-when.ts';
import { compensation, decided, lateFile, latePaper, loss, obituaryStory, sha256Of } from '../claim-story.ts';
import { ClaimTeller } from '../claim-teller.ts';
import { KeyboardHands } from '../keyboard-hands.ts';
import { openWindow } from '../open-window.ts';
import { openSurroundings } from '../surroundings.ts';
import { Teller } from '../teller.ts';
import { disagreements, readTerminalBooks } from './books-of-both-sides.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds the core may take to hear of something, and to judge it. */
const judgementLimit = 90_000;

/**
 * A smishing claim from the counter to the decision: taken in without the line and over a restart, filed under a
 * provisional number, held by the core for one paper, completed, decided, explained to the customer. At the end the
 * core's books, the hashes of the evidence and the page are held against each other.
 */
export const claim: Scenario = async (log, folder) => {
  const surroundings = await log.step('core, reader service and card process started', () =>
    openSurroundings(folder),
  );
  const { core } = surroundings;
  const complaints: string[] = [];
  const faults: string[] = [];
  const story = obituaryStory(customers.claimantOfTheDemo, Date.now());
  let shell: ChromiumShell | null = null;
  try {
    const terminal = await surroundings.terminal();
    const open = async (): Promise<ClaimTeller> => {
      shell = await openWindow(terminal, complaints);
      const teller = new Teller(shell.page);
      await teller.seeSignIn();
      await teller.signIn(staff.teller.staffNo, staff.teller.password);
      return new ClaimTeller(shell.page, new KeyboardHands(shell.page));
    };
    const seeLine = (words: '온라인' | '오프라인') =>
      shell === null ? Promise.resolve() : new Teller(shell.page).seeLine(words);
    const until = (shows: (books: Books) => boolean) =>
      booksWhen(core, shows, judgementLimit, 'the core has not come so far in time');
    const courseIs = (step: string) => until(({ claims }) => claims.at(-1)?.course.at(-1) === step);
    const courseOf = ({ claims }: Books): string => claims.at(-1)?.course.join(' → ') ?? '';

    let teller = await log.step('application opened, teller signed in', open);
    await log.step('line cut', async () => {
      await core.control({ do: 'line', state: 'DOWN' });
      await seeLine('오프라인');
    });
    await log.step('who: the customer, the identity document, how to be told', async () => {
      await teller.begin(story);
      await teller.who(story);
    });
    await log.step('what happened: a mobile obituary; nine questions', () => teller.what(story));
    await log.step('the money: five movements out of the bank’s statement, two of them to exchanges', () =>
      teller.money(story),
    );
    await log.step('application closed in the middle and started anew', async () => {
      await teller.seeSaved();
      await shell?.close();
      teller = await open();
      await teller.resume();
    });
    await log.step('evidence: five papers, the police confirmation promised', () => teller.evidence(story));
    await log.step('declaration read, consents given, the signed form scanned', () => teller.declare());
    const provisionalNo = await log.step('filed without the line', () => teller.file(), String);

    await log.step('line restored', async () => {
      await core.control({ do: 'line', state: 'UP' });
      await seeLine('온라인');
    });
    const held = await log.step(
      'the core has every file and holds the claim for one paper',
      () => courseIs('DOCUMENTS_WANTED'),
      courseOf,
    );
    const filed = held.claims.at(-1);
    const coreNo = filed?.coreNo ?? '';
    const claimId = filed?.claimId ?? '';
    const panel = await log.step('the customer’s later visit: found by the number of the receipt', () =>
      teller.find(provisionalNo),
    );
    await log.step(
      'the page shows the core’s number',
      () => panel.getByText(coreNo).first().waitFor(),
      () => coreNo,
    );
    await log.step('the police confirmation is brought and sent', () =>
      teller.supplement(latePaper, lateFile),
    );
    await log.step('the claim is complete and reviewed', () => courseIs('UNDER_REVIEW'), courseOf);
    await log.step('head office investigates and decides', async () => {
      await core.control({ do: 'advanceCase', claimId, event: { kind: 'INVESTIGATION' } });
      await core.control({ do: 'advanceCase', claimId, event: decided });
    });
    const explained = await log.step(
      'the decision explained at the counter',
      async () => (await panel.getByText(/× 15% =/).textContent()) ?? '',
      String,
    );
    if (!explained.includes(compensation.toLocaleString('en-US')))
      faults.push(`the page explains: ${explained}`);
    await log.step('application closed', async () => shell?.close());

    const ours = await readTerminalBooks(terminal.dataFolder);
    const theirs = await core.books();
    const brought = [...story.papers.values(), lateFile].map(sha256Of).sort();
    const atCore = theirs.evidence.map(({ sha256 }) => sha256).sort();
    if (brought.join() !== atCore.join())
      faults.push('the files at the core are not those the customer brought');
    if (theirs.claims.length !== 1) faults.push(`the core has judged ${theirs.claims.length} claims`);
    faults.push(...disagreements(ours, theirs), ...complaints);
    return {
      faults,
      told: [
        `claim:      ${provisionalNo}, at the core ${coreNo}`,
        `course:     ${courseOf(theirs)}`,
        `loss:       ${loss.toLocaleString('en-US')} won in 5 movements`,
        `evidence:   ${brought.length} files brought, ${atCore.length} at the core, every hash the same`,
        `decision:   ${explained}`,
        `records:    terminal ${ours.entries}, core ${theirs.terminals[0]?.entryCount ?? 0}`,
      ],
      success: 'The core’s books, the evidence and the page agree.',
      report: { faults, steps: log.steps, terminal: ours, core: theirs },
    };
  } finally {
    await (shell as ChromiumShell | null)?.close();
    await surroundings.stop();
  }
};
