import type { Database } from 'better-sqlite3';
import { Approval } from '../../contract/approval.ts';
import type { JournalType } from '../../contract/journal-entry.ts';
import type { CardStatus } from '../../contract/smart-otp-card.ts';
import type { CardStep, CardStory, MovementKind } from '../../contract/stock.ts';
import { maskName } from '../customer/mask.ts';
import { whereEntryStands } from '../history/where-entry-stands.ts';
import type { CardStock } from './card-stock.ts';

/** An entry as a step shows it; all null for a step without one. */
interface EntryColumns {
  seq: number | null;
  type: JournalType | null;
  actor: string | null;
  approvals: string | null;
  reason: string | null;
  sync: 'WAITING' | 'STORED' | 'ACCEPTED' | 'REJECTED';
}

interface MovementRow extends EntryColumns {
  kind: MovementKind;
  moved_at: string;
  to_status: CardStatus;
  to_teller: string | null;
  to_branch: string | null;
  customer_name: string | null;
}

interface AttemptRow extends EntryColumns {
  at: string;
  customer_name: string;
  kind: 'STARTED' | 'TRIED';
}

/** Of an entry `j`. A loss at the counter is told by how the issuance ended, like a card spoiled there. */
const entryColumns = `
  j.seq, j.type, j.actor, j.approvals,
  coalesce(json_extract(j.payload, '$.reason'), json_extract(j.payload, '$.circumstance')) AS reason,
  ${whereEntryStands('j.seq')} AS sync`;

/**
 * A card's whole story in one list, oldest first: the manifest it came with, every movement, and every issuance that
 * was begun with it, each with its entry and where that stands with the core.
 */
export class CardStories {
  readonly #connection: Database;
  readonly #stock: CardStock;

  constructor(connection: Database, stock: CardStock) {
    this.#connection = connection;
    this.#stock = stock;
  }

  /** The story of a card; undefined for one that is not on the stock list. */
  tell(serialNo: string): CardStory | undefined {
    const card = this.#stock.find(serialNo);
    if (card === undefined) return undefined;
    const { vendorCode, status, assignedTo } = card;
    const steps = this.#movements(serialNo);
    for (const attempt of this.#attempts(serialNo)) steps.splice(placeOf(attempt, steps), 0, attempt);
    return {
      card: { serialNo, vendorCode, status, assignedTo },
      steps: [...this.#manifests(serialNo), ...steps],
    };
  }

  #manifests(serialNo: string): CardStep[] {
    return this.#connection
      .prepare<[string], { batchNo: string; sentOn: string }>(`
        SELECT batch_no AS batchNo, sent_on AS sentOn FROM card_batch_line JOIN card_batch USING (batch_no)
        WHERE serial_no = ? ORDER BY sent_on`)
      .all(serialNo)
      .map(({ batchNo, sentOn }) => ({
        kind: 'MANIFEST',
        at: sentOn,
        actor: null,
        approvers: [],
        entry: null,
        status: 'IN_TRANSIT',
        assignedTo: null,
        toBranch: null,
        batchNo,
        reason: null,
        maskedName: null,
      }));
  }

  #movements(serialNo: string): CardStep[] {
    return this.#connection
      .prepare<[string], MovementRow>(`
        SELECT m.kind, m.moved_at, m.to_status, m.to_teller, m.to_branch, i.customer_name, ${entryColumns}
        FROM card_movement m
        LEFT JOIN journal j ON j.seq = m.seq
        LEFT JOIN outcome o ON o.seq = m.seq
        LEFT JOIN issuance i ON i.closed_by = m.seq
        WHERE m.serial_no = ? ORDER BY m.movement_no`)
      .all(serialNo)
      .map((row) => ({
        kind: row.kind,
        at: row.moved_at,
        ...viewEntry(row),
        status: row.to_status,
        assignedTo: row.to_teller,
        toBranch: row.to_branch,
        batchNo: null,
        reason: row.reason,
        maskedName: row.customer_name === null ? null : maskName(row.customer_name),
      }));
  }

  /** Issuances begun with the card, and those of them that ended with the card back in stock. */
  #attempts(serialNo: string): CardStep[] {
    const of = (state: string, entry: string, kind: AttemptRow['kind']) => `
      SELECT '${kind}' AS kind, j.occurred_at AS at, i.customer_name, ${entryColumns}
      FROM issuance i JOIN journal j ON j.seq = i.${entry} LEFT JOIN outcome o ON o.seq = j.seq
      WHERE i.serial_no = @serialNo AND i.state ${state}`;
    return this.#connection
      .prepare<{ serialNo: string }, AttemptRow>(`
        ${of("IN ('STARTED', 'ISSUED')", 'started_by', 'STARTED')}
        UNION ALL ${of("= 'ABANDONED'", 'started_by', 'STARTED')}
        UNION ALL ${of("= 'ABANDONED'", 'closed_by', 'TRIED')}
          AND NOT EXISTS (SELECT 1 FROM card_movement m WHERE m.serial_no = @serialNo AND m.seq = i.closed_by)`)
      .all({ serialNo })
      .map((row) => ({
        kind: row.kind,
        at: row.at,
        ...viewEntry(row),
        status: 'IN_STOCK',
        assignedTo: null,
        toBranch: null,
        batchNo: null,
        reason: row.kind === 'TRIED' ? row.reason : null,
        maskedName: maskName(row.customer_name),
      }));
  }
}

/**
 * Where an attempt belongs among the steps: by its entry, for a clock may have been wrong, the journal not. By time only
 * among what the core said in between.
 */
function placeOf(attempt: CardStep, steps: readonly CardStep[]): number {
  const seq = attempt.entry?.seq ?? 0;
  const next = steps.findIndex(({ entry }) => entry !== null && entry.seq > seq);
  const isLater = (step: CardStep | undefined) => step?.kind === 'CORE' && step.at > attempt.at;
  let place = next < 0 ? steps.length : next;
  while (isLater(steps[place - 1])) place -= 1;
  return place;
}

function viewEntry({
  seq,
  type,
  actor,
  approvals,
  sync,
}: EntryColumns): Pick<CardStep, 'actor' | 'approvers' | 'entry'> {
  return {
    actor,
    approvers: Approval.array()
      .parse(JSON.parse(approvals ?? '[]'))
      .map(({ approver }) => approver),
    entry: seq === null || type === null ? null : { seq, type, sync },
  };
}
