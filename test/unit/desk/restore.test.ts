import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type {
  Checkpoint,
  CustomerSearchAnswer,
  FeedAnswer,
  HeldAnswer,
} from '../../../electron/contract/core.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import type { StockCard } from '../../../electron/contract/smart-otp-card.ts';
import { won } from '../../../electron/contract/won.ts';
import { ApprovalBook } from '../../../electron/desk/approval/approval-book.ts';
import { type CoreAnswer, CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { canonicalJson } from '../../../electron/desk/journal/canonical-json.ts';
import { erasePayloads } from '../../../electron/desk/journal/erase-payloads.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { verifyStored } from '../../../electron/desk/journal/verify-stored.ts';
import { beginRestoration, readRestoration } from '../../../electron/desk/restore/restoration.ts';
import { Restorer } from '../../../electron/desk/restore/restorer.ts';
import { SalvagedEntries } from '../../../electron/desk/restore/salvaged-entries.ts';
import { offlineCard, offlineCustomer, workOffline } from '../../faults/year-offline/work-offline.ts';
import { noon, scratchDatabase } from './scratch-database.ts';
import { sharedDatabase } from './shared-database.ts';

const issuances = 45;
const checkpointKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const deviceKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const terminalId = '0421-01';
const owner = { terminalId, epoch: 1, privateKey: deviceKeys.privateKey };

/** A core that holds these entries and speaks of nothing else. */
class CoreThatHolds extends CoreClient {
  readonly #entries: readonly JournalEntry[];
  readonly #cardStatus: StockCard['status'];

  /** @param cardStatus where it says that every card is by now */
  constructor(entries: readonly JournalEntry[], cardStatus: StockCard['status'] = 'IN_STOCK') {
    super({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
    this.#entries = entries;
    this.#cardStatus = cardStatus;
  }

  override held = ({ afterSeq, afterHash }: { afterSeq: number; afterHash: string }) => {
    const hash = this.#entries[afterSeq - 1]?.hash;
    const agrees = hash === undefined || hash === afterHash;
    const last = this.#entries.at(-1);
    const value: HeldAnswer = {
      agrees,
      storedThrough: last === undefined ? null : checkpointOf(last),
      entries: agrees ? this.#entries.slice(afterSeq, afterSeq + 100) : [],
    };
    return Promise.resolve({ ok: true, value } as const);
  };

  override feed = () => {
    const items: FeedAnswer['items'] = Array.from({ length: issuances }, (_, n) => [
      { kind: 'customer' as const, customer: offlineCustomer(n) },
      { kind: 'card' as const, card: { ...offlineCard(n, '0421'), status: this.#cardStatus } },
    ]).flat();
    const value: FeedAnswer = { items, cursor: 'end', more: false };
    return Promise.resolve({ ok: true, value } as const);
  };
}

function checkpointOf({ epoch, seq, hash }: JournalEntry): Checkpoint {
  const said = { terminalId, epoch, seq, hash, signedAt: '2026-11-23T03:00:00.000Z' };
  const signature = sign('sha256', Buffer.from(canonicalJson(said)), {
    key: checkpointKeys.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return { ...said, signature: signature.toString('hex').toUpperCase() };
}

/** An enrolled terminal's database without any work in it. */
const emptyTerminal = (): Connection => enrol(scratchDatabase());

function enrol(connection: Connection): Connection {
  connection
    .prepare(`INSERT INTO terminal (one, epoch, private_key, public_key, terminal_id, branch_no, certificate, checkpoint_key,
        sealing_key) VALUES (1, 1, ?, ?, '0421-01', '0421', 'certificate', ?, ?)`)
    .run(
      deviceKeys.privateKey.export({ format: 'der', type: 'pkcs8' }),
      deviceKeys.publicKey.export({ format: 'der', type: 'spki' }),
      checkpointKeys.publicKey.export({ format: 'der', type: 'spki' }),
      checkpointKeys.publicKey.export({ format: 'der', type: 'spki' }),
    );
  return connection;
}

/** A core whose feed tells of no customer: each is asked for. */
class CoreThatIsAsked extends CoreThatHolds {
  readonly #line: Line;
  readonly #isHeard: () => boolean;
  readonly #refused: string | null;

  /**
   * @param isHeard whether the line still holds
   * @param refused a customer it tells nobody of
   */
  constructor(
    entries: readonly JournalEntry[],
    line: Line,
    isHeard = () => true,
    refused: string | null = null,
  ) {
    super(entries);
    this.#line = line;
    this.#isHeard = isHeard;
    this.#refused = refused;
    line.learn({ ok: true, value: null });
    const everything = this.feed;
    this.feed = async () => {
      const { ok, value } = await everything();
      return { ok, value: { ...value, items: value.items.filter(({ kind }) => kind !== 'customer') } };
    };
  }

  override searchCustomers = ({ query }: { query: string }): Promise<CoreAnswer<CustomerSearchAnswer>> => {
    const customers = Array.from({ length: issuances }, (_, n) => offlineCustomer(n)).filter(
      ({ customerNo }) => customerNo === query,
    );
    return this.#answer(
      query === this.#refused
        ? { ok: false, failure: { kind: 'REFUSED' } }
        : { ok: true, value: { customers } },
    );
  };

  override ping = () =>
    this.#answer({
      ok: true,
      value: { now: '2026-11-23T03:00:00.000Z', businessDate: '2026-11-23' } as const,
    });

  #answer<T>(answer: CoreAnswer<T>): Promise<CoreAnswer<T>> {
    const heard = this.#isHeard() ? answer : ({ ok: false, failure: { kind: 'UNREACHABLE' } } as const);
    this.#line.learn(heard);
    return Promise.resolve(heard);
  }
}

const newLine = () =>
  new Line(
    () => noon,
    () => {},
  );

function restore(connection: Connection, held: readonly JournalEntry[], cardStatus?: StockCard['status']) {
  return restoreFrom(connection, new CoreThatHolds(held, cardStatus));
}

function restoreFrom(connection: Connection, core: CoreClient, line = newLine()) {
  const device = loadDevice(connection);
  const { enrolment } = device;
  if (enrolment === null) throw new Error('the terminal is enrolled');
  return new Restorer({ connection, device, enrolment, core, line, now: () => noon }).restore();
}

const entriesOf = (connection: Connection) => [...new Journal(connection, owner, () => noon).all()];

/** What the state tables say, without what no entry tells: how long an issuance took, and drafts. */
const stateOf = (connection: Connection) =>
  [
    `SELECT issuance_id, draft_id, state, customer_no, customer_name, serial_no, maker, fee_method, fee_amount,
       business_date, started_at, started_by, closed_by, shown
     FROM issuance ORDER BY started_by`,
    'SELECT * FROM receipt ORDER BY receipt_no',
    'SELECT * FROM posting ORDER BY posting_no',
    'SELECT * FROM balance ORDER BY account',
    'SELECT serial_no, status FROM stock_card ORDER BY serial_no',
    'SELECT serial_no, ticket_no, spent_by FROM card_ticket ORDER BY serial_no, ticket_no',
    'SELECT customer_no, value FROM customer ORDER BY customer_no',
    'SELECT * FROM issuance_unjudged ORDER BY closed_by',
    'SELECT * FROM approval_request ORDER BY requested_by',
    'SELECT * FROM approval_answer ORDER BY given_by',
  ].map((sql) =>
    connection
      .prepare<[], Record<string, unknown>>(sql)
      .all()
      .map(({ shown, ...row }) => {
        const { elapsedMs, cardMs, apduCount, ...told } = JSON.parse(String(shown ?? '{}'));
        return { ...row, told };
      }),
  );

const database = sharedDatabase(async (connection) => {
  enrol(connection);
  await workOffline({ connection, owner, branchNo: '0421' }, (count) => count === issuances);
  useApproval(connection);
});
let lost: Connection;
let made: JournalEntry[];
beforeAll(() => {
  lost = database();
  made = entriesOf(lost);
});

describe('a terminal whose data was lost', () => {
  test('gets its journal back from the core, and the tables say what they said', async () => {
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    expect(await restore(connection, made)).toEqual({ ok: true, value: null });
    const entries = entriesOf(connection);
    expect(entries.slice(0, -1)).toEqual(made);
    expect(entries.at(-1)).toMatchObject({
      epoch: 2,
      type: 'TerminalRestored',
      payload: { cause: 'RECOVERY', fromEpoch: 1, lastSeq: made.length, lastHash: made.at(-1)?.hash },
    });
    expect(verifyJournal(entries, deviceKeys.publicKey).firstBroken).toBeNull();
    expect(stateOf(connection)).toEqual(stateOf(lost));
    expect(readRestoration(connection)).toBeNull();
    expect(loadDevice(connection).epoch).toBe(2);
  });

  test('with a restoration cut short half way, ends the same', async () => {
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    connection.exec(`
      CREATE TRIGGER cut BEFORE UPDATE OF state_through ON restoration WHEN NEW.state_through > 50
      BEGIN SELECT RAISE(ABORT, 'power cut'); END`);
    await expect(restore(connection, made)).rejects.toThrow('power cut');
    connection.exec('DROP TRIGGER cut');
    expect(await restore(connection, made)).toMatchObject({ ok: true });
    expect(entriesOf(connection).slice(0, -1)).toEqual(made);
    expect(stateOf(connection)).toEqual(stateOf(lost));
  });

  test('whose line breaks while it asks for customers goes on when it is back: nobody stays without a name', async () => {
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    const broken = newLine();
    let questions = 0;
    const breaks = () => {
      questions += 1;
      return questions <= 20;
    };
    expect(await restoreFrom(connection, new CoreThatIsAsked(made, broken, breaks), broken)).toEqual({
      ok: false,
      problem: { tag: 'LineDown' },
    });
    const back = newLine();
    expect(await restoreFrom(connection, new CoreThatIsAsked(made, back), back)).toMatchObject({ ok: true });
    expect(stateOf(connection)).toEqual(stateOf(lost));
  });

  test('that may not ask for one customer any more is told of all others', async () => {
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    const line = newLine();
    const { customerNo } = offlineCustomer(3);
    const core = new CoreThatIsAsked(made, line, undefined, customerNo);
    expect(await restoreFrom(connection, core, line)).toMatchObject({ ok: true });
    const nameless = connection
      .prepare("SELECT DISTINCT customer_no FROM issuance WHERE customer_name = ''")
      .pluck()
      .all();
    expect(nameless).toEqual([customerNo]);
  });

  test('leaves a card where the core says it is by now', async () => {
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    expect(await restore(connection, made, 'ISSUED')).toMatchObject({ ok: true });
    const states = connection.prepare('SELECT DISTINCT status FROM stock_card').pluck().all();
    expect(states).toEqual(['ISSUED']);
    const fees = 'SELECT * FROM balance ORDER BY account';
    expect(connection.prepare(fees).all()).toEqual(lost.prepare(fees).all());
  });

  test('keeps what a damaged file gave and the core never got', async () => {
    const connection = emptyTerminal();
    salvage(connection, made);
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: made.length });
    expect(await restore(connection, made.slice(0, 30))).toMatchObject({ ok: true });
    expect(entriesOf(connection).slice(0, -1)).toEqual(made);
    expect(stateOf(connection)).toEqual(stateOf(lost));
    expect(connection.prepare('SELECT stored_through FROM sync').pluck().get()).toBe(30);
  });

  test('takes from the core what the damaged file lacks in the middle', async () => {
    const connection = emptyTerminal();
    salvage(connection, made.toSpliced(20, 10));
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: made.length });
    expect(await restore(connection, made.slice(0, 40))).toMatchObject({ ok: true });
    expect(entriesOf(connection).slice(0, -1)).toEqual(made);
    expect(stateOf(connection)).toEqual(stateOf(lost));
  });

  test('records what is missing, and what can be read beyond it', async () => {
    const connection = emptyTerminal();
    salvage(connection, made.toSpliced(40, 10));
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: made.length + 2 });
    expect(await restore(connection, made.slice(0, 30))).toMatchObject({ ok: true });
    const entries = entriesOf(connection);
    expect(entries.slice(0, 40)).toEqual(made.slice(0, 40));
    expect(entries.slice(40)).toMatchObject([
      { seq: 41, epoch: 2, type: 'TerminalRestored', payload: { lastSeq: 40 } },
      {
        seq: 42,
        epoch: 2,
        type: 'JournalGapFound',
        payload: { from: 41, to: made.length + 2, readable: made.length - 50 },
      },
    ]);
    expect(readRestoration(connection)).toBeNull();
  });

  test.each([
    ['still has', (entries: readonly JournalEntry[]) => entries],
    [
      'has destroyed as well',
      (entries: readonly JournalEntry[], mark: JournalEntry) => entries.with(mark.seq - 1, mark),
    ],
  ])('destroys again what was destroyed and the core %s', async (_name, heldBy) => {
    const { told, erasing } = eraseOne(lost);
    const whole = [...made, told, erasing];
    const connection = emptyTerminal();
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    const mark = { ...told, payload: { erasedBy: erasing.seq } };
    expect(await restore(connection, heldBy(whole, mark))).toMatchObject({ ok: true });
    expect(entriesOf(connection).slice(0, -1)).toEqual([...made, mark, erasing]);
    const { publicKey } = loadDevice(connection);
    expect(verifyStored(new StoredEntries(connection), publicKey)).toMatchObject({
      firstBroken: null,
      erased: 1,
    });
  });

  test('gives up a branch the core knows otherwise, and says so', async () => {
    const connection = emptyTerminal();
    const branch = await branchAfter(30);
    salvage(connection, branch);
    beginRestoration(connection, { cause: 'OLDER_COPY', stateThrough: 0, seenThrough: branch.length });
    expect(await restore(connection, made)).toMatchObject({ ok: true });
    const entries = entriesOf(connection);
    expect(entries.slice(0, made.length)).toEqual(made);
    expect(entries.at(-1)).toMatchObject({
      type: 'JournalGapFound',
      payload: { from: 31, to: branch.length, readable: branch.length - 30 },
    });
  });

  test('begins an epoch later than any the core has seen', async () => {
    const once = emptyTerminal();
    beginRestoration(once, { cause: 'BACKUP', stateThrough: 0, seenThrough: 0 });
    await restore(once, made);
    const again = emptyTerminal();
    beginRestoration(again, { cause: 'BACKUP', stateThrough: 0, seenThrough: 0 });
    expect(await restore(again, entriesOf(once))).toMatchObject({ ok: true });
    expect(loadDevice(again).epoch).toBe(3);
    expect(stateOf(again)).toEqual(stateOf(lost));
  });
});

