import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Statement } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import type { StockCard } from '../../../electron/contract/smart-otp-card.ts';
import { won } from '../../../electron/contract/won.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import { CustomerDirectory } from '../../../electron/desk/customer/customer-directory.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { ExposureBook } from '../../../electron/desk/exposure/exposure-book.ts';
import { Drafts } from '../../../electron/desk/issuance/drafts.ts';
import { IssuanceBook } from '../../../electron/desk/issuance/issuance-book.ts';
import { IssuanceRecords } from '../../../electron/desk/issuance/issuance-records.ts';
import { IssuanceState } from '../../../electron/desk/issuance/issuance-state.ts';
import { Journal, type JournalOwner } from '../../../electron/desk/journal/journal.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { ReceiptBook } from '../../../electron/desk/receipt/receipt-book.ts';
import { CardStock } from '../../../electron/desk/stock/card-stock.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { orderOf } from '../../unit/desk/sample-order.ts';

const teller = staff.teller.staffNo;
const dayMs = 86_400_000;
/** Nobody is there to agree to more. */
const boundless = { issuances: Number.MAX_SAFE_INTEGER, won: won(Number.MAX_SAFE_INTEGER) };
/** Nine in the morning in Seoul on the first day. */
const firstMorning = Date.parse('2025-11-24T00:00:00.000Z');
const issuancesADay = 200;
/** Of so many issuances one ends without a card handed over, and of so many one is still open. */
const abandonedOf = 40;
const openOf = 10_000;

/** A terminal whose line is down, for as long as it takes to fill its journal. */
export interface OfflineTerminal {
  readonly connection: Connection;
  readonly owner: JournalOwner;
  readonly branchNo: string;
}

/**
 * Does a branch's work day after day until `done` says enough, through the product's own acts: every entry is sealed,
 * chained and signed, and changes the state tables. Only the disk is asked once a day instead of once an act.
 *
 * @param done asked before every issuance: how many issuances and entries there are by then
 */
export async function workOffline(
  { owner, branchNo, ...terminal }: OfflineTerminal,
  done: (issuances: number, entries: number) => boolean,
): Promise<void> {
  const connection = rememberStatements(terminal.connection);
  let now = firstMorning;
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const line = new Line(
    () => now,
    () => {},
  );
  const journal = new Journal(connection, owner, () => now);
  const stock = new CardStock(connection, core, line, branchNo);
  const book = new IssuanceBook(connection, journal);
  const exposure = new ExposureBook(connection);
  const receipts = new ReceiptBook(connection, owner.terminalId);
  const state = new IssuanceState({
    book,
    drafts: new Drafts(connection, () => now),
    receipts,
    stock,
    customers: new CustomerDirectory(connection, core, line),
    ledger: new Ledger(connection),
  });
  const records = new IssuanceRecords({
    journal,
    book,
    receipts,
    state,
    days: new BusinessDays(connection, () => now),
  });

  let issuances = 0;
  const enough = () => done(issuances, journal.lastSeq());
  const issue = () => {
    const n = issuances;
    const customer = offlineCustomer(n);
    const card = offlineCard(n, branchNo);
    feed(connection, [
      { kind: 'customer', customer },
      { kind: 'card', card },
    ]);
    const [ticket = null] = stock.ticketsLeft(card.serialNo);
    const fee =
      n % 3 === 0
        ? ({ method: 'WAIVED', amount: won(0), ground: { reason: 'BANK_ERROR' } } as const)
        : ({
            method: 'CASH',
            amount: won(3_000),
            received: won(10_000),
            change: won(7_000),
            carriedFrom: null,
          } as const);
    const row = records.start({
      issuanceId: uuidv7(),
      order: {
        ...orderOf(customer.customerNo, card.serialNo),
        identityDocument: {
          kind: 'RESIDENT_CARD',
          number: '9001010000000',
          authenticityCheck: 'UNAVAILABLE',
        },
      },
      customer,
      card,
      fee,
      feeEffectiveFrom: '2023-07-10',
      approvals: [],
      ticket,
      exposure: exposure.under(boundless),
      maker: teller,
    });
    issuances += 1;
    if (n % openOf === 0) return;
    if (n % abandonedOf === 1) {
      records.abandon(row, fee, { reason: 'CUSTOMER_WITHDREW', carryCash: false }, teller);
      return;
    }
    const { transactionHash } = book.start(row);
    records.issue(row, {
      transactionHash,
      debitNo: null,
      actor: teller,
      proof: {
        identity: card.identity,
        hostChallenge: transactionHash.slice(0, 16),
        initializeUpdate: transactionHash.slice(0, 58),
        possession: transactionHash,
        check: { kind: 'TICKET', ticketNo: 1, answerSha256: transactionHash },
      },
      shown: {
        issuanceId: row.issuance_id,
        cardSerialNo: card.serialNo,
        fee,
        provisional: true,
        testOtp: null,
        elapsedMs: 1_500,
        cardMs: 900,
        apduCount: 7,
      },
    });
  };

  const workADay = connection.transaction(() => {
    journal.record({ type: 'StaffSignedIn', payload: { role: 'TELLER', online: false }, actor: teller });
    for (let made = 0; made < issuancesADay && !enough(); made += 1) {
      now += 60_000;
      issue();
    }
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: teller });
  });
  for (let day = 0; !enough(); day += 1) {
    now = firstMorning + day * dayMs;
    workADay();
    // Memory of the day is given back between turns of the event loop.
    await nextTurn();
  }
}

