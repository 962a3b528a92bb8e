// First of all: what is imported after it has its timers already.
import './time-lapse.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../../../electron/contract/result.ts';
import { Desk } from '../../../electron/desk/desk.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import { seededRandom } from '../random.ts';
import { CardOnReader } from '../terminal/card-on-reader.ts';
import { Teller } from '../terminal/teller.ts';
import { tellOfEveryEntry } from '../terminal/told.ts';
import { chaosCustomers, type FromTerminal, type TellerAct, ToTerminal } from './terminal-message.ts';

/**
 * A process that is a terminal with a teller who does one thing at a time as they are told: the real desk, its calls,
 * the card process's code; a core over HTTPS. It is started with all its code loaded, and ends with its parent.
 */

const answer = (message: FromTerminal) => process.send?.(message);
let clockAheadMs = 0;
let desk: Desk | null = null;
let teller: Teller | null = null;
let toCard: CardOnReader['deliver'] = () => {};

process.on('message', (raw) => {
  const message = ToTerminal.parse(raw);
  switch (message.tell) {
    case 'start':
      ({ clockAheadMs } = message);
      void open(message);
      return;
    case 'clock':
      ({ clockAheadMs } = message);
      return;
    case 'act':
      void act(message.act);
      return;
    case 'status': {
      const { ready, waiting, provisional, evidence } = terminalStatus(started());
      answer({ is: 'status', ready, waiting, provisional, papers: evidence.length });
      return;
    }
  }
});
process.once('disconnect', () => process.exit());

async function open({ start, told, seed }: ToTerminal & { tell: 'start' }): Promise<void> {
  tellOfEveryEntry(told, () => {});
  const opened = Desk.open(start, {
    postToCard: (data) => toCard(data),
    restartCard: () => {},
    print: () => Promise.resolve('PRINTED'),
    now: () => Date.now() + clockAheadMs,
  });
  if (!opened.ok) {
    answer({ is: 'closed', problem: opened.problem.tag });
    return;
  }
  desk = opened.value;
  const card = new CardOnReader((data) => desk?.card.deliver(data));
  toCard = card.deliver;
  desk.card.connect();
  // What is being restored has no teller before the core is heard, and its calls say so.
  while (!terminalStatus(desk).ready && !desk.restoring) await sleep(10);
  teller = new Teller(desk, card, seededRandom(seed));
  answer({ is: 'ready' });
}

async function act(wanted: TellerAct): Promise<void> {
  let result = await carryOut(wanted);
  // As at the counter: whoever finds their session ended signs in and does it again.
  if (result !== null && !result.ok && sessionProblems.has(result.problem.tag)) {
    const signedIn = await atWork().signIn();
    result = signedIn.ok ? await carryOut(wanted) : signedIn;
  }
  const told = (result?.ok ? (result.value as Partial<Issued & Filed> | null) : null) ?? {};
  const { issuanceId, receiptNo, claimId, provisionalNo } = told;
  answer({
    is: 'done',
    problem: result === null || result.ok ? null : result.problem.tag,
    issued: issuanceId === undefined || receiptNo === undefined ? null : { issuanceId, receiptNo },
    filed: claimId === undefined || provisionalNo === undefined ? null : { claimId, provisionalNo },
  });
}

type Done = FromTerminal & { is: 'done' };
type Issued = NonNullable<Done['issued']>;
type Filed = NonNullable<Done['filed']>;

const sessionProblems: ReadonlySet<string> = new Set(['NotSignedIn', 'SessionLocked', 'SessionExpired']);

function carryOut(told: TellerAct): Promise<Result<unknown> | null> {
  const at = atWork();
  switch (told.act) {
    case 'ISSUE':
      return at.issueTo({ ...told, customer: chaosCustomers[told.customer] });
    case 'RESUME':
      return at.resumeOldest();
    case 'ABANDON':
      return at.abandonOldest(told.carryCash);
    case 'RETURN_CARRIED':
      return at.returnCarried();
    case 'SPOIL_PHANTOM':
      return at.spoilPhantom();
    case 'CORRECT':
      return at.corrections.correct();
    case 'RECALL':
      return at.corrections.recall(told.outcome);
    case 'WITHDRAW':
      return at.corrections.withdraw();
    case 'OPEN_DRAWER':
      return at.cash.openDrawer();
    case 'MOVE_CASH':
      return at.cash.moveCash(told.direction);
    case 'COUNT_DRAWER':
      return at.cash.count();
    case 'BOOK_DIFFERENCE':
      return at.cash.bookDifference(told.found);
    case 'HAND_DRAWER_OVER':
      return at.cash.handOver();
    case 'CLOSE_DAY':
      return at.cash.closeDay();
    case 'PRINT':
      return at.printLastReceipt();
    case 'REVERSE':
      return at.corrections.reverse();
    case 'FILE_CLAIM':
      return at.claims.file(told.document);
    case 'CORRECT_CLAIM':
      return at.claims.correct();
    case 'NOTE_CLAIM':
      return at.claims.note();
    case 'SUPPLEMENT_CLAIM':
      return at.claims.supplement();
    case 'RECORD_REFUND':
      return at.claims.recordRefund();
    case 'WITHDRAW_CLAIM':
      return at.claims.withdraw();
    case 'OBJECT':
      return at.claims.object();
    case 'SIGN_IN':
      return at.signIn();
    case 'SIGN_OUT':
      return at.signOut();
    case 'MISTYPE':
      return at.mistype();
  }
}

function started(): Desk {
  if (desk === null) throw new Error('the terminal is not started');
  return desk;
}

function atWork(): Teller {
  if (teller === null) throw new Error('there is no teller yet');
  return teller;
}