test('a core that says it holds more than it gives is asked again, and no epoch begins', async () => {
  const connection = emptyTerminal();
  beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
  const lagging = new CoreThatHolds(made);
  const { held } = lagging;
  lagging.held = async (asked) => {
    const { ok, value } = await held(asked);
    return { ok, value: { ...value, entries: value.entries.filter(({ seq }) => seq <= 30) } };
  };
  expect(await restoreFrom(connection, lagging)).toEqual({
    ok: false,
    problem: { tag: 'CoreAnswerNotUnderstood' },
  });
  expect(entriesOf(connection)).toEqual(made.slice(0, 30));
  expect(await restore(connection, made)).toMatchObject({ ok: true });
  expect(entriesOf(connection).slice(0, -1)).toEqual(made);
});

test.each([
  ['of another branch of the journal', async () => branchAfter(30)],
  ['that another key signed', async () => made.map((entry) => ({ ...entry, signature: 'AB'.repeat(64) }))],
])('entries %s are not believed, and no epoch begins', async (_name, entries) => {
  const connection = emptyTerminal();
  for (const entry of made.slice(0, 35)) new Journal(connection, owner, () => noon).readmit(entry);
  beginRestoration(connection, { cause: 'BACKUP', stateThrough: 35, seenThrough: 35 });
  expect(await restore(connection, await entries())).toEqual({
    ok: false,
    problem: { tag: 'CoreContradiction' },
  });
  expect(entriesOf(connection)).toHaveLength(35);
  expect(readRestoration(connection)).not.toBeNull();
});

