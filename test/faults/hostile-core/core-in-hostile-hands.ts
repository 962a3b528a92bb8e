import type { KeyObject } from 'node:crypto';
import { validateHeaderValue } from 'node:http';
import {
  type CardLookUpAnswer,
  type CaseLookUpAnswer,
  type CustomerSearchAnswer,
  corePaths,
  type DebitAnswer,
  EnrolmentRequest,
  FeedAnswer,
  type FeedItem,
  type HeldEvidenceAnswer,
  HeldEvidenceRequest,
  type RenewalAnswer,
  ShipAnswer,
  type TestOtpAnswer,
} from '../../../electron/contract/core.ts';
import { won } from '../../../electron/contract/won.ts';
import { BankAuthority, checkpointKey, type TlsCredentials } from '../../simulators/core/bank-authority.ts';
import { signCheckpoint } from '../../simulators/core/checkpoint.ts';
import { type CoreDatabase, openCoreDatabase } from '../../simulators/core/core-database.ts';
import { enrol, issueEnrolmentCode } from '../../simulators/core/enrolment.ts';
import { foundBank } from '../../simulators/core/found-bank.ts';
import { judgeStoredEntries } from '../../simulators/core/judging/judge.ts';
import { Misbehaviour } from '../../simulators/core/misbehaviour.ts';
import { answer, type Reply, refuse } from '../../simulators/core/reply.ts';
import { branches, customers, feeSchedule } from '../../simulators/core/sample-bank.ts';
import { terminalByCertificate } from '../../simulators/core/terminal.ts';
import { terminalCalls } from '../../simulators/core/terminal-calls.ts';
import type { Forgery, HostileAnswer } from './hostile-answer.ts';
import { mutateJson } from './mutate-json.ts';
import { ReceivedUploads, type StepReply } from './received-uploads.ts';

/** What goes back: the text of a body with its status. */
export interface SpokenReply {
  readonly status: number;
  readonly text: string;
}

/** Everything a hostile core knows: it has the true books and keys, so that its lies are as good as lies can be. */
export class CoreInHostileHands {
  readonly authority: BankAuthority;
  readonly credentials: TlsCredentials;
  readonly uploads = new ReceivedUploads();
  readonly #database: CoreDatabase;
  readonly #checkpointKey: KeyObject;
  readonly #misbehaviour = new Misbehaviour();
  #forgedSteps = 0;
  /** Answers that a terminal must not accept but end all traffic for. */
  contradictions = 0;

  private constructor(database: CoreDatabase, authority: BankAuthority, credentials: TlsCredentials) {
    this.#database = database;
    this.authority = authority;
    this.credentials = credentials;
    this.#checkpointKey = checkpointKey(database);
  }

  static async open(folder: string): Promise<CoreInHostileHands> {
    const database = openCoreDatabase(folder, foundBank);
    // Nobody cuts the power of this core, and its disk is not what is tried here.
    database.pragma('synchronous = OFF');
    const authority = await BankAuthority.open(database);
    return new CoreInHostileHands(database, authority, await authority.serverCredentials(database));
  }

