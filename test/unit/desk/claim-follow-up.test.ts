import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RefundProcedure } from '../../../electron/contract/claim-money.ts';
import type { ProgressEvent } from '../../../electron/contract/claim-progress.ts';
import { won } from '../../../electron/contract/won.ts';
import { ClaimBook } from '../../../electron/desk/claim/claim-book.ts';
import { saveCaseElsewhere } from '../../../electron/desk/claim/claim-feed.ts';
import { ClaimFile } from '../../../electron/desk/claim/follow-up/claim-file.ts';
import { ClaimNews } from '../../../electron/desk/claim/follow-up/claim-news.ts';
import { ClaimRegister } from '../../../electron/desk/claim/follow-up/claim-register.ts';
import { ClaimReminders } from '../../../electron/desk/claim/follow-up/claim-reminders.ts';
import { ClaimFigures } from '../../../electron/desk/claim/follow-up/claim-statistics.ts';
import { findClaims } from '../../../electron/desk/claim/follow-up/find-claims.ts';
import { FollowUp } from '../../../electron/desk/claim/follow-up/follow-up.ts';
import { FollowUpState } from '../../../electron/desk/claim/follow-up/follow-up-state.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { branches } from '../../simulators/core/sample-bank.ts';
import { bringReference, claimant, claimOf, fileClaims, tell } from './filed-claims.ts';
import { noon, scratchDatabase } from './scratch-database.ts';
import { sharedDatabase } from './shared-database.ts';

const count = 40;
const today = '2026-11-23';
const teller = { staffNo: '100001', name: '김보기', role: 'TELLER' as const };

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const owner = { terminalId: '0421-01', epoch: 1, privateKey };
const database = sharedDatabase((connection) => {
  bringReference(connection);
  fileClaims(connection, owner, { count });
});

/** A terminal with some claims, none of which the core has heard of. */
function terminalWithClaims() {
  const connection = database();
  return deskOf(connection, new Journal(connection, owner, () => noon), today);
}

const noonOf = (day: string) => Date.parse(`${day}T03:00:00.000Z`);

/** What a terminal does about filed claims on a day. @param known the core's time, where that is another */
function deskOf(connection: Connection, journal: Journal, day: string, known?: number) {
  const register = new ClaimRegister(connection);
  const file = new ClaimFile({ connection, journal, register, today: () => day });
  const followUp = new FollowUp({
    connection,
    journal,
    register,
    file,
    evidence: new EvidenceBook(connection),
    state: new FollowUpState(connection, '0421-01', new EvidenceBook(connection)),
    approvals: () => {
      throw new Error('nobody is asked');
    },
    today: () => day,
    now: () => noonOf(day),
    knownNow: () => known ?? noonOf(day),
    changed: () => {},
  });
  return { connection, journal, register, file, followUp };
}

let terminal: ReturnType<typeof terminalWithClaims>;
beforeEach(() => {
  terminal = terminalWithClaims();
});

const idOf = (n: number) => claimOf(n, '', 0).claimId;
const numbers = Array.from({ length: count }, (_, n) => count - 1 - n);
const found = (query: string, state: Parameters<ClaimRegister['search']>[1] = null) =>
  terminal.register.search(query, state, 500).rows.map(({ claimId }) => claimId);
const idsWhere = (holds: (n: number) => boolean) => numbers.filter(holds).map(idOf);
const decide: ProgressEvent = {
  kind: 'DECIDED',
  loss: won(8_500_000),
  refund: won(0),
  ratioBasisPoints: 1_500,
  amount: won(1_275_000),
  reasons: [],
};

