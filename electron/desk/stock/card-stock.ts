import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { CardIdentity, CardStatus, StockCard } from '../../contract/smart-otp-card.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { MovementKind } from '../../contract/stock.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { readSettings } from '../settings.ts';
import { heedWaitingWords, isWithCustomer } from './stock-list.ts';

/** A card of this branch's stock list, without its tickets. */
export type ListedCard = Omit<StockCard, 'tickets'>;

/** What a person or an issuance can do to a card; the steps each allows stand in the table `card_step`. */
type ActOfStock = Exclude<MovementKind, 'LISTED' | 'CORE'>;

/** A card as the tables hold it. */
interface CardRow {
  readonly serial_no: string;
  readonly vendor_code: string;
  readonly branch_no: string;
  readonly identity_source: 'CIN' | 'CPLC' | 'KDD';
  readonly identity_value: string;
  readonly status: StockCard['status'];
  readonly assigned_to: StaffNo | null;
  readonly revision: number;
  readonly key_version: number;
  readonly oath_account: string;
  readonly period: number;
  readonly digits: number;
}

/** A ticket not yet spent. */
export interface Ticket {
  readonly ticketNo: number;
  readonly challenge: string;
  readonly answerSha256: string;
}

/** The branch's stock of Smart OTP cards as this terminal knows it. */
export class CardStock {
  readonly #connection: Database;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly branchNo: string;

  constructor(connection: Database, core: CoreClient, line: Line, branchNo: string) {
    this.#connection = connection;
    this.#core = core;
    this.#line = line;
    this.branchNo = branchNo;
  }

