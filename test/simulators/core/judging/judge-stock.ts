import type { FeedItem } from '../../../../electron/contract/core.ts';
import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { StockSubject } from '../../../../electron/contract/stock-records.ts';
import { raiseAlarm } from '../alarm.ts';
import { canonicalJson } from '../canonical-json.ts';
import { batchByNo, closeBatch } from '../card-batch.ts';
import { type CoreCard, cardBySerialNo, changeCard } from '../core-card.ts';
import type { CoreDatabase } from '../core-database.ts';
import { nextNumber } from '../number-range.ts';
import { staffByNo } from '../reference-data.ts';
import { type Terminal, terminalById } from '../terminal.ts';
import { checkConsent } from './check-consent.ts';
import { payloadOf } from './issuance-file.ts';
import { type RejectionCode, rejectionOf } from './rejection.ts';

type Outcome = (FeedItem & { kind: 'outcome' })['outcome'];

const STOCK_TYPES = [
  'CardBatchReceived',
  'CardsAssigned',
  'CardSpoiled',
  'CardLost',
  'CardsReturned',
  'StockCounted',
] as const;
type StockType = (typeof STOCK_TYPES)[number];

/** Roles that may keep cards. */
const KEEPERS = ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER'];

export const isOfStock = (entry: JournalEntry): boolean =>
  (STOCK_TYPES as readonly string[]).includes(entry.type);

/** What is judged, and by whom it was done. */
interface StockFile {
  readonly database: CoreDatabase;
  readonly terminal: Terminal;
  readonly entry: JournalEntry;
}

/** What an act does to the books once nothing is wrong with it. */
type Judged = RejectionCode | (() => void);

/** Judges an act of the controlled stock, moves the core's books by it, and gives the verdict. One that is rejected has been done, and can only be let rest. */
export function judgeStock(database: CoreDatabase, entry: JournalEntry): Outcome {
  const terminal = terminalById(database, entry.terminalId);
  const file = terminal && { database, terminal, entry };
  const judged = file === undefined ? 'RECORD_NOT_UNDERSTOOD' : judge(file);
  const rejected = typeof judged === 'string' ? judged : undefined;
  const coreNo = rejected === undefined ? nextNumber(database, 'STOCK') : null;
  if (typeof judged === 'function') judged();
  database
    .prepare('INSERT INTO stock_judgement (entry_id, type, core_no, rejection_code) VALUES (?, ?, ?, ?)')
    .run(entry.id, entry.type, coreNo, rejected ?? null);
  return coreNo === null
    ? {
        verdict: 'REJECTED',
        rejection: { ...rejectionOf(rejected ?? 'RECORD_NOT_UNDERSTOOD'), ways: ['WITHDRAW'] },
      }
    : { verdict: 'ACCEPTED', coreNo };
}

function judge(file: StockFile): Judged {
  if (!KEEPERS.includes(roleHere(file, file.entry.actor) ?? '')) return 'STAFF_NOT_PERMITTED';
  switch (file.entry.type) {
    case 'CardBatchReceived':
      return of(file, 'CardBatchReceived', judgeReceipt);
    case 'CardsAssigned':
      return of(file, 'CardsAssigned', judgeHandOver);
    case 'CardSpoiled':
      return of(file, 'CardSpoiled', judgeSpoiling);
    case 'CardLost':
      return of(file, 'CardLost', judgeLoss);
    case 'CardsReturned':
      return of(file, 'CardsReturned', judgeReturn);
    default:
      return of(file, 'StockCounted', judgeCount);
  }
}

function of<T extends StockType>(
  file: StockFile,
  type: T,
  judgeIt: (file: StockFile, payload: JournalPayload<T>) => Judged,
): Judged {
  const payload = payloadOf(file.entry, type);
  return payload === undefined ? 'RECORD_NOT_UNDERSTOOD' : judgeIt(file, payload);
}

/** A package is received once, by two people, and every card of its manifest is accounted for once. */
function judgeReceipt(file: StockFile, payload: JournalPayload<'CardBatchReceived'>): Judged {
  const { database, terminal, entry } = file;
  const batch = batchByNo(database, payload.batchNo);
  if (batch === undefined) return 'BATCH_UNKNOWN';
  if (batch.branchNo !== terminal.branchNo) return 'BATCH_OF_ANOTHER_BRANCH';
  if (batch.received) return 'BATCH_RECEIVED_BEFORE';
  if (batch.packageNo !== payload.packageNo) return 'PACKAGE_DIFFERS';
  const { present, damaged, missing, extra, sealIntact } = payload;
  const named = [...present, ...damaged, ...missing].sort();
  const onManifest = new Set(batch.serialNos);
  const isAll = named.length === onManifest.size && new Set(named).size === named.length;
  if (!isAll || !named.every((serialNo) => onManifest.has(serialNo))) return 'MANIFEST_NOT_ACCOUNTED_FOR';
  if (extra.some((serialNo) => onManifest.has(serialNo))) return 'MANIFEST_NOT_ACCOUNTED_FOR';
  const cards = cardsWhere(file, named, ({ status }) => status === 'IN_TRANSIT');
  if (cards === undefined) return 'CARD_NOT_THERE';
  const objection = objectionToConsent(file, 'STOCK_RECEIPT', payload);
  if (objection) return objection;
  return () => {
    const found = new Map([
      ...present.map((serialNo) => [serialNo, 'IN_STOCK'] as const),
      ...damaged.map((serialNo) => [serialNo, 'SPOILED'] as const),
    ]);
    for (const card of cards) changeCard(database, card, { status: found.get(card.serialNo) ?? 'MISSING' });
    closeBatch(database, batch);
    if (!sealIntact || missing.length + extra.length > 0)
      raiseAlarm(database, entry.terminalId, entry.seq, 'PACKAGE_NOT_AS_SENT');
  };
}

