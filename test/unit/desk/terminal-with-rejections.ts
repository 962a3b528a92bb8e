import { generateKeyPairSync } from 'node:crypto';
import type { ApprovalSubject } from '../../../electron/contract/approval.ts';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { ReversalWish, Reversed, WithdrawalWish } from '../../../electron/contract/correction.ts';
import type { WayOut } from '../../../electron/contract/rejection.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { CardStatus } from '../../../electron/contract/smart-otp-card.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import { openCorrectionDesk } from '../../../electron/desk/correction/correction-desk.ts';
import { CustomerDirectory } from '../../../electron/desk/customer/customer-directory.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { IssuanceBook } from '../../../electron/desk/issuance/issuance-book.ts';
import { IssuanceRules } from '../../../electron/desk/issuance/issuance-rules.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { ReceiptBook } from '../../../electron/desk/receipt/receipt-book.ts';
import { type KnownPerson, StaffRegister } from '../../../electron/desk/staff/staff-register.ts';
import { CardStock } from '../../../electron/desk/stock/card-stock.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { noStaffCards } from './no-staff-cards.ts';
import { heardAtNoon, noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

const { teller, secondTeller, supervisor } = staff;
export const maker: KnownPerson = teller;
export const colleague: KnownPerson = secondTeller;
export const chief: KnownPerson = supervisor;

const now = () => noon;

/** A terminal after a few issuances, whose core says what the test lets it say. */
export async function terminalWithRejections() {
  const { connection } = staffedBranch();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const owner = { terminalId: '0421-01', epoch: 1, privateKey };
  await workOffline({ connection, owner, branchNo: '0421' }, (made) => made === 6);

  const journal = new Journal(connection, owner, now);
  const register = new StaffRegister({ connection, journal, now, knownNow: now });
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const line = new Line(now, () => {});
  const customers = new CustomerDirectory(connection, core, line);
  const days = new BusinessDays(connection, now);
  const issuances = new IssuanceBook(connection, journal);
  const receipts = new ReceiptBook(connection, owner.terminalId);
  const rules = new IssuanceRules(connection, customers, days, now);
  const stock = new CardStock(connection, core, line, '0421');
  const ledger = new Ledger(connection);
  const {
    cases,
    caseRules,
    corrections,
    reversalRules,
    reversal,
    rules: subjectRules,
  } = openCorrectionDesk({
    connection,
    journal,
    issuances,
    rules,
    receipts,
    stock,
    customers,
    ledger,
    drawer: { mayTakeCash: () => succeed(null) },
    days,
    approvals: () => approvals,
    changed: () => {},
  });
  const approvals: Approvals = new Approvals({
    connection,
    journal,
    register,
    staffCards: noStaffCards,
    // No other kind is asked for here.
    rules: subjectRules as Partial<RulesByKind> as RulesByKind,
    now,
    changed: () => {},
  });
  /** A supervisor consents to exactly this; the number of the request. */
  const consentTo = async (subject: ApprovalSubject, asker: KnownPerson): Promise<Result<string>> => {
    const asked = approvals.request(subject, asker);
    if (!asked.ok) return asked;
    const { requestId } = asked.value;
    const credential = { method: 'PASSWORD', password: supervisor.password } as const;
    const given = await approvals.give(requestId, supervisor.staffNo, credential);
    return given.ok ? succeed(requestId) : given;
  };

  type Outcome = Omit<Extract<FeedItem, { kind: 'outcome' }>, 'kind' | 'entryId'>;
  const tell = (...outcomes: Outcome[]) =>
    applyFeed(
      connection,
      {
        items: outcomes.map((said) => ({ kind: 'outcome', entryId: journal.at(said.seq).id, ...said })),
        cursor: 'later',
        more: false,
      },
      heardAtNoon,
    );
  const rejected = (seq: number, ways: WayOut[], code: string): Outcome => ({
    seq,
    outcome: { verdict: 'REJECTED', rejection: { code, ko: '사유', en: 'reason', ways } },
  });
  return {
    database: (): Connection => connection,
    journal,
    cases,
    ledger,
    stock,
    issuances,
    corrections,
    reversal,
    /** With a supervisor's consent, from the first question to the act. */
    async reverse(wish: ReversalWish, person: KnownPerson): Promise<Result<Reversed>> {
      const prepared = reversalRules.prepare(wish, person);
      if (!prepared.ok) return prepared;
      const consent = await consentTo(prepared.value, person);
      return consent.ok ? reversal.reverse({ ...wish, approvalRequestId: consent.value }, person) : consent;
    },
    async withdraw(wish: WithdrawalWish, person: KnownPerson): Promise<Result<null>> {
      const prepared = caseRules.prepareWithdrawal(wish, person);
      if (!prepared.ok) return prepared;
      const consent = await consentTo(prepared.value, person);
      return consent.ok
        ? corrections.withdraw({ ...wish, approvalRequestId: consent.value }, person)
        : consent;
    },
    /** The last issuance whose fee came in this way. */
    issuanceBy(method: 'CASH' | 'WAIVED') {
      const row = connection
        .prepare<[string], { issuance_id: string }>(
          "SELECT issuance_id FROM issuance WHERE fee_method = ? AND state = 'ISSUED' ORDER BY started_by DESC",
        )
        .get(method);
      const found = row && issuances.find(row.issuance_id);
      if (found?.closed_by == null) throw new Error(`no card was issued against ${method}`);
      return { ...found, closed_by: found.closed_by };
    },
    /** The core rejects an entry and allows these ways out. */
    reject: (seq: number, ways: WayOut[], code = 'SOME_REASON') => tell(rejected(seq, ways, code)),
    /** The core moves a card that it has issued, as when its customer says that it is lost. */
    moveCard(serialNo: string, status: CardStatus) {
      const card = stock.find(serialNo);
      if (card === undefined) throw new Error('a card of the list');
      const moved = { ...card, status, revision: card.revision + 1, tickets: [] };
      applyFeed(
        connection,
        { items: [{ kind: 'card', card: moved }], cursor: 'moved', more: false },
        heardAtNoon,
      );
    },
    /** All of them in one piece of the feed. */
    rejectAll: (seqs: readonly number[], ways: WayOut[]) =>
      tell(...seqs.map((seq) => rejected(seq, ways, 'SOME_REASON'))),
    /** An entry that is nobody's business; its number. */
    signOut: () =>
      journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: maker.staffNo }).seq,
    accept: (seq: number) => tell({ seq, outcome: { verdict: 'ACCEPTED', coreNo: `C-${seq}` } }),
  };
}