  /**
   * The card with this identity, if this teller may issue it here and now: it is theirs, or lies in the open stock of
   * a branch that does not hand cards out one by one.
   *
   * @returns problems CardUnknown, CardOfAnotherBranch, CardNotReceived, CardAlreadyIssued, CardNotUsable,
   *   CardOfAnotherTeller, CardNotAssigned, CardReserved
   */
  async findIssuable(identity: CardIdentity, teller: StaffNo): Promise<Result<ListedCard>> {
    const row = this.#connection
      .prepare<[string, string], CardRow>(
        'SELECT * FROM stock_card WHERE identity_source = ? AND identity_value = ?',
      )
      .get(identity.source, identity.value);
    if (row === undefined) return await this.#explainStranger(identity);
    const card = cardOf(row);
    if (this.isReserved(card.serialNo)) return fail('CardReserved');
    if (isWithCustomer(this.#connection, card.serialNo)) return fail('CardAlreadyIssued');
    const judged = this.#judge(card);
    if (!judged.ok || card.assignedTo === teller) return judged;
    if (card.assignedTo !== null) return fail('CardOfAnotherTeller');
    return readSettings(this.#connection)?.cardsAssignedToTellers === true ? fail('CardNotAssigned') : judged;
  }

  /** The card with this serial number; undefined where the list has none. */
  find(serialNo: string): ListedCard | undefined {
    const row = this.#connection
      .prepare<[string], CardRow>('SELECT * FROM stock_card WHERE serial_no = ?')
      .get(serialNo);
    return row && cardOf(row);
  }

  /** Tickets of a card that no entry has spent yet. */
  ticketsLeft(serialNo: string): Ticket[] {
    return this.#connection
      .prepare<[string], Ticket>(`
        SELECT ticket_no AS ticketNo, challenge, answer_sha256 AS answerSha256 FROM card_ticket
        WHERE serial_no = ? AND spent_by IS NULL ORDER BY ticket_no`)
      .all(serialNo);
  }

  /** Spends a ticket; part of the transaction that records why. */
  spendTicket(serialNo: string, ticketNo: number, seq: number): void {
    this.#connection
      .prepare('UPDATE card_ticket SET spent_by = ? WHERE serial_no = ? AND ticket_no = ?')
      .run(seq, serialNo, ticketNo);
  }

  /**
   * Moves a card from where it is; part of the transaction that records why. The tables refuse a step that is none, a
   * card of an open issuance, and a hand-over with fewer than two people in its entry.
   *
   * @param assignedTo the teller who has it from now on; null for the open stock and for a card no longer in stock
   */
  move(
    entry: JournalEntry,
    kind: ActOfStock,
    serialNo: string,
    status: CardStatus,
    assignedTo: StaffNo | null = null,
  ): void {
    const { changes } = this.#connection
      .prepare(`
        INSERT INTO card_movement (serial_no, kind, from_status, from_teller, to_status, to_teller, business_date,
          moved_at, seq)
        SELECT serial_no, @kind, status, assigned_to, @status, @assignedTo, @businessDate, @movedAt, @seq
        FROM stock_card WHERE serial_no = @serialNo`)
      .run({
        kind,
        serialNo,
        status,
        assignedTo,
        businessDate: entry.businessDate,
        movedAt: entry.occurredAt,
        seq: entry.seq,
      });
    if (changes !== 1) throw new Error('only a card of the stock list moves');
  }

  /** Whether the tables know such a step from where the card is now. */
  mayMove(kind: ActOfStock, serialNo: string, status: CardStatus): boolean {
    const step = this.#connection
      .prepare(`
        SELECT 1 FROM stock_card JOIN card_step ON kind = @kind AND from_status = status AND to_status = @status
        WHERE serial_no = @serialNo`)
      .get({ kind, serialNo, status });
    return step !== undefined;
  }

  /** What the core said of cards while they were held here holds now; part of the transaction that lets one go. */
  heed({ businessDate, occurredAt: at }: JournalEntry): void {
    heedWaitingWords(this.#connection, { businessDate, at });
  }

  /** Cards that could be issued at this branch. */
  count(): number {
    return this.#connection
      .prepare<[string], number>(
        "SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK'",
      )
      .pluck()
      .get(this.branchNo) as number;
  }

  /** Cards in stock in one place: with a teller, or in the open stock (null). */
  countAt(place: StaffNo | null): number {
    return this.#connection
      .prepare<[string, string | null], number>(
        "SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK' AND assigned_to IS ?",
      )
      .pluck()
      .get(this.branchNo, place) as number;
  }

  /** Whether an issuance that has not ended holds the card. */
  isReserved(serialNo: string): boolean {
    const open = this.#connection
      .prepare("SELECT 1 FROM issuance WHERE serial_no = ? AND state = 'STARTED'")
      .get(serialNo);
    return open !== undefined;
  }

  #judge(card: ListedCard): Result<ListedCard> {
    if (card.branchNo !== this.branchNo) return fail('CardOfAnotherBranch', { branchNo: card.branchNo });
    if (card.status === 'IN_TRANSIT') return fail('CardNotReceived');
    if (card.status === 'ISSUED') return fail('CardAlreadyIssued');
    if (card.status !== 'IN_STOCK') return fail('CardNotUsable');
    return succeed(card);
  }

  /** A card not on the list: the core, when it can be asked, knows whether it is at home elsewhere. */
  async #explainStranger(identity: CardIdentity): Promise<Result<ListedCard>> {
    if (!this.#line.online) return fail('CardUnknown');
    const answer = await this.#core.lookUpCard({ identity });
    if (!answer.ok || answer.value.card === null) return fail('CardUnknown');
    const judged = this.#judge(answer.value.card);
    // Ours and in stock, but not in the list yet: the next feed brings it with its tickets.
    return judged.ok ? fail('CardUnknown') : judged;
  }
}

function cardOf(row: CardRow): ListedCard {
  return {
    serialNo: row.serial_no,
    vendorCode: row.vendor_code,
    branchNo: row.branch_no,
    identity: { source: row.identity_source, value: row.identity_value },
    status: row.status,
    assignedTo: row.assigned_to,
    revision: row.revision,
    keyVersion: row.key_version,
    oathAccount: row.oath_account,
    period: row.period,
    digits: row.digits,
  };
}