function judgeHandOver(file: StockFile, payload: JournalPayload<'CardsAssigned'>): Judged {
  const { from, to, serialNos } = payload;
  const cards = cardsWhere(file, serialNos, (card) => card.status === 'IN_STOCK' && card.assignedTo === from);
  if (cards === undefined) return 'CARD_NOT_THERE';
  const objection = objectionToConsent(file, 'STOCK_HANDOVER', payload);
  if (objection) return objection;
  const people = [file.entry.actor, ...file.entry.approvals.map(({ approver }) => approver)];
  if (from === to || ![from, to].every((place) => place === null || people.includes(place)))
    return 'HAND_OVER_WITHOUT_BOTH';
  return () => {
    for (const card of cards) changeCard(file.database, card, { assignedTo: to });
  };
}

function judgeSpoiling(file: StockFile, { serialNo }: JournalPayload<'CardSpoiled'>): Judged {
  const cards = cardsWhere(file, [serialNo], ({ status }) => status === 'IN_STOCK');
  if (cards === undefined) return 'CARD_NOT_THERE';
  return () => {
    for (const card of cards) changeCard(file.database, card, { status: 'SPOILED', assignedTo: null });
  };
}

/** Whoever finds the card, it is barred; the bank's people hear of it. */
function judgeLoss(file: StockFile, payload: JournalPayload<'CardLost'>): Judged {
  const { database, entry } = file;
  const cards = cardsWhere(file, [payload.serialNo], ({ status }) => status === 'IN_STOCK');
  if (cards === undefined) return 'CARD_NOT_THERE';
  const objection = objectionToConsent(file, 'STOCK_LOSS', payload);
  if (objection) return objection;
  return () => {
    for (const card of cards) changeCard(database, card, { status: 'LOST', assignedTo: null });
    raiseAlarm(database, entry.terminalId, entry.seq, 'CARD_LOST');
  };
}

function judgeReturn(file: StockFile, payload: JournalPayload<'CardsReturned'>): Judged {
  const cards = cardsWhere(
    file,
    payload.serialNos,
    ({ status, assignedTo }) => status === 'SPOILED' || (status === 'IN_STOCK' && assignedTo === null),
  );
  if (cards === undefined) return 'CARD_NOT_THERE';
  const objection = objectionToConsent(file, 'STOCK_RETURN', payload);
  if (objection) return objection;
  return () => {
    for (const card of cards) changeCard(file.database, card, { status: 'RETURNED' });
  };
}

/** The number expected is that of the core's own books; what differs is explained and approved. */
function judgeCount(file: StockFile, payload: JournalPayload<'StockCounted'>): Judged {
  const { place, expected, counted, explanation } = payload;
  const held = file.database
    .prepare<[string, string | null], number>(
      `SELECT count(*) FROM card WHERE branch_no = ? AND status = 'IN_STOCK' AND assigned_to IS ?`,
    )
    .pluck()
    .get(file.terminal.branchNo, place);
  if (held !== expected) return 'COUNT_DIFFERS_FROM_BOOKS';
  if (counted === expected) return () => {};
  if (explanation === null) return 'DIFFERENCE_NOT_EXPLAINED';
  return objectionToConsent(file, 'STOCK_DIFFERENCE', payload) ?? (() => {});
}

/** The cards of these numbers, each named once and where it is said to be; else undefined. */
function cardsWhere(
  { database, terminal }: StockFile,
  serialNos: readonly string[],
  isThere: (card: CoreCard) => boolean,
): CoreCard[] | undefined {
  const cards = serialNos.flatMap((serialNo) => cardBySerialNo(database, serialNo) ?? []);
  const allThere =
    cards.length === new Set(serialNos).size &&
    cards.length === serialNos.length &&
    cards.every((card) => card.branchNo === terminal.branchNo && isThere(card));
  return allThere ? cards : undefined;
}

/** Somebody else of the branch has consented to exactly what is recorded. */
function objectionToConsent(
  { database, entry }: StockFile,
  kind: StockSubject['kind'],
  payload: object,
): RejectionCode | undefined {
  const recorded = canonicalJson({ kind, ...payload });
  return checkConsent(database, entry, kind, (subject) => canonicalJson(subject) === recorded);
}

function roleHere({ database, terminal }: StockFile, staffNo: string): string | undefined {
  const member = staffByNo(database, staffNo);
  return member?.active && member.branchNo === terminal.branchNo ? member.role : undefined;
}
