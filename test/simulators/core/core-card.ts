import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { CardIdentity, CardTicket, StockCard } from '../../../electron/contract/smart-otp-card.ts';
import { fromHex, toHex } from '../card/hex.ts';
import type { CoreDatabase } from './core-database.ts';
import { publish } from './feed.ts';

/** Tickets made out for a card when it enters a branch's stock. */
const TICKETS_PER_CARD = 5;

export type OathAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** A card as its issuer knows it, secrets included; bytes are upper-case hexadecimal text. */
export interface CoreCard {
  readonly serialNo: string;
  readonly vendorCode: string;
  readonly branchNo: string;
  readonly status: StockCard['status'];
  /** The teller who has it while it is in stock; null: the branch's open stock. */
  readonly assignedTo: string | null;
  /** Counts the changes a branch has been told of. */
  readonly revision: number;
  /** Customer number of who got it. */
  readonly holder: string | null;
  readonly identity: CardIdentity;
  /** The ten bytes of INITIALIZE UPDATE; null when the manufacturer did not tell. */
  readonly keyDiversificationData: string | null;
  readonly keyVersion: number;
  readonly keyEnc: string;
  readonly keyMac: string;
  /** AID of the issuer security domain, which the card challenge depends on; null when unknown. */
  readonly issuerDomainAid: string | null;
  /** Highest SCP03 sequence counter the card has proved. */
  readonly sequenceCounter: number;
  readonly oathAccount: string;
  readonly algorithm: OathAlgorithm;
  readonly seed: string;
  readonly digits: number;
  readonly period: number;
}

/** Takes a card into a branch's stock: books, fresh tickets, feed. */
export function registerCard(database: CoreDatabase, card: CoreCard): void {
  database
    .prepare(
      `INSERT INTO card (serial_no, vendor_code, branch_no, status, assigned_to, revision, holder, identity_source, identity_value,
         key_diversification_data, key_version, key_enc, key_mac, issuer_domain_aid, sequence_counter,
         oath_account, algorithm, seed, digits, period)
       VALUES (:serialNo, :vendorCode, :branchNo, :status, :assignedTo, :revision, :holder, :identitySource, :identityValue,
         :keyDiversificationData, :keyVersion, :keyEnc, :keyMac, :issuerDomainAid, :sequenceCounter,
         :oathAccount, :algorithm, :seed, :digits, :period)`,
    )
    .run({
      ...card,
      identitySource: card.identity.source,
      identityValue: card.identity.value,
      identity: null,
    });
  const tickets = card.status === 'IN_STOCK' || card.status === 'IN_TRANSIT' ? makeTickets(card) : [];
  const insert = database.prepare(
    'INSERT INTO ticket (serial_no, ticket_no, challenge, answer_sha256) VALUES (?, ?, ?, ?)',
  );
  for (const { ticketNo, challenge, answerSha256 } of tickets)
    insert.run(card.serialNo, ticketNo, challenge, answerSha256);
  publishCard(database, card, tickets);
}

/** The full HMAC a card answers to a challenge (YKOATH CALCULATE, P2 = 0). */
export const cardResponse = (
  { algorithm, seed }: Pick<CoreCard, 'algorithm' | 'seed'>,
  challenge: string,
): Buffer => createHmac(algorithm, fromHex(seed)).update(fromHex(challenge)).digest();

export function cardByIdentity(
  database: CoreDatabase,
  { source, value }: CardIdentity,
): CoreCard | undefined {
  const row = database
    .prepare<[string, string], CardRow>(`${SELECT_CARD} WHERE identity_source = ? AND identity_value = ?`)
    .get(source, value);
  return row && cardOf(row);
}

export function cardBySerialNo(database: CoreDatabase, serialNo: string): CoreCard | undefined {
  const row = database.prepare<[string], CardRow>(`${SELECT_CARD} WHERE serial_no = ?`).get(serialNo);
  return row && cardOf(row);
}

/** The card a customer works with, if any. */
export function cardHeldBy(database: CoreDatabase, customerNo: string): CoreCard | undefined {
  const row = database
    .prepare<[string], CardRow>(`${SELECT_CARD} WHERE holder = ? AND status = 'ISSUED'`)
    .get(customerNo);
  return row && cardOf(row);
}

/** Writes a card's new status, and tells its branch; a card that leaves the stock has no tickets any more. */
export function changeCard(
  database: CoreDatabase,
  card: CoreCard,
  change: Partial<Pick<CoreCard, 'status' | 'assignedTo' | 'holder'>>,
): void {
  const changed = { ...card, ...change, revision: card.revision + 1 };
  database
    .prepare('UPDATE card SET status = ?, assigned_to = ?, holder = ?, revision = ? WHERE serial_no = ?')
    .run(changed.status, changed.assignedTo, changed.holder, changed.revision, changed.serialNo);
  publishCard(database, changed, []);
}

/** Notes the counter of a proof, so that neither it nor an older one, of a rewound or copied card, is taken again. */
export function noteSequenceCounter(database: CoreDatabase, { serialNo }: CoreCard, counter: number): void {
  database.prepare('UPDATE card SET sequence_counter = ? WHERE serial_no = ?').run(counter, serialNo);
}

/** What a branch may know of a card. */
export const describeCard = (card: CoreCard): Omit<StockCard, 'tickets'> => ({
  serialNo: card.serialNo,
  vendorCode: card.vendorCode,
  branchNo: card.branchNo,
  identity: card.identity,
  status: card.status,
  assignedTo: card.assignedTo,
  revision: card.revision,
  keyVersion: card.keyVersion,
  oathAccount: card.oathAccount,
  period: card.period,
  digits: card.digits,
});

function publishCard(database: CoreDatabase, card: CoreCard, tickets: CardTicket[]): void {
  publish(database, { kind: 'card', card: { ...describeCard(card), tickets } }, { branchNo: card.branchNo });
}

const makeTickets = (card: CoreCard): CardTicket[] =>
  Array.from({ length: TICKETS_PER_CARD }, (_, index) => {
    const challenge = toHex(randomBytes(32));
    const answerSha256 = toHex(createHash('sha256').update(cardResponse(card, challenge)).digest());
    return { ticketNo: index + 1, challenge, answerSha256 };
  });

type CardRow = Omit<CoreCard, 'identity'> & { identitySource: CardIdentity['source']; identityValue: string };

const SELECT_CARD = `SELECT serial_no AS serialNo, vendor_code AS vendorCode, branch_no AS branchNo, status,
  assigned_to AS assignedTo, revision, holder,
  identity_source AS identitySource, identity_value AS identityValue,
  key_diversification_data AS keyDiversificationData, key_version AS keyVersion, key_enc AS keyEnc,
  key_mac AS keyMac, issuer_domain_aid AS issuerDomainAid, sequence_counter AS sequenceCounter,
  oath_account AS oathAccount, algorithm, seed, digits, period
  FROM card`;

const cardOf = ({ identitySource, identityValue, ...card }: CardRow): CoreCard => ({
  ...card,
  identity: { source: identitySource, value: identityValue },
});