/** A second person's consent: asked for, given, and used by an act of its maker. */
function useApproval(connection: Connection): void {
  const journal = new Journal(connection, owner, () => noon);
  const book = new ApprovalBook(connection);
  const requestId = '01a21789-bfed-758c-b438-8bac40503df5';
  const subjectHash = 'AB'.repeat(32);
  const asked = {
    requestId,
    subjectHash,
    subject: {
      kind: 'FEE_WAIVER' as const,
      orderId: '01a21789-bfed-758c-b438-8402bf88097e',
      customerNo: '7000000000',
      maskedName: '홍○기',
      serialNo: '7777000000000000',
      amount: won(3_000),
      ground: { reason: 'BANK_ERROR' as const },
    },
    needed: 1,
    roles: ['SUPERVISOR' as const],
    validMinutes: 5,
  };
  journal.record({ type: 'ApprovalRequested', payload: asked, actor: '100001' }, (entry) =>
    book.begin(entry, asked),
  );
  const consent = {
    requestId,
    subjectHash,
    approver: '200001',
    method: 'PASSWORD' as const,
    approvedAt: '2026-11-23T03:00:00.000Z',
  };
  const given = { ...consent, role: 'SUPERVISOR' as const, staffCard: null };
  const row = book.find(requestId);
  if (row === undefined) throw new Error('the request was just made');
  journal.record({ type: 'ApprovalGiven', payload: given, actor: '200001' }, (entry) =>
    book.enter(entry, row, given),
  );
  journal.record({
    type: 'StaffSignedOut',
    payload: { cause: 'SIGN_OUT' },
    actor: '100001',
    approvals: [consent],
  });
}