  issueEnrolmentCode(): string {
    return issueEnrolmentCode(this.#database, branches.main.branchNo);
  }

  /** `hash` of every entry held, in order of `seq`. */
  heldHashes(): string[] {
    return this.#database.prepare<[], string>('SELECT hash FROM entry ORDER BY seq').pluck().all();
  }

  /** Does a call as the contract says. */
  async honest(path: string, fingerprint: string | undefined, body: unknown): Promise<Reply> {
    if (path === corePaths.enrol) return this.#enrol(body);
    if (path === corePaths.heldEvidence) {
      const { hashes } = HeldEvidenceRequest.parse(body);
      return answer({ held: this.uploads.held(hashes) } satisfies HeldEvidenceAnswer);
    }
    const sample = sampleAnswers[path];
    if (sample !== undefined) return answer(sample);
    const call = terminalCalls[path];
    const terminal =
      fingerprint === undefined ? undefined : terminalByCertificate(this.#database, fingerprint);
    if (call === undefined || terminal === undefined) return refuse(404, 'no such call');
    const reply = call(body, {
      database: this.#database,
      checkpointKey: this.#checkpointKey,
      misbehaviour: this.#misbehaviour,
      terminal,
    });
    if (path === corePaths.journal) judgeStoredEntries(this.#database);
    return reply;
  }

  /** The honest reply, as a hostile core would rather have it. */
  pervert(path: string, honest: Reply, hostile: HostileAnswer): SpokenReply {
    switch (hostile.kind) {
      case 'MUTATED':
        return this.#mutated(path, honest, hostile.mutations);
      case 'FORGED':
        return path === corePaths.feed
          ? this.#forged(honest, hostile.forgeries, hostile.more)
          : this.#spoken(honest);
      case 'PERJURED':
        return path === corePaths.journal ? this.#perjured(honest, hostile.about) : this.#spoken(honest);
      case 'CONTRADICTION': {
        if (path === corePaths.journal) this.contradictions += 1;
        const contradiction = { seq: 1, reason: 'SAME_SEQ_OTHER_HASH' } as const;
        return this.#spoken({ status: 409, body: { contradiction } });
      }
      default:
        return this.#spoken(honest);
    }
  }

  /** The honest reply to a step of an upload, with what its headers say changed. */
  pervertStep(honest: StepReply, hostile: HostileAnswer): StepReply {
    if (hostile.kind === 'FORGED') {
      const forged = 'location' in honest.headers ? forgedPlaces : forgedOffsets;
      this.#forgedSteps += 1;
      return { ...honest, headers: { ...honest.headers, ...forged[this.#forgedSteps % forged.length] } };
    }
    if (hostile.kind !== 'MUTATED') return honest;
    const said = parse(mutateJson(honest, hostile.mutations));
    if (typeof said !== 'object' || said === null || !('headers' in said)) return { ...honest, headers: {} };
    const headers = Object.entries(said.headers ?? {}).filter(([, value]) => isHeader(value));
    return { ...honest, headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])) };
  }

  #spoken({ status, body }: Reply): SpokenReply {
    return { status, text: JSON.stringify(body) };
  }

  #mutated(
    path: string,
    honest: Reply,
    mutations: Extract<HostileAnswer, { kind: 'MUTATED' }>['mutations'],
  ): SpokenReply {
    const text = mutateJson(honest.body, mutations);
    const said = parse(text);
    if (path === corePaths.journal && ShipAnswer.safeParse(said).success) {
      if (JSON.stringify(said) !== JSON.stringify(honest.body)) this.contradictions += 1;
    }
    const feed = path === corePaths.feed ? FeedAnswer.safeParse(said).data : undefined;
    if (feed === undefined) return { status: honest.status, text };
    // A mutation that is still of the contract: what it says of verdicts and of the cursor stays true, since a
    // terminal has no means to know better and could not be held to the truth afterwards.
    const truth = FeedAnswer.parse(honest.body);
    const items = feed.items.map((item) => {
      if (item.kind !== 'outcome') return item;
      const same = truth.items.find(
        (other) => other.kind === 'outcome' && other.seq === item.seq && other.entryId === item.entryId,
      );
      if (same === undefined) this.contradictions += 1;
      return same ?? item;
    });
    return { status: honest.status, text: JSON.stringify({ ...feed, items, cursor: truth.cursor }) };
  }

  #forged(honest: Reply, forgeries: readonly Forgery[], more: boolean): SpokenReply {
    const feed = FeedAnswer.safeParse(honest.body).data;
    if (feed === undefined) return this.#spoken(honest);
    const items = [...feed.items, ...forgeries.flatMap(forge)].slice(0, 500);
    if (forgeries.includes('FOREIGN_OUTCOME')) this.contradictions += 1;
    return this.#spoken(answer({ ...feed, items, more }));
  }

