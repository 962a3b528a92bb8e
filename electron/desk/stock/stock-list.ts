import type { Database } from 'better-sqlite3';
import type { CalendarDate, Instant } from '../../contract/moment.ts';
import type { StockCard } from '../../contract/smart-otp-card.ts';
import type { CardManifest } from '../../contract/stock-records.ts';

/**
 * The stock list as the core's feed tells it: cards, their tickets, and what is on its way to the branch. Each call is
 * part of the transaction that applies the feed.
 */

/** When the terminal heard something: what the core moves has no entry here to say it. */
export interface Heard {
  readonly businessDate: CalendarDate;
  readonly at: Instant;
}

/** Where a card stands, as the core says it. */
type Word = Pick<StockCard, 'serialNo' | 'status' | 'assignedTo' | 'branchNo'>;

/**
 * Enters a card, or what is new of it. An old word, told again, changes nothing; where the feed may not know yet what this
 * terminal has done with the card, the word waits for {@link heedWaitingWords}.
 */
export function saveCard(connection: Database, card: StockCard, heard: Heard): void {
  const known = connection
    .prepare<[string], { revision: number }>('SELECT revision FROM stock_card WHERE serial_no = ?')
    .get(card.serialNo);
  if (known === undefined) listCard(connection, card, heard);
  else if (card.revision > known.revision) {
    connection.prepare('DELETE FROM card_word WHERE serial_no = ?').run(card.serialNo);
    const moved = isMoved(connection, card);
    if (moved && isHeldHere(connection, card.serialNo)) keepWaiting(connection, card);
    else if (moved) moveByCore(connection, card, heard);
    connection
      .prepare(`
        UPDATE stock_card SET key_version = @keyVersion, oath_account = @oathAccount, period = @period,
          digits = @digits, revision = @revision
        WHERE serial_no = @serialNo`)
      .run({
        serialNo: card.serialNo,
        keyVersion: card.keyVersion,
        oathAccount: card.oathAccount,
        period: card.period,
        digits: card.digits,
        revision: card.revision,
      });
  }
  const ticket = connection.prepare(
    'INSERT INTO card_ticket VALUES (?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
  );
  for (const { ticketNo, challenge, answerSha256 } of card.tickets) {
    ticket.run(card.serialNo, ticketNo, challenge, answerSha256);
  }
}

/**
 * A package on its way to this branch, the news that another terminal has received it, or, while it waits, what head
 * office has put right in its manifest. Of one that was received nothing changes any more.
 */
export function saveManifest(connection: Database, manifest: CardManifest): void {
  const { batchNo, branchNo, vendorCode, packageNo, sentOn, received, serialNos } = manifest;
  const { changes } = connection
    .prepare(`
      INSERT INTO card_batch (batch_no, branch_no, vendor_code, package_no, sent_on, status) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET branch_no = excluded.branch_no, vendor_code = excluded.vendor_code,
        package_no = excluded.package_no, sent_on = excluded.sent_on, status = excluded.status
      WHERE status = 'WAITING'`)
    .run(batchNo, branchNo, vendorCode, packageNo, sentOn, received ? 'RECEIVED' : 'WAITING');
  if (changes === 0) return;
  connection.prepare('DELETE FROM card_batch_line WHERE batch_no = ?').run(batchNo);
  const line = connection.prepare('INSERT INTO card_batch_line VALUES (?, ?) ON CONFLICT DO NOTHING');
  for (const serialNo of serialNos) line.run(batchNo, serialNo);
}