describe('search finds a claim', () => {
  test.each([0, 1, 2])('by its customer’s name from syllable %i on', (from) => {
    const part = claimant(7).name.slice(from);
    expect(found(part)).toEqual(idsWhere((n) => claimant(n).name.includes(part)));
    expect(found(part.normalize('NFD'))).toEqual(found(part));
  });

  test.each([
    [
      'the end of the telephone',
      () => claimant(7).phone.slice(-4),
      (n: number) => claimant(n).phone.includes(claimant(7).phone.slice(-4)),
    ],
    ['the customer number', () => claimant(7).customerNo, (n: number) => n === 7],
    ['the provisional number', () => 'P-0421-01-20261103-0003', (n: number) => n === 22],
    ['its digits', () => '042101202611030003', (n: number) => n === 22],
    ['the day of filing', () => '2026-11-03', (n: number) => n >= 20],
  ])('by %s', (_what, query, holds) => {
    expect(found(query())).toEqual(expect.arrayContaining(idsWhere(holds)));
    if (holds(22) !== holds(7)) expect(found(query())).toEqual(idsWhere(holds));
  });

  test.each([
    ['full-width digits, as an input method types them', '０４２１０１２０２６１１０３０００３'],
    ['hyphens of a document', 'P\u20110421\u201101\u201320261103\u20110003'],
    ['full-width hyphens', 'Ｐ－０４２１－０１－２０２６１１０３－０００３'],
  ])('by its number in %s', (_what, query) => {
    expect(found(query)).toEqual([idOf(22)]);
  });

  test('by the core’s number as soon as it has come, and by its state', () => {
    expect(found('L-2026-00000008')).toEqual([]);
    tell(terminal.connection, 7, [{ kind: 'RECEIVED' }, { kind: 'UNDER_REVIEW' }]);
    expect(found('L-2026-00000008')).toEqual([idOf(7)]);
    expect(found('', 'UNDER_REVIEW')).toEqual([idOf(7)]);
    expect(found(claimant(7).name, 'UNDER_REVIEW')).toEqual([idOf(7)]);
    expect(found(claimant(7).phone, 'UNDER_REVIEW')).toEqual([idOf(7)]);
    expect(found(claimant(7).name, 'PAID')).toEqual([]);
    expect(found('', 'FILED')).toEqual(idsWhere((n) => n !== 7));
  });

  test.each(['', '1', '가', '2026-11'])('page by page, each once, for “%s”', (query) => {
    const paged: string[] = [];
    for (let skip = 0; ; skip += 7) {
      const { rows, total } = terminal.register.search(query, null, 7, skip);
      expect(total === null).toBe(skip > 0);
      paged.push(...rows.map(({ claimId }) => claimId));
      if (rows.length < 7) break;
    }
    expect(paged).toEqual(found(query));
  });

  test('and shows nobody’s name or number whole', () => {
    const told =
      JSON.stringify(terminal.register.search('', null, 500)) + JSON.stringify(terminal.file.detail(idOf(7)));
    const { name, phone } = claimant(7);
    for (const secret of [
      name,
      phone,
      '9001011100007',
      'sample7@',
      '보기로 7',
      '110222333444',
      '99900000001234',
    ])
      expect(told).not.toContain(secret);
    expect(terminal.file.detail(idOf(7))?.masked).toMatchObject({
      IDENTITY_NUMBER: '900101-*******',
      PHONE: `010-****-${phone.slice(-4)}`,
      EMAIL: 's***@example.com',
      PAY_TO: '****-1234',
      COUNTERPARTY_ACCOUNT: '****-3444 +1',
    });
  });
});