/** An act about a claim that was recorded in January and destroyed in November: both entries, the first as it was. */
function eraseOne(connection: Connection) {
  const claimId = '01a21789-bfed-458c-b438-8402bf88097e';
  const journalAt = (moment: string) => new Journal(connection, owner, () => Date.parse(moment));
  const told = journalAt('2026-01-12T03:00:00.000Z').record({
    type: 'PersonalDataUnmasked',
    payload: { claimId, field: 'NAME', reason: '지워질 이야기' },
    actor: '100001',
  });
  connection.prepare('UPDATE sync SET stored_through = ?').run(told.seq);
  const payload = {
    claimId,
    rule: 'TEST',
    days: 181,
    endedOn: '2026-01-12',
    keptUntil: '2026-07-12',
    entries: [{ seq: told.seq, payloadHash: told.payloadHash }],
    files: [],
  };
  const erasing = journalAt('2026-11-24T03:00:00.000Z').record(
    { type: 'PersonalDataErased', payload, actor: 'TERMINAL' },
    (entry) => erasePayloads(connection, entry, payload),
  );
  return { told, erasing };
}

/** Entries as they were read from a damaged file. */
function salvage(connection: Connection, entries: readonly JournalEntry[]): void {
  const salvaged = new SalvagedEntries(connection);
  for (const entry of entries) salvaged.keep(entry);
}

/** The journal of a copy that was taken after `seq` entries and went on by itself. */
async function branchAfter(seq: number): Promise<JournalEntry[]> {
  const copy = emptyTerminal();
  const journal = new Journal(copy, owner, () => noon);
  for (const entry of made.slice(0, seq)) journal.readmit(entry);
  for (let n = 0; n < 5; n += 1)
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
  return entriesOf(copy);
}