function listCard(connection: Database, card: StockCard, heard: Heard): void {
  connection
    .prepare(`
      INSERT INTO stock_card (serial_no, vendor_code, branch_no, identity_source, identity_value, status, assigned_to,
        revision, key_version, oath_account, period, digits)
      VALUES (@serialNo, @vendorCode, @branchNo, @source, @value, @status, @assignedTo, @revision, @keyVersion,
        @oathAccount, @period, @digits)`)
    .run({
      serialNo: card.serialNo,
      vendorCode: card.vendorCode,
      branchNo: card.branchNo,
      source: card.identity.source,
      value: card.identity.value,
      status: card.status,
      assignedTo: card.assignedTo,
      revision: card.revision,
      keyVersion: card.keyVersion,
      oathAccount: card.oathAccount,
      period: card.period,
      digits: card.digits,
    });
  connection
    .prepare(`
      INSERT INTO card_movement (serial_no, kind, to_status, to_teller, business_date, moved_at)
      VALUES (?, 'LISTED', ?, ?, ?, ?)`)
    .run(card.serialNo, card.status, card.assignedTo, heard.businessDate, heard.at);
}

/**
 * Lets hold what the core said of cards while this terminal was at them: of a card whose issuance was abandoned, or
 * whose movement the core did not accept, it will not say it again. A card that an issuance has brought to a customer is
 * in no stock, whatever the core said before: it comes back by the issuance's reversal.
 */
export function heedWaitingWords(connection: Database, heard: Heard): void {
  const words = connection
    .prepare<[], Word>(`
      SELECT serial_no AS serialNo, status, assigned_to AS assignedTo, branch_no AS branchNo FROM card_word`)
    .all();
  for (const word of words) {
    if (isHeldHere(connection, word.serialNo)) continue;
    if (word.status === 'IN_STOCK' && isWithCustomer(connection, word.serialNo)) continue;
    if (isMoved(connection, word)) moveByCore(connection, word, heard);
    connection.prepare('DELETE FROM card_word WHERE serial_no = ?').run(word.serialNo);
  }
}

function keepWaiting(connection: Database, { serialNo, status, assignedTo, branchNo }: Word): void {
  connection.prepare('INSERT INTO card_word VALUES (?, ?, ?, ?)').run(serialNo, status, assignedTo, branchNo);
}

/** Whether the core says that a card is elsewhere than it is here. */
function isMoved(connection: Database, { serialNo, status, assignedTo, branchNo }: Word): boolean {
  const here = connection
    .prepare(
      'SELECT 1 FROM stock_card WHERE serial_no = ? AND status = ? AND assigned_to IS ? AND branch_no = ?',
    )
    .get(serialNo, status, assignedTo, branchNo);
  return here === undefined;
}

/** The branch is a part of where a card is: a stock that changed without a movement would not add up. */
function moveByCore(
  connection: Database,
  { serialNo, status, assignedTo, branchNo }: Word,
  { businessDate, at }: Heard,
): void {
  connection
    .prepare(`
      INSERT INTO card_movement (serial_no, kind, from_status, from_teller, to_status, to_teller, from_branch,
        to_branch, business_date, moved_at)
      SELECT serial_no, 'CORE', status, assigned_to, @status, @assignedTo, nullif(branch_no, @branchNo),
        iif(branch_no = @branchNo, NULL, @branchNo), @businessDate, @at
      FROM stock_card WHERE serial_no = @serialNo`)
    .run({ serialNo, status, assignedTo, branchNo, businessDate, at });
  connection.prepare('UPDATE stock_card SET branch_no = ? WHERE serial_no = ?').run(branchNo, serialNo);
}

/**
 * A card that this terminal is issuing, or has moved without the core having judged that far (it judges in order): the
 * feed may not know of it.
 */
function isHeldHere(connection: Database, serialNo: string): boolean {
  const held = connection
    .prepare(`
      SELECT 1 FROM issuance WHERE serial_no = @serialNo AND state = 'STARTED'
      UNION ALL
      SELECT 1 FROM card_movement m
      WHERE movement_no = (SELECT max(movement_no) FROM card_movement WHERE serial_no = @serialNo)
        AND seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.seq >= m.seq)`)
    .get({ serialNo });
  return held !== undefined;
}

/** Whether an issuance of this terminal has brought the card to a customer, whatever the core says of it since. */
export function isWithCustomer(connection: Database, serialNo: string): boolean {
  const issued = connection
    .prepare("SELECT 1 FROM issuance WHERE serial_no = ? AND state = 'ISSUED'")
    .get(serialNo);
  return issued !== undefined;
}