test.each([
  ['a name', '가나', null],
  ['a name in a state', '가나', 'PAID'],
  ['a number', '20261103', null],
  ['a number in a state', '20261103', 'PAID'],
  ['a state', '', 'PAID'],
] as const)('search by %s looks at no more rows than it finds', (_what, query, state) => {
  const { found: wantedClaims, wanted } = findClaims(query, state);
  const plan = terminal.connection
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${wantedClaims} ORDER BY 1 DESC LIMIT 5`)
    .all(...wanted)
    .map(({ detail }) => detail);
  expect(plan.filter((step) => /^SCAN (claim|c|claim_name_part)\b/.test(step))).toEqual([]);
  expect(plan.some((step) => /INDEX|PRIMARY KEY/.test(step))).toBe(true);
});

describe('a claim’s course', () => {
  test('is told from both sides in the order of time, with the decision explained and nothing promised before it', () => {
    const { connection, file, followUp } = terminal;
    expect(file.detail(idOf(7))).toMatchObject({
      row: { state: 'FILED' },
      decision: null,
      may: { object: false },
    });
    tell(connection, 7, [{ kind: 'RECEIVED' }, { kind: 'INVESTIGATION' }, decide], {
      at: '2026-11-22T03:00:00.000Z',
    });
    followUp.addNote({ claimId: idOf(7), note: '결정을 안내함' }, teller);
    const detail = file.detail(idOf(7));
    expect(
      detail?.course.map((moment) => (moment.from === 'HERE' ? moment.type : moment.event.kind)),
    ).toEqual(['ClaimFiled', 'RECEIVED', 'INVESTIGATION', 'DECIDED', 'ClaimNoteAdded']);
    expect(detail?.course.at(-1)).toMatchObject({ words: '결정을 안내함' });
    expect(detail).toMatchObject({
      row: { state: 'DECIDED' },
      decision: { base: 8_500_000, amount: 1_275_000, agrees: true },
      may: { object: true, withdraw: true },
    });
  });

  test('keeps the order of its entries, also where the clock was years ahead when it was filed', () => {
    const connection = scratchDatabase();
    bringReference(connection);
    fileClaims(connection, owner, { count: 1, since: noonOf('2036-11-24') });
    const { file, followUp } = deskOf(connection, new Journal(connection, owner, () => noon), today);
    tell(connection, 0, [{ kind: 'RECEIVED' }], { at: '2026-11-23T02:00:00.000Z' });
    followUp.addNote({ claimId: idOf(0), note: '결정을 안내함' }, teller);
    tell(connection, 0, [{ kind: 'INVESTIGATION' }], { at: '2026-11-23T04:00:00.000Z' });
    const told = file.detail(idOf(0))?.course;
    expect(told?.map((moment) => (moment.from === 'HERE' ? moment.type : moment.event.kind))).toEqual([
      'ClaimFiled',
      'RECEIVED',
      'ClaimNoteAdded',
      'INVESTIGATION',
    ]);
  });

  test('whatever order a restore brings it in, ends the same', () => {
    const { connection } = terminal;
    tell(connection, 7, [{ kind: 'RECEIVED' }, decide, { kind: 'PAID', amount: won(1_275_000), on: today }]);
    const later = scratchDatabase();
    bringReference(later);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    tell(later, 7, [{ kind: 'RECEIVED' }, decide, { kind: 'PAID', amount: won(1_275_000), on: today }]);
    fileClaims(later, { terminalId: '0421-01', epoch: 1, privateKey }, { count });
    const states = 'SELECT claim_id, state, papers_wanted, papers_present FROM claim ORDER BY filed_by';
    expect(later.prepare(states).all()).toEqual(connection.prepare(states).all());
    expect(later.prepare('SELECT * FROM claim_paper ORDER BY 1, 2').all()).toEqual(
      connection.prepare('SELECT * FROM claim_paper ORDER BY 1, 2').all(),
    );
  });

  test('the answer to an objection is due by the core’s calendar, also while the clock is years ahead', () => {
    const { connection } = terminal;
    tell(connection, 7, [{ kind: 'RECEIVED' }, decide]);
    const ahead = new Journal(connection, owner, () => noonOf('2036-11-24'));
    const { followUp, file } = deskOf(connection, ahead, '2036-11-24', noon);
    const objection = { objectionId: randomUUID(), claimId: idOf(7), grounds: '비율이 낮습니다' };
    expect(followUp.object(objection, teller)).toMatchObject({ ok: true });
    expect(file.detail(idOf(7))?.objections).toMatchObject([{ dueOn: '2026-12-08' }]);
  });

  test('an objection is a case of its own with its own number and clock', () => {
    const { connection, file, followUp } = terminal;
    const objection = { objectionId: randomUUID(), claimId: idOf(7), grounds: '비율이 낮습니다' };
    expect(followUp.object(objection, teller)).toMatchObject({
      ok: false,
      problem: { tag: 'ClaimNotDecided' },
    });
    tell(connection, 7, [{ kind: 'RECEIVED' }, decide]);
    const filed = followUp.object(objection, teller);
    expect(filed).toEqual({ ok: true, value: { provisionalNo: 'O-0421-01-20261123-0001' } });
    expect(followUp.object(objection, teller)).toEqual(filed);
    expect(followUp.object({ ...objection, objectionId: randomUUID() }, teller).ok).toBe(false);
    expect(found('O-0421-01-20261123-0001')).toEqual([idOf(7)]);
    const due = () =>
      new ClaimReminders(connection, new ClaimNews(connection))
        .of(today)
        .filter(({ kind }) => kind === 'OBJECTION_DUE');
    expect(due()).toMatchObject([{ kind: 'OBJECTION_DUE', until: '2026-12-08', daysLeft: 15 }]);
    // A holiday that this terminal has not heard of.
    tell(connection, 900, [{ kind: 'OBJECTION_RECEIVED', dueOn: '2026-12-09' }], {
      claimId: objection.objectionId,
    });
    expect(due()).toMatchObject([{ kind: 'OBJECTION_DUE', until: '2026-12-09', daysLeft: 16 }]);
    expect(file.detail(idOf(7))?.objections).toMatchObject([{ state: 'RECEIVED', dueOn: '2026-12-09' }]);
    tell(
      connection,
      900,
      [{ kind: 'OBJECTION_ANSWERED', answer: { ko: '비율을 유지합니다', en: 'The ratio stands' } }],
      {
        claimId: objection.objectionId,
      },
    );
    expect(file.detail(idOf(7))).toMatchObject({
      row: { state: 'DECIDED' },
      objections: [{ state: 'ANSWERED', answer: { ko: '비율을 유지합니다' } }],
      may: { object: true },
    });
    expect(due()).toEqual([]);
  });

  test('an objection that the core has rejected is owed no answer, and another one may be filed', () => {
    const { connection, journal, file, followUp } = terminal;
    tell(connection, 7, [{ kind: 'RECEIVED' }, decide]);
    const objection = { objectionId: randomUUID(), claimId: idOf(7), grounds: '비율이 낮습니다' };
    expect(followUp.object(objection, teller).ok).toBe(true);
    connection
      .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
      .run(
        journal.lastSeq(),
        JSON.stringify({ code: 'STAFF_NOT_PERMITTED', ko: '권한', en: 'not permitted', ways: ['WITHDRAW'] }),
      );
    const reminders = new ClaimReminders(connection, new ClaimNews(connection)).of(today);
    expect(reminders.filter(({ kind }) => kind === 'OBJECTION_DUE')).toEqual([]);
    expect(file.detail(idOf(7))).toMatchObject({
      objections: [{ objectionId: objection.objectionId, state: 'REJECTED' }],
      may: { object: true },
    });
    expect(followUp.object({ ...objection, objectionId: randomUUID() }, teller)).toEqual({
      ok: true,
      value: { provisionalNo: 'O-0421-01-20261123-0002' },
    });
  });

  test('a refusal that was decided anew, as after an objection, is told no more, and the other way round', () => {
    const { connection, file } = terminal;
    const refuse: ProgressEvent = {
      kind: 'REFUSED',
      code: 'X1',
      reason: { ko: '직접 이체', en: 'Own transfer' },
    };
    tell(connection, 7, [{ kind: 'RECEIVED' }, refuse, decide]);
    expect(file.detail(idOf(7))).toMatchObject({ decision: { amount: 1_275_000 }, refusal: null });
    tell(connection, 7, [refuse]);
    expect(file.detail(idOf(7))).toMatchObject({ decision: null, refusal: { code: 'X1' } });
  });

  test('an objection is due as the core has said, also where that was heard before it came back', () => {
    const { connection, file, followUp } = terminal;
    tell(connection, 7, [{ kind: 'RECEIVED' }, decide]);
    const objection = { objectionId: randomUUID(), claimId: idOf(7), grounds: '비율이 낮습니다' };
    tell(connection, 900, [{ kind: 'OBJECTION_RECEIVED', dueOn: '2026-12-09' }], {
      claimId: objection.objectionId,
    });
    followUp.object(objection, teller);
    expect(file.detail(idOf(7))?.objections).toMatchObject([{ state: 'RECEIVED', dueOn: '2026-12-09' }]);
  });

  test('papers the core wants take the place of what was known, older words never do', () => {
    const { connection, file } = terminal;
    const want = (until: string): ProgressEvent => ({
      kind: 'DOCUMENTS_WANTED',
      papers: [{ paper: 'NARRATIVE', name: { ko: '경위서(서명)', en: 'Signed narrative' }, until }],
    });
    tell(connection, 7, [{ kind: 'RECEIVED' }, want('2026-11-27')], { at: '2026-11-22T03:00:00.000Z' });
    const narrative = () => file.detail(idOf(7))?.papers.find(({ paper }) => paper === 'NARRATIVE');
    expect(narrative()).toEqual({
      paper: 'NARRATIVE',
      name: { ko: '경위서(서명)', en: 'Signed narrative' },
      status: 'WANTED',
      until: '2026-11-27',
    });
    tell(connection, 7, [want('2026-11-25')], { at: '2026-11-01T03:00:00.000Z' });
    expect(narrative()).toMatchObject({ until: '2026-11-27' });
    expect(new ClaimReminders(connection, new ClaimNews(connection)).of('2026-11-28')).toContainEqual(
      expect.objectContaining({ kind: 'PAPER_WANTED', claimId: idOf(7), daysLeft: -1 }),
    );
  });
});

describe('a withdrawal that the core has rejected', () => {
  const withdrawal = { claimId: idOf(7), reason: 'CUSTOMER_WITHDREW', words: '' } as const;
  const rejection = JSON.stringify({ code: 'CLAIM_OVER', ko: '끝남', en: 'over', ways: ['WITHDRAW'] });
  const refused: ProgressEvent = {
    kind: 'REFUSED',
    code: 'X1',
    reason: { ko: '직접 이체', en: 'Own transfer' },
  };

  /** Takes the claim back; gives what the core says of that. */
  function withdraw() {
    const { connection, journal } = terminal;
    const state = new FollowUpState(connection, '0421-01', new EvidenceBook(connection));
    journal.record({ type: 'ClaimWithdrawn', payload: withdrawal, actor: '100001' }, (entry) =>
      state.withdrawn(entry, withdrawal),
    );
    const seq = journal.lastSeq();
    return {
      rejected: () =>
        connection
          .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
          .run(seq, rejection),
    };
  }

  test('counts no more: the claim stands as the core has it, and can be objected to', () => {
    const { connection, file } = terminal;
    tell(connection, 7, [{ kind: 'RECEIVED' }]);
    const taken = withdraw();
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'WITHDRAWN' } });
    tell(connection, 7, [refused]);
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'WITHDRAWN' }, may: { object: false } });
    taken.rejected();
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'REFUSED' }, may: { object: true } });
    tell(connection, 7, [{ kind: 'CLOSED' }]);
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'CLOSED' } });
  });

  test('lets a claim under way be taken back again, and its papers be waited for until then', () => {
    const { connection, file } = terminal;
    const waitedFor = () =>
      new ClaimReminders(connection, new ClaimNews(connection))
        .of('2026-11-08')
        .filter(({ claimId }) => claimId === idOf(7)).length;
    const before = waitedFor();
    expect(before).toBeGreaterThan(0);
    const taken = withdraw();
    expect(waitedFor()).toBe(0);
    taken.rejected();
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'FILED' }, may: { withdraw: true } });
    expect(waitedFor()).toBe(before);
    withdraw();
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'WITHDRAWN' }, may: { withdraw: false } });
  });

  test('counts no more either when it comes back to a terminal that has heard the verdict first', () => {
    const { connection, journal, file } = terminal;
    journal.record({ type: 'ClaimWithdrawn', payload: withdrawal, actor: '100001' });
    const entry = journal.at(journal.lastSeq());
    connection
      .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
      .run(entry.seq, rejection);
    new FollowUpState(connection, '0421-01', new EvidenceBook(connection)).withdrawn(entry, withdrawal);
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'FILED' }, may: { withdraw: true } });
  });

  test('of a claim that is rejected itself leaves it to whatever was done about that', () => {
    const { connection, journal, file } = terminal;
    const filed = connection
      .prepare<[string], { seq: number; id: string }>(
        'SELECT seq, id FROM journal JOIN claim ON seq = filed_by WHERE claim_id = ?',
      )
      .get(idOf(7));
    if (filed === undefined) throw new Error('no claim');
    const taken = withdraw();
    connection
      .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
      .run(filed.seq, rejection);
    const payload = { supersedes: filed, reason: 'SETTLED_WITH_CORE' } as const;
    journal.record({ type: 'RejectedRecordWithdrawn', payload, actor: '100001' }, ({ seq }) => {
      connection.prepare('INSERT INTO supersession VALUES (?, ?)').run(filed.seq, seq);
    });
    taken.rejected();
    expect(file.detail(idOf(7))).toMatchObject({ row: { state: 'WITHDRAWN' } });
    expect(connection.prepare('SELECT withdrawn_by FROM claim WHERE claim_id = ?').pluck().get(idOf(7))).toBe(
      journal.lastSeq(),
    );
  });
});

describe('the papers of a claim that was filed while the clock was years ahead', () => {
  /** The claim, its papers by now, and whether it is thought of as waiting for one. */
  function filedAhead() {
    const connection = scratchDatabase();
    bringReference(connection);
    fileClaims(connection, owner, { count: 1, since: noonOf('2036-11-24') });
    const journal = new Journal(connection, owner, () => noon);
    const { file } = deskOf(connection, journal, today);
    const policePaper = () =>
      file.detail(idOf(0))?.papers.find(({ paper }) => paper === 'POLICE_INCIDENT_CONFIRMATION');
    return { connection, journal, policePaper };
  }

  test('are there when they are brought', () => {
    const { connection, journal, policePaper } = filedAhead();
    expect(policePaper()).toMatchObject({ status: 'PENDING' });
    const supplement = {
      claimId: idOf(0),
      checklist: [{ paper: 'POLICE_INCIDENT_CONFIRMATION', status: 'PRESENT' as const }],
      files: [],
    };
    const state = new FollowUpState(connection, '0421-01', new EvidenceBook(connection));
    journal.record({ type: 'ClaimSupplemented', payload: supplement, actor: '100001' }, (entry) =>
      state.supplemented(entry, supplement),
    );
    expect(policePaper()).toMatchObject({ status: 'PRESENT', until: null });
  });

  test('are wanted when the core, which has the claim, asks for them', () => {
    const { connection, policePaper } = filedAhead();
    const wanted: ProgressEvent = {
      kind: 'DOCUMENTS_WANTED',
      papers: [
        {
          paper: 'POLICE_INCIDENT_CONFIRMATION',
          name: { ko: '사건사고사실확인원', en: 'Police confirmation' },
          until: '2026-12-04',
        },
      ],
    };
    tell(connection, 0, [{ kind: 'RECEIVED' }, wanted]);
    expect(policePaper()).toMatchObject({ status: 'WANTED', until: '2026-12-04' });
  });
});

describe('reminders of the refund act’s clock', () => {
  const holidays = ['2026-12-25'];
  const procedure: RefundProcedure = {
    applied: true,
    reportedAt: null,
    papersOn: null,
    finalNoticeOn: null,
    announcedOn: null,
    decidedOn: null,
    refund: null,
  };
  /** A terminal with one claim that says this of its refund procedure; what it is reminded of on a day. */
  function remindersOf(refund: Partial<RefundProcedure>) {
    const connection = scratchDatabase();
    bringReference(connection);
    connection
      .prepare('INSERT INTO settings VALUES (1, ?)')
      .run(JSON.stringify({ ...branches.main, holidays }));
    const journal = new Journal(connection, owner, () => noon);
    const claim = claimOf(1, 'P-0421-01-20261123-0001', noon);
    const money = { ...claim.money, refund: { ...procedure, ...refund } };
    const payload = { ...claim, money };
    journal.record({ type: 'ClaimFiled', payload, actor: '100001' }, (entry) =>
      new ClaimBook(connection, '0421-01').filed(entry, payload, claimant(1).name),
    );
    const on = (day: string) =>
      new ClaimReminders(connection, new ClaimNews(connection))
        .of(day)
        .flatMap(({ kind, until, daysLeft }) => (kind.startsWith('REFUND') ? [[kind, until, daysLeft]] : []));
    /** What is recorded of the procedure on a day at noon. */
    const record = (day: string, steps: Partial<RefundProcedure>) => {
      const { file, followUp } = deskOf(connection, new Journal(connection, owner, () => noonOf(day)), day);
      const known = file.detail(claim.claimId)?.refund?.known ?? { ...procedure, ...refund };
      const answer = followUp.recordRefund(
        { claimId: claim.claimId, refund: { ...known, ...steps, applied: true } },
        teller,
      );
      return answer.ok ? 'RECORDED' : answer.problem.tag;
    };
    const detailOn = (day: string) => deskOf(connection, journal, day).file.detail(claim.claimId);
    return { connection, journal, on, record, detailOn };
  }

  test('papers within three business days of an urgent report, told until it is too late to help', () => {
    const { on } = remindersOf({ reportedAt: '2026-11-20T03:00:00.000Z' });
    expect(on('2026-11-23')).toEqual([['REFUND_PAPERS', '2026-11-25', 2]]);
    expect(on('2026-11-27')).toEqual([['REFUND_PAPERS', '2026-11-25', -2]]);
    expect(on('2026-12-26')).toEqual([]);
  });

  test('fourteen days after the bank’s notice', () => {
    const { on } = remindersOf({ reportedAt: '2026-11-12T03:00:00.000Z', finalNoticeOn: '2026-11-19' });
    // The papers' own day has passed as well.
    expect(on('2026-11-27')).toEqual([
      ['REFUND_PAPERS', '2026-11-17', -10],
      ['REFUND_FURTHER_PAPERS', '2026-12-03', 6],
    ]);
  });

  test('the end of two months’ announcement and the decision after it, on business days', () => {
    const { connection, on } = remindersOf({
      reportedAt: '2026-10-05T03:00:00.000Z',
      papersOn: '2026-10-06',
      announcedOn: '2026-10-12',
    });
    expect(on('2026-11-23')).toEqual([]);
    expect(on('2026-12-08')).toEqual([['REFUND_EXTINGUISHMENT', '2026-12-14', 6]]);
    expect(on('2026-12-22')).toEqual([['REFUND_DECISION', '2026-12-28', 6]]);
    tell(connection, 1, [{ kind: 'RECEIVED' }, { kind: 'CLOSED' }]);
    expect(on('2026-12-22')).toEqual([]);
  });

  test('papers handed in later, and what follows from the announcement, as it is recorded', () => {
    const { on, record, detailOn, journal } = remindersOf({ reportedAt: '2026-11-20T03:00:00.000Z' });
    expect(on('2026-11-25')).toEqual([['REFUND_PAPERS', '2026-11-25', 0]]);
    expect(record('2026-11-25', { papersOn: '2026-11-25' })).toBe('RECORDED');
    expect(on('2026-11-25')).toEqual([]);
    const entries = journal.lastSeq();
    // Pressed twice it is one entry.
    expect(record('2026-11-25', { papersOn: '2026-11-25' })).toBe('RECORDED');
    expect(journal.lastSeq()).toBe(entries);
    expect(record('2026-12-01', { announcedOn: '2026-11-30' })).toBe('RECORDED');
    expect(on('2027-01-28')).toEqual([['REFUND_EXTINGUISHMENT', '2027-02-01', 4]]);
    expect(
      detailOn('2026-12-01')?.refund?.timeline.map(({ step, on: day, certainty }) => [step, day, certainty]),
    ).toEqual([
      ['URGENT_REPORT', '2026-11-20', 'HAPPENED'],
      ['PAPERS', '2026-11-25', 'HAPPENED'],
      ['ANNOUNCEMENT', '2026-11-30', 'HAPPENED'],
      ['EXTINGUISHMENT', '2027-02-01', 'DUE'],
      ['REFUND_DECISION', '2027-02-15', 'DUE'],
    ]);
    expect(record('2027-02-12', { decidedOn: '2027-02-11', refund: won(1_200_000) })).toBe('RECORDED');
    expect(on('2027-02-12')).toEqual([]);
    const course = detailOn('2027-02-12')?.course ?? [];
    expect(course.map((moment) => (moment.from === 'HERE' ? moment.type : ''))).toEqual([
      'ClaimFiled',
      ...Array.from({ length: 3 }, () => 'RefundProcedureRecorded'),
    ]);
  });

  test('nothing that can’t have happened, nor of a claim that is over', () => {
    const { connection, on, record, detailOn } = remindersOf({ reportedAt: '2026-11-20T03:00:00.000Z' });
    expect(record('2026-11-24', { papersOn: '2026-11-25' })).toBe('RefundDatesImpossible');
    expect(record('2026-11-24', { papersOn: '2026-11-19' })).toBe('RefundDatesImpossible');
    expect(record('2026-11-24', { refund: won(1) })).toBe('RefundDatesImpossible');
    expect(on('2026-11-24')).toEqual([['REFUND_PAPERS', '2026-11-25', 1]]);
    tell(connection, 1, [{ kind: 'RECEIVED' }, { kind: 'CLOSED' }]);
    expect(record('2026-11-25', { papersOn: '2026-11-25' })).toBe('ClaimOver');
    expect(detailOn('2026-11-25')?.may.recordRefund).toBe(false);
  });

  test('of whoever applies after the filing, until the core rejects that', () => {
    const { connection, journal, on, record, detailOn } = remindersOf({
      applied: false,
      reportedAt: '2026-11-20T03:00:00.000Z',
    });
    expect(detailOn('2026-11-23')).toMatchObject({
      refund: { known: { applied: false, reportedAt: '2026-11-20T03:00:00.000Z' }, timeline: [] },
      may: { recordRefund: true },
    });
    expect(record('2026-11-24', {})).toBe('RECORDED');
    expect(on('2026-11-24')).toEqual([['REFUND_PAPERS', '2026-11-25', 1]]);
    expect(detailOn('2026-11-24')?.refund?.timeline[0]).toMatchObject({ step: 'URGENT_REPORT' });
    connection
      .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
      .run(
        journal.lastSeq(),
        JSON.stringify({ code: 'CLAIM_UNKNOWN', ko: '없음', en: 'unknown', ways: ['WITHDRAW'] }),
      );
    expect(on('2026-11-24')).toEqual([]);
    expect(detailOn('2026-11-24')?.refund).toMatchObject({ known: { applied: false }, timeline: [] });
  });

  test('not by what the core has rejected: what was known before stands', () => {
    const { connection, journal, on, record } = remindersOf({ reportedAt: '2026-11-20T03:00:00.000Z' });
    record('2026-11-24', { papersOn: '2026-11-24' });
    expect(on('2026-11-25')).toEqual([]);
    const reminders = new ClaimReminders(connection, new ClaimNews(connection));
    expect(reminders.count('2026-11-25')).toBe(1);
    connection
      .prepare("INSERT INTO outcome (seq, verdict, rejection) VALUES (?, 'REJECTED', ?)")
      .run(
        journal.lastSeq(),
        JSON.stringify({ code: 'CLAIM_UNKNOWN', ko: '없음', en: 'unknown', ways: ['WITHDRAW'] }),
      );
    expect(on('2026-11-25')).toEqual([['REFUND_PAPERS', '2026-11-25', 0]]);
    // The frame, which asks only when something has changed, hears of the verdict.
    expect(reminders.count('2026-11-25')).toBe(2);
  });

  test('by the holidays of now: one that is announced is counted in at once', () => {
    const { connection, on } = remindersOf({ reportedAt: '2026-11-20T03:00:00.000Z' });
    const reminders = new ClaimReminders(connection, new ClaimNews(connection));
    expect(on('2026-11-18')).toEqual([['REFUND_PAPERS', '2026-11-25', 7]]);
    const before = reminders.count('2026-11-18');
    connection
      .prepare('UPDATE settings SET value = ?')
      .run(JSON.stringify({ ...branches.main, holidays: [...holidays, '2026-11-24'] }));
    expect(on('2026-11-18')).toEqual([]);
    expect(reminders.count('2026-11-18')).toBe(before - 1);
  });

  test('nothing for whoever has not applied', () => {
    expect(remindersOf({ applied: false, reportedAt: '2026-11-20T03:00:00.000Z' }).on('2026-11-23')).toEqual(
      [],
    );
  });
});

describe('unmasking', () => {
  test('is on the disk before anything is told, and tells one field of one claim', () => {
    const { followUp, journal } = terminal;
    const before = journal.lastSeq();
    const asked = { claimId: idOf(7), field: 'IDENTITY_NUMBER', reason: '경찰서 조회 요청' } as const;
    expect(followUp.unmask(asked, teller)).toEqual({
      ok: true,
      value: { values: ['9001011100007'], seconds: 30 },
    });
    expect(journal.at(before + 1)).toMatchObject({
      type: 'PersonalDataUnmasked',
      payload: asked,
      actor: '100001',
    });
    expect(terminal.file.detail(idOf(7))?.course.at(-1)).toMatchObject({ words: '경찰서 조회 요청' });
    expect(followUp.unmask({ ...asked, field: 'REPRESENTATIVE_IDENTITY_NUMBER' }, teller)).toMatchObject({
      problem: { tag: 'PersonalFieldEmpty' },
    });
    expect(journal.lastSeq()).toBe(before + 1);
  });
});

test('unmasking tells every account that money went to, as many as a claim has', () => {
  const connection = scratchDatabase();
  bringReference(connection);
  const journal = new Journal(connection, owner, () => noon);
  const claim = claimOf(1, 'P-0421-01-20261123-0001', noon);
  const [first] = claim.money.movements;
  if (first === undefined) throw new Error('no movement');
  const accounts = Array.from({ length: 500 }, (_, n) => String(110_222_000_000 + n));
  const movements = accounts.map((accountNo) => ({
    ...first,
    to: { kind: 'ACCOUNT' as const, institution: '088', accountNo, holder: '' },
  }));
  const payload = { ...claim, money: { ...claim.money, movements } };
  journal.record({ type: 'ClaimFiled', payload, actor: '100001' }, (entry) =>
    new ClaimBook(connection, '0421-01').filed(entry, payload, claimant(1).name),
  );
  const { followUp } = deskOf(connection, journal, today);
  const { claimId } = claim;
  const told = followUp.unmask(
    { claimId, field: 'COUNTERPARTY_ACCOUNT', reason: '경찰서 조회 요청' },
    teller,
  );
  expect(told).toMatchObject({ value: { values: accounts } });
});

test('the numbers of the half year are those of the claims', () => {
  const { connection } = terminal;
  tell(connection, 7, [{ kind: 'RECEIVED' }, decide]);
  const figures = new ClaimFigures(connection).of(today);
  expect(figures.weeks.at(-1)).toEqual({ week: '2026-11-23', branch: 0, online: 0 });
  expect(figures.weeks.at(-4)).toEqual({ week: '2026-11-02', branch: count, online: 0 });
  for (const group of ['byType', 'byMeans', 'byState', 'byDelay', 'byCompleteness'] as const)
    expect(figures[group].reduce((sum, { n }) => sum + n, 0)).toBe(count);
  expect(figures.byState.find(({ name }) => name === 'DECIDED')).toEqual({ name: 'DECIDED', n: 1 });
  // One or two days from the accident on, and so on up to forty.
  expect(figures.byDelay.map(({ n }) => n)).toEqual([1, 2, 4, 7, 16, 10, 0]);
  expect(figures.byCompleteness).toContainEqual({ name: '75', n: count });
});

test('a claim filed online in the first hours of the first week counts in it', () => {
  const { connection } = terminal;
  const claim = {
    ...{ coreNo: 'L-2026-00009999', customerNo: '8000000900', kind: 'CLAIM' as const },
    ...{ channel: 'ONLINE' as const, branchNo: null, state: 'OPEN' as const, accidentOn: '2026-05-30' },
  };
  // Monday, half past eight in Seoul.
  saveCaseElsewhere(connection, { ...claim, filedAt: '2026-05-31T23:30:00.000Z' });
  expect(new ClaimFigures(connection).of(today).weeks[0]).toEqual({
    ...{ week: '2026-06-01', branch: 0, online: 1 },
  });
});