/** The same connection, which prepares each text once: a year's acts in minutes instead of an hour. */
function rememberStatements(connection: Connection): Connection {
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return Object.create(connection, { prepare: { value: prepare } }) as Connection;
}

/** What an earlier feed would have brought, with the cursor it left. */
function feed(connection: Connection, items: FeedItem[]): void {
  const cursor = connection.prepare<[], string | null>('SELECT feed_cursor FROM sync').pluck().get() ?? null;
  const heard = { businessDate: '2025-11-24', at: '2025-11-24T00:00:00.000Z' };
  applyFeed(connection, { items, cursor: cursor ?? '', more: false }, heard);
  connection.prepare('UPDATE sync SET feed_cursor = ?').run(cursor);
}

const familyNames = [...'김이박최정강조윤장임한오서신권황안송류홍'];
const syllables = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'];

/** Invented: three syllables nobody chose. */
function nameOf(n: number): string {
  const pick = (from: readonly string[], by: number) => from[by % from.length] ?? '보';
  return pick(familyNames, n) + pick(syllables, Math.floor(n / 7)) + pick(syllables, Math.floor(n / 3));
}

const digitsOf = (n: number, length: number) => String(n).padStart(length, '0');
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex').toUpperCase();

/** Who comes for the n-th card of the year. */
export const offlineCustomer = (n: number): Customer => ({
  customerNo: digitsOf(7_000_000_000 + n * 7, 10),
  name: nameOf(n),
  kind: 'PERSONAL',
  birthDate: '1990-01-01',
  mobilePhone: `010${digitsOf((n * 7_919) % 100_000_000, 8)}`,
  accounts: [digitsOf(n, 14)],
  tier: null,
  asOf: '2025-11-24T00:00:00.000Z',
  restricted: false,
  holdsSmartOtp: false,
  holdsMobileCertificate: false,
});

/** The n-th card of the year as the stock list describes it. */
export const offlineCard = (n: number, branchNo: string): StockCard => ({
  serialNo: `7777${digitsOf(n, 12)}`,
  vendorCode: '777',
  branchNo,
  identity: { source: 'CIN', value: sha256Of(`card ${n}`).slice(0, 16) },
  status: 'IN_STOCK',
  assignedTo: null,
  revision: 1,
  keyVersion: 0,
  oathAccount: 'offline',
  period: 30,
  digits: 6,
  tickets: [{ ticketNo: 1, challenge: sha256Of(`challenge ${n}`), answerSha256: sha256Of(`answer ${n}`) }],
});