  #perjured(honest: Reply, about: Extract<HostileAnswer, { kind: 'PERJURED' }>['about']): SpokenReply {
    const stored = ShipAnswer.safeParse(honest.body).data?.storedThrough;
    if (stored === undefined) return this.#spoken(honest);
    const { terminalId, ...head } = stored;
    const lie = {
      TERMINAL: () => signCheckpoint(this.#checkpointKey, '0421-98', head),
      EPOCH: () => signCheckpoint(this.#checkpointKey, terminalId, { ...head, epoch: head.epoch + 1 }),
      SEQ: () => signCheckpoint(this.#checkpointKey, terminalId, { ...head, seq: head.seq + 1_000_000 }),
      HASH: () => signCheckpoint(this.#checkpointKey, terminalId, { ...head, hash: '0'.repeat(64) }),
    }[about]();
    this.contradictions += 1;
    return this.#spoken(answer({ storedThrough: lie } satisfies ShipAnswer));
  }

  async #enrol(body: unknown): Promise<Reply> {
    const enrolled = await enrol(this.#database, this.authority, EnrolmentRequest.parse(body));
    return typeof enrolled === 'string' ? refuse(403, enrolled) : answer(enrolled);
  }
}

/** Calls whose honest answer needs nobody's books here: only the form of what comes back is tried. */
const sampleAnswers: Readonly<Record<string, unknown>> = {
  [corePaths.searchCustomers]: {
    customers: Object.values(customers).slice(0, 3),
  } satisfies CustomerSearchAnswer,
  [corePaths.renewCertificate]: { certificate: '' } satisfies RenewalAnswer,
  [corePaths.lookUpCases]: { cases: [] } satisfies CaseLookUpAnswer,
  [corePaths.lookUpCard]: { card: null } satisfies CardLookUpAnswer,
  [corePaths.confirmTestOtp]: { verdict: 'CONFIRMED', confirmationNo: 'T-1' } satisfies TestOtpAnswer,
  [corePaths.authoriseDebit]: { verdict: 'AUTHORISED', debitNo: 'D-1' } satisfies DebitAnswer,
};

/** Headers of an upload in their right form that nobody should go by: where it is, and how far it has come. */
const forgedPlaces = [
  { location: 'http://127.0.0.1:1/v1/evidence/uploads/1' },
  { location: '/v1/journal' },
  { location: '//[::1' },
] as const;
const forgedOffsets = [
  { 'upload-offset': '1099511627776' },
  { 'upload-offset': '-1' },
  { 'upload-offset': '1' },
  { 'upload-offset': '1', 'upload-length': '1' },
] as const;

/** What HTTP lets through as the value of a header. */
const isHeader = (value: unknown): boolean => {
  try {
    validateHeaderValue('x', String(value));
    return String(value).length < 8_000;
  } catch {
    return false;
  }
};

let forged = 0;

function forge(what: Forgery): FeedItem[] {
  forged += 1;
  const digits = (length: number) => String(forged).padStart(length, '0').slice(-length);
  const card = (serialNo: string): FeedItem => ({
    kind: 'card',
    card: {
      serialNo,
      vendorCode: '999',
      branchNo: branches.main.branchNo,
      identity: { source: 'CIN', value: digits(16) },
      status: 'IN_STOCK',
      assignedTo: null,
      revision: 1,
      keyVersion: 0,
      oathAccount: 'forged',
      period: 30,
      digits: 6,
      tickets: [],
    },
  });
  switch (what) {
    case 'SETTINGS':
      return [{ kind: 'settings', settings: { ...branches.main, branchName: `거짓지점${forged}` } }];
    case 'STAFF':
      return [
        {
          kind: 'staff',
          member: {
            staffNo: `9${digits(5)}`,
            name: '거짓보기',
            role: 'SUPERVISOR',
            active: true,
            verifier: {
              algorithm: 'scrypt',
              cost: 16_384,
              blockSize: 8,
              parallelization: 1,
              salt: '00'.repeat(16),
              key: '00'.repeat(32),
            },
            verifierValidUntil: '9999-12-31T23:59:59.999Z',
            staffCard: null,
          },
        },
      ];
    case 'FEE':
      return feeSchedule.map((entry) => ({
        kind: 'fee' as const,
        entry: { ...entry, amount: won(Number.MAX_SAFE_INTEGER) },
      }));
    case 'AVAILABILITY_BACKWARDS':
      return [
        {
          kind: 'availability',
          entry: { product: 'SMART_OTP', effectiveFrom: '2099-12-31', effectiveTo: '1999-01-01' },
        },
      ];
    case 'CUSTOMER':
      return [{ kind: 'customer', customer: { ...customers.withoutTier, asOf: '9999-12-31T23:59:59.999Z' } }];
    case 'CARD_OF_SAME_IDENTITY':
      return [card(`9999${digits(12)}`), card(`9998${digits(12)}`)];
    case 'FOREIGN_OUTCOME':
      return [
        {
          kind: 'outcome',
          entryId: '01900000-0000-7000-8000-000000000000',
          seq: 1,
          outcome: { verdict: 'ACCEPTED', coreNo: 'C-1' },
        },
      ];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
