import type { BranchSettings } from '../../../electron/contract/reference-data.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { StockCard } from '../../../electron/contract/smart-otp-card.ts';
import type { BatchFindings, CardManifest, StockSubject } from '../../../electron/contract/stock-records.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import type { Journal } from '../../../electron/desk/journal/journal.ts';
import type { KnownPerson, StaffRegister } from '../../../electron/desk/staff/staff-register.ts';
import { Batches } from '../../../electron/desk/stock/batches.ts';
import { CardStock } from '../../../electron/desk/stock/card-stock.ts';
import { CardStories } from '../../../electron/desk/stock/card-story.ts';
import { StockChecks, stockRules } from '../../../electron/desk/stock/stock-checks.ts';
import { StockKeeper } from '../../../electron/desk/stock/stock-keeper.ts';
import { saveCard, saveManifest } from '../../../electron/desk/stock/stock-list.ts';
import { StockState } from '../../../electron/desk/stock/stock-state.ts';
import { StockView } from '../../../electron/desk/stock/stock-view.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { noStaffCards } from './no-staff-cards.ts';
import { noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

export const branchNo = '0421';
export const teller: KnownPerson = staff.teller;
export const colleague: KnownPerson = staff.secondTeller;
export const supervisor: KnownPerson = staff.supervisor;
const headCashier: KnownPerson = staff.headCashier;
export const dayMs = 86_400_000;

export const serial = (n: number) => `9042${String(n).padStart(8, '0')}`;
export const cardOf = (n: number, change: Partial<StockCard> = {}): StockCard => ({
  serialNo: serial(n),
  vendorCode: '901',
  branchNo,
  identity: { source: 'CIN', value: String(n).padStart(16, '0') },
  status: 'IN_STOCK',
  assignedTo: null,
  revision: 1,
  keyVersion: 1,
  oathAccount: 'test',
  period: 30,
  digits: 6,
  tickets: [],
  ...change,
});
export const manifest: CardManifest = {
  batchNo: 'B20261123-001',
  branchNo,
  vendorCode: '901',
  packageNo: 'P-0421-0002',
  sentOn: '2026-11-23',
  serialNos: [7, 8, 9, 10].map(serial),
  received: false,
};
const findings = (change: Partial<BatchFindings> = {}): BatchFindings => ({
  packageNo: manifest.packageNo,
  sealIntact: true,
  present: manifest.serialNos,
  damaged: [],
  missing: [],
  extra: [],
  ...change,
});

interface Stockroom {
  readonly connection: Connection;
  readonly journal: Journal;
  /** Milliseconds since 1970; a test may set it. */
  readonly clock: { now: number };
  readonly days: BusinessDays;
  readonly stock: CardStock;
  readonly keeper: StockKeeper;
  readonly approvals: Approvals;
  readonly view: StockView;
  readonly stories: CardStories;
  /**
   * An act of two people: `second` consents to what `maker` asks, the head cashier too where two are needed, and `maker`
   * does it; null, or the problem's tag.
   */
  together(subject: StockSubject, maker?: KnownPerson, second?: KnownPerson): Promise<string | null>;
  /** What the core says of a card. */
  hear(card: StockCard): void;
  receive(change?: Partial<BatchFindings>, batchNo?: string): Promise<string | null>;
  /** Between the open stock and tellers; whoever takes or gives consents. */
  give(n: number, to: KnownPerson | null, from?: KnownPerson | null): Promise<string | null>;
  giveBack(n: number): Promise<string | null>;
}

/** A branch with six cards in stock and a package of four on its way, where every password is the right one. */
export function stockroom(settings: Partial<BranchSettings> = {}): Stockroom {
  const clock = { now: noon };
  const now = () => clock.now;
  const { connection, journal } = staffedBranch(settings, now);
  const days = new BusinessDays(connection, now);
  const hear = (card: StockCard) =>
    saveCard(connection, card, { businessDate: days.today(), at: new Date(clock.now).toISOString() });
  for (const n of [1, 2, 3, 4, 5, 6]) hear(cardOf(n));
  for (const n of [7, 8, 9, 10]) hear(cardOf(n, { status: 'IN_TRANSIT' }));
  saveManifest(connection, manifest);
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const stock = new CardStock(connection, core, new Line(now, () => {}), branchNo);
  const batches = new Batches(connection, branchNo);
  const checks = new StockChecks(stock, batches);
  const state = new StockState(connection, stock, batches);
  const people = [teller, colleague, supervisor, headCashier];
  const approvals = new Approvals({
    connection,
    journal,
    register: {
      identify: async (staffNo: string) => succeed(people.find((person) => person.staffNo === staffNo)),
      isActive: () => true,
      nameOf: () => '',
    } as unknown as StaffRegister,
    staffCards: noStaffCards,
    // No other kind is asked for here.
    rules: stockRules(checks) as Partial<RulesByKind> as RulesByKind,
    now,
    changed: () => {},
  });
  const keeper = new StockKeeper({ journal, stock, checks, state, approvals, changed: () => {} });
  const credential = { method: 'PASSWORD', password: 'right' } as const;
  const act = ({ kind, ...done }: StockSubject, approval: string, maker: KnownPerson): Result<unknown> => {
    const order = { ...done, approval } as never;
    switch (kind) {
      case 'STOCK_RECEIPT':
        return keeper.receive(order, maker);
      case 'STOCK_HANDOVER':
        return keeper.assign(order, maker);
      case 'STOCK_RETURN':
        return keeper.returnCards(order, maker);
      case 'STOCK_LOSS':
        return keeper.lose(order, maker);
      case 'STOCK_DIFFERENCE':
        return keeper.count(order, maker);
    }
  };
  const together = async (
    subject: StockSubject,
    maker = teller,
    second = supervisor,
  ): Promise<string | null> => {
    const asked = approvals.request(subject, maker);
    if (!asked.ok) return asked.problem.tag;
    const { requestId } = asked.value;
    const given = await approvals.give(requestId, second.staffNo, credential);
    if (!given.ok) return given.problem.tag;
    if (given.value.state === 'WAITING') {
      const too = await approvals.give(requestId, headCashier.staffNo, credential);
      if (!too.ok) return too.problem.tag;
    }
    return tagOf(act(subject, requestId, maker));
  };
  return {
    connection,
    journal,
    clock,
    days,
    stock,
    keeper,
    approvals,
    together,
    hear,
    view: new StockView(connection, batches, days, branchNo),
    stories: new CardStories(connection, stock),
    receive: (change: Partial<BatchFindings> = {}, batchNo = manifest.batchNo) =>
      together({ kind: 'STOCK_RECEIPT', batchNo, ...findings(change) }),
    give: (n: number, to: KnownPerson | null, from: KnownPerson | null = null) =>
      together(
        {
          kind: 'STOCK_HANDOVER',
          from: from?.staffNo ?? null,
          to: to?.staffNo ?? null,
          serialNos: [serial(n)],
        },
        supervisor,
        to ?? from ?? headCashier,
      ),
    giveBack: (n: number) =>
      together({ kind: 'STOCK_RETURN', packageNo: 'R-0421-0001', serialNos: [serial(n)] }),
  };
}

export const tagOf = (result: Result<unknown>) => (result.ok ? null : result.problem.tag);
