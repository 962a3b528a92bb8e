import { v7 as uuidv7 } from 'uuid';
import type { Approval, ApprovalSubject } from '../../../electron/contract/approval.ts';
import { type CashCount, denominations, noCash } from '../../../electron/contract/cash.ts';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import type { FeeSettled, ReplacementReason } from '../../../electron/contract/issuance.ts';
import type { BranchSettings } from '../../../electron/contract/reference-data.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { CardStatus } from '../../../electron/contract/smart-otp-card.ts';
import { won } from '../../../electron/contract/won.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { CoreClock } from '../../../electron/desk/core/core-clock.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import { openCorrectionDesk } from '../../../electron/desk/correction/correction-desk.ts';
import { CustomerDirectory } from '../../../electron/desk/customer/customer-directory.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { openCashDesk } from '../../../electron/desk/drawer/cash-desk.ts';
import { History } from '../../../electron/desk/history/history.ts';
import { Drafts } from '../../../electron/desk/issuance/drafts.ts';
import { IssuanceBook, type IssuanceRow } from '../../../electron/desk/issuance/issuance-book.ts';
import { IssuanceRecords } from '../../../electron/desk/issuance/issuance-records.ts';
import { IssuanceRules } from '../../../electron/desk/issuance/issuance-rules.ts';
import { IssuanceState } from '../../../electron/desk/issuance/issuance-state.ts';
import { WaiverCounts } from '../../../electron/desk/issuance/waiver-counts.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { ReceiptBook } from '../../../electron/desk/receipt/receipt-book.ts';
import { type Print, Receipts } from '../../../electron/desk/receipt/receipts.ts';
import { CardStock } from '../../../electron/desk/stock/card-stock.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { offlineCard, offlineCustomer } from '../../faults/year-offline/work-offline.ts';
import { type SampleStaff, staff } from '../../simulators/core/sample-bank.ts';
import { noStaffCards } from './no-staff-cards.ts';
import { orderOf } from './sample-order.ts';
import { heardAtNoon, noon } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { staffedBranch } from './staffed-branch.ts';

const fee = won(3_000);

/** How a fee of the sample bank is settled. */
export const settled = {
  CASH: { method: 'CASH', amount: fee, received: won(10_000), change: won(7_000), carriedFrom: null },
  DEBIT: { method: 'DEBIT', amount: fee, accountNo: '042101000016' },
  WAIVED: { method: 'WAIVED', amount: fee, ground: { reason: 'BANK_ERROR' } },
} as const;

/** An amount as a count, in the largest pieces it takes. */
export function countOf(amount: number): CashCount {
  const count = noCash();
  let left = amount;
  for (const piece of denominations) {
    count[piece] = Math.floor(left / Number(piece));
    left -= count[piece] * Number(piece);
  }
  return count;
}

