import type { Database } from 'better-sqlite3';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { CardIdentity, StockCard } from '../../contract/smart-otp-card.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';

/** A card of this branch's stock list, without its tickets. */
export type ListedCard = Omit<StockCard, 'tickets'>;

/** A ticket not yet spent. */
export interface Ticket {
  readonly ticketNo: number;
  readonly challenge: string;
  readonly answerSha256: string;
}

interface CardRow {
  serial_no: string;
  vendor_code: string;
  branch_no: string;
  identity_source: 'CIN' | 'CPLC' | 'KDD';
  identity_value: string;
  status: StockCard['status'];
  key_version: number;
  oath_account: string;
  period: number;
  digits: number;
}

/** The branch's stock of Smart OTP cards as this terminal knows it. */
export class CardStock {
  readonly #connection: Database;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #branchNo: string;

  constructor(connection: Database, core: CoreClient, line: Line, branchNo: string) {
    this.#connection = connection;
    this.#core = core;
    this.#line = line;
    this.#branchNo = branchNo;
  }

  /**
   * The card with this identity, if it may be issued here and now.
   *
   * @returns problems CardUnknown, CardOfAnotherBranch, CardAlreadyIssued, CardNotUsable, CardReserved
   */
  async findIssuable(identity: CardIdentity): Promise<Result<ListedCard>> {
    const row = this.#connection
      .prepare<[string, string], CardRow>(
        'SELECT * FROM stock_card WHERE identity_source = ? AND identity_value = ?',
      )
      .get(identity.source, identity.value);
    if (row === undefined) return await this.#explainStranger(identity);
    const card = cardOf(row);
    return this.#reserved(card.serialNo) ? fail('CardReserved') : this.#judge(card);
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

  /** Moves a card to another state; part of the transaction that records why. */
  setStatus(serialNo: string, status: StockCard['status']): void {
    this.#connection.prepare('UPDATE stock_card SET status = ? WHERE serial_no = ?').run(status, serialNo);
  }

  /** Cards that could be issued at this branch. */
  count(): number {
    return this.#connection
      .prepare<[string], number>(
        "SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK'",
      )
      .pluck()
      .get(this.#branchNo) as number;
  }

  #reserved(serialNo: string): boolean {
    const open = this.#connection
      .prepare("SELECT 1 FROM issuance WHERE serial_no = ? AND state = 'STARTED'")
      .get(serialNo);
    return open !== undefined;
  }

  #judge(card: ListedCard): Result<ListedCard> {
    if (card.branchNo !== this.#branchNo) return fail('CardOfAnotherBranch', { branchNo: card.branchNo });
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
    keyVersion: row.key_version,
    oathAccount: row.oath_account,
    period: row.period,
    digits: row.digits,
  };
}
