import type { Database } from 'better-sqlite3';
import type { FeedAnswer, FeedItem } from '../../contract/core.ts';
import type { Customer } from '../../contract/customer.ts';
import { saveCaseElsewhere, saveClaimProgress, saveClaimReference } from '../claim/claim-feed.ts';
import { isAgainstConstraint } from '../database/sqlite-problem.ts';
import { noteWaiverElsewhere } from '../issuance/waivers-elsewhere.ts';
import { keepVersion } from '../reference/reference-versions.ts';
import { type Heard, heedWaitingWords, saveCard, saveManifest } from '../stock/stock-list.ts';
import { Outcomes } from './outcomes.ts';

/** CONTRADICTION: of an entry this terminal never made, or a second, other verdict. Both others leave nothing applied. */
export type FeedEnd = 'APPLIED' | 'CONTRADICTION' | 'NOT_UNDERSTOOD';

/**
 * Applies a piece of the core's feed together with its cursor in one transaction: a repeat changes nothing, a kill
 * in between finds either both or neither. What the tables cannot hold, such as two cards of one identity, is not
 * understood and waits until the core says it otherwise.
 */
export function applyFeed(connection: Database, answer: FeedAnswer, heard: Heard): FeedEnd {
  const outcomes = new Outcomes(connection);
  const transaction = connection.transaction(() => {
    for (const item of answer.items) {
      if (!applyItem(connection, item, heard, outcomes)) throw new Contradiction();
      keepVersion(connection, item, heard);
    }
    heedWaitingWords(connection, heard);
    connection.prepare('UPDATE sync SET feed_cursor = ?').run(answer.cursor);
  });
  try {
    transaction.immediate();
    return 'APPLIED';
  } catch (error) {
    if (error instanceof Contradiction) return 'CONTRADICTION';
    if (isAgainstConstraint(error)) return 'NOT_UNDERSTOOD';
    throw error;
  }
}

/** Rolls the transaction back. */
class Contradiction extends Error {}

function applyItem(connection: Database, item: FeedItem, heard: Heard, outcomes: Outcomes): boolean {
  switch (item.kind) {
    case 'settings':
      connection
        .prepare('INSERT INTO settings VALUES (1, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
        .run(JSON.stringify(item.settings));
      return true;
    case 'staff':
      connection
        .prepare(`
          INSERT INTO staff (staff_no, name, role, active, verifier, verifier_valid_until, staff_card)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active,
            verifier = excluded.verifier, verifier_valid_until = excluded.verifier_valid_until,
            staff_card = excluded.staff_card`)
        .run(
          item.member.staffNo,
          item.member.name,
          item.member.role,
          item.member.active ? 1 : 0,
          JSON.stringify(item.member.verifier),
          item.member.verifierValidUntil,
          item.member.staffCard,
        );
      return true;
    case 'fee':
      connection
        .prepare(`
          INSERT INTO fee_schedule VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET effective_to = excluded.effective_to, amount = excluded.amount,
            waivable_tiers = excluded.waivable_tiers`)
        .run(
          item.entry.product,
          item.entry.effectiveFrom,
          item.entry.effectiveTo,
          item.entry.amount,
          JSON.stringify(item.entry.waivableTiers),
        );
      return true;
    case 'approvalRequest':
      connection
        .prepare(`
          INSERT INTO remote_request (request_id, request)
          SELECT @requestId, @request WHERE NOT EXISTS (SELECT 1 FROM approval_request WHERE request_id = @requestId)
          ON CONFLICT DO NOTHING`)
        .run({ requestId: item.request.requestId, request: JSON.stringify(item.request) });
      return true;
    case 'approvalAnswer':
      connection.prepare('INSERT INTO remote_answer (answer) VALUES (?)').run(JSON.stringify(item.answer));
      return true;
    case 'approvalEnded':
      connection
        .prepare('DELETE FROM remote_request WHERE request_id = ? AND answered_by IS NULL')
        .run(item.requestId);
      return true;
    case 'branchWaiver':
      noteWaiverElsewhere(connection, item.waiver);
      return true;
    case 'tiers':
      connection
        .prepare(`
          INSERT INTO tier_schedule VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET effective_to = excluded.effective_to, tiers = excluded.tiers`)
        .run(item.entry.effectiveFrom, item.entry.effectiveTo, JSON.stringify(item.entry.tiers));
      return true;
    case 'availability':
      connection
        .prepare(`
          INSERT INTO product_availability VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET effective_to = excluded.effective_to`)
        .run(item.entry.product, item.entry.effectiveFrom, item.entry.effectiveTo);
      return true;
    case 'caseElsewhere':
      saveCaseElsewhere(connection, item.case);
      return true;
    case 'claimProgress':
      saveClaimProgress(connection, item.progress);
      return true;
    case 'claimReference':
      saveClaimReference(connection, item.reference, heard);
      return true;
    case 'customer':
      saveCustomer(connection, item.customer);
      return true;
    case 'card':
      saveCard(connection, item.card, heard);
      return true;
    case 'manifest':
      saveManifest(connection, item.manifest);
      return true;
    case 'outcome':
      return outcomes.save(item);
  }
}

/** Keeps what the core last said of a customer, so that they can be served while the line is down. */
export function saveCustomer(connection: Database, customer: Customer): void {
  connection
    .prepare(`
      INSERT INTO customer VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name, mobile_phone = excluded.mobile_phone, value = excluded.value
      WHERE json_extract(excluded.value, '$.asOf') >= json_extract(customer.value, '$.asOf')`)
    .run(customer.customerNo, customer.name, customer.mobilePhone, JSON.stringify(customer));
}