/** The value of a good result; a problem fails the test by its tag. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const anything = { mayAsk: () => succeed(null), mayApprove: () => succeed(null) };

/** A branch's counter with everything about cash and without readers: its cards prove themselves on paper. */
export function cashCounter(settings: Partial<BranchSettings> = {}) {
  const clock = { now: noon };
  const now = () => clock.now;
  const { connection, journal, register } = staffedBranch(settings, now);
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const line = new Line(now, () => {});
  const reportFolder = scratchFolder();
  const printed: Uint8Array[] = [];
  const coreClock = new CoreClock();

  /** All that a program holds; another one is what a restart makes of the same database. */
  const open = () => {
    const days = new BusinessDays(connection, now);
    const ledger = new Ledger(connection);
    const book = new IssuanceBook(connection, journal);
    const receipts = new ReceiptBook(connection, '0421-01');
    const stock = new CardStock(connection, core, line, '0421');
    const customers = new CustomerDirectory(connection, core, line);
    const state = new IssuanceState({
      book,
      drafts: new Drafts(connection, now),
      receipts,
      stock,
      customers,
      ledger,
    });
    const cashDesk = openCashDesk({
      connection,
      journal,
      ledger,
      days,
      register,
      sync: new SyncState(connection),
      clock: coreClock,
      approvals: () => approvals,
      terminalId: '0421-01',
      branchNo: '0421',
      reportFolder,
      print: (pdf) => {
        printed.push(pdf);
        return Promise.resolve('PRINTED');
      },
      now,
      changed: () => {},
    });
    const rules = new IssuanceRules(connection, customers, days, now);
    const correctionDesk = openCorrectionDesk({
      connection,
      journal,
      issuances: book,
      rules,
      receipts,
      stock,
      customers,
      ledger,
      drawer: cashDesk.drawer,
      days,
      approvals: () => approvals,
      changed: () => {},
    });
    const approvals: Approvals = new Approvals({
      connection,
      journal,
      register,
      staffCards: noStaffCards,
      rules: {
        ...cashDesk.rules,
        ...correctionDesk.rules,
        // When these may be asked for has tests of its own.
        FEE_WAIVER: anything,
        OFFLINE_EXPOSURE: anything,
      } as Partial<RulesByKind> as RulesByKind,
      now,
      changed: () => {},
    });
    const records = new IssuanceRecords({ journal, book, receipts, state, days });
    return {
      ...cashDesk,
      reversal: correctionDesk.reversal,
      reversalRules: correctionDesk.reversalRules,
      approvals,
      records,
      book,
      ledger,
      days,
      stock,
      customers,
      rules,
      waivers: new WaiverCounts(connection),
    };
  };
  let program = open();

  const hear = (...items: FeedItem[]): void => {
    applyFeed(connection, { items, cursor: 'x', more: false }, heardAtNoon);
  };

  let customersServed = 0;
  const served = new Map<string, Customer>();
  /**
   * Begins an issuance; how it ends is the caller's.
   *
   * @param again who is served once more, with whose cash a fee in cash is paid, and why the card they have is replaced
   * @param approvals of a second person, to whatever they were asked for
   */
  const begin = (
    method: FeeSettled['method'],
    maker: SampleStaff = staff.teller,
    again: { from?: string; customerNo: string; replacement?: ReplacementReason } | null = null,
    approvals: readonly Approval[] = [],
  ) => {
    const n = customersServed;
    customersServed += 1;
    const card = offlineCard(n, '0421');
    const customer = served.get(again?.customerNo ?? '') ?? {
      ...offlineCustomer(n),
      ...(again && { customerNo: again.customerNo }),
    };
    served.set(customer.customerNo, customer);
    hear({ kind: 'customer', customer }, { kind: 'card', card });
    return program.records.start({
      issuanceId: uuidv7(),
      order: {
        ...orderOf(customer.customerNo, card.serialNo),
        replacement: again?.replacement ?? null,
      },
      customer,
      card,
      fee: (again?.from === undefined
        ? settled[method]
        : { ...settled.CASH, received: fee, change: won(0), carriedFrom: again.from }) as FeeSettled,
      feeEffectiveFrom: '2023-07-10',
      approvals,
      ticket: null,
      exposure: null,
      maker: maker.staffNo,
    });
  };

  /** The card of an issuance that was begun has proved itself. */
  const finish = (row: IssuanceRow) => {
    const { ordered, transactionHash } = program.book.start(row);
    return program.records.issue(row, {
      transactionHash,
      debitNo: row.fee_method === 'DEBIT' ? 'D1' : null,
      actor: row.maker,
      proof: {
        identity: ordered.cardIdentity,
        hostChallenge: transactionHash.slice(0, 16),
        initializeUpdate: transactionHash.slice(0, 58),
        possession: transactionHash,
        check: { kind: 'TICKET', ticketNo: 1, answerSha256: transactionHash },
      },
      shown: {
        issuanceId: row.issuance_id,
        cardSerialNo: row.serial_no,
        fee: ordered.fee,
        provisional: true,
        testOtp: null,
        elapsedMs: 1_500,
        cardMs: 900,
        apduCount: 7,
      },
    });
  };

  return {
    /** The tables as they are. */
    rows: (sql: string): Record<string, unknown>[] =>
      connection.prepare<[], Record<string, unknown>>(sql).all(),
    journal,
    clock,
    coreClock,
    reportFolder,
    printed,
    get program() {
      return program;
    },
    /** The program is killed and started again. */
    restart: () => {
      program = open();
    },
    begin,
    /** What the core tells the terminal. */
    hear,
    /** The core has moved the next customer's card, which this terminal hears before its lost entries are replayed. */
    nextCardMoved: (status: CardStatus) => {
      const card = { ...offlineCard(customersServed, '0421'), status, revision: 99 };
      hear({ kind: 'card', card });
    },
    /** The core says where a card stands. */
    hearOf: (serialNo: string, status: CardStatus) => {
      const card = program.stock.find(serialNo);
      if (card === undefined) throw new Error('a card of the list');
      const moved = { ...card, status, revision: card.revision + 1, tickets: [] };
      applyFeed(
        connection,
        { items: [{ kind: 'card', card: moved }], cursor: 'x', more: false },
        heardAtNoon,
      );
    },
    /** Its receipts, on a printer of the test's. */
    receiptsOn: (print: Print) =>
      new Receipts({
        connection,
        journal,
        issuances: program.book,
        book: new ReceiptBook(connection, '0421-01'),
        print,
      }),
    history: () => new History(connection, journal, program.book),
    finish,
    issue: (...of: Parameters<typeof begin>) => finish(begin(...of)),
    /** An issuance is undone: what is given back goes the way it came. */
    reverse: async (issuanceId: string, maker: SampleStaff = staff.teller) => {
      const wish = { issuanceId, reason: 'CUSTOMER_WITHDREW', card: 'IN_STOCK' } as const;
      const subject = good(program.reversalRules.prepare(wish, maker));
      const { staffNo, password } = staff.supervisor;
      const { requestId } = good(program.approvals.request(subject, maker));
      good(await program.approvals.give(requestId, staffNo, { method: 'PASSWORD', password }));
      return good(program.reversal.reverse({ ...wish, approvalRequestId: requestId }, maker));
    },
    abandon: (method: FeeSettled['method'], row: IssuanceRow = begin(method)) => {
      const how = { reason: 'CUSTOMER_WITHDREW', carryCash: false } as const;
      return program.records.abandon(row, settled[method] as FeeSettled, how, row.maker);
    },
    /** What closing with this count would be, every difference but one in cash explained. */
    prepare: (amount: number, maker: SampleStaff = staff.teller) => {
      const explanations = program.endOfDay
        .view()
        .differences.map((difference) => ({ ...difference, explanation: '확인함' }));
      return program.endOfDay.prepare(countOf(amount), explanations, maker);
    },
    /** Asks for a second person's consent and gets it. */
    consent: async (
      subject: ApprovalSubject,
      approver: SampleStaff = staff.supervisor,
      maker: SampleStaff = staff.teller,
    ): Promise<string> => {
      const { requestId } = good(program.approvals.request(subject, maker));
      const { staffNo, password } = approver;
      good(await program.approvals.give(requestId, staffNo, { method: 'PASSWORD', password }));
      return requestId;
    },
    balances: (): Readonly<Record<string, number>> =>
      Object.fromEntries(
        connection.prepare<[], [string, number]>('SELECT account, amount FROM balance').raw().all(),
      ),
  };
}
