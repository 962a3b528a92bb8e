import { describe, expect, test } from 'vitest';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { branches } from '../../simulators/core/sample-bank.ts';
import { scratchDatabase, scratchJournal } from './scratch-database.ts';

const signOut = { type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' } as const;

/** A terminal whose clock the test sets; times are Seoul's. */
function terminal(holidays: readonly string[] = []) {
  const connection = scratchDatabase();
  connection
    .prepare('INSERT INTO settings VALUES (1, ?)')
    .run(JSON.stringify({ ...branches.main, holidays }));
  let clock = 0;
  const now = () => clock;
  const { journal } = scratchJournal(connection, now);
  const days = new BusinessDays(connection, now);
  return {
    connection,
    days,
    at: (time: string) => {
      clock = Date.parse(`${time}:00.000+09:00`);
    },
    work: () => journal.record(signOut).businessDate,
    close: () => journal.record(signOut, (entry) => days.close(entry)).businessDate,
  };
}

describe('the business date', () => {
  test('is the calendar day in Seoul, back and forth, while no day is closed', () => {
    const { at, work } = terminal();
    at('2026-11-24T00:00');
    expect(work()).toBe('2026-11-24');
    at('2026-11-23T23:59');
    expect(work()).toBe('2026-11-23');
  });

  test('rolls over with the closing: what is late goes to the next day', () => {
    const { at, work, close, days } = terminal();
    at('2026-11-23T16:30');
    expect(close()).toBe('2026-11-23');
    at('2026-11-23T17:00');
    expect(work()).toBe('2026-11-24');
    expect(days.setBack()).toBeNull();
    at('2026-11-24T09:00');
    expect(work()).toBe('2026-11-24');
  });

  test('leaves out the holidays the feed names', () => {
    const { at, work, close } = terminal(['2026-11-28', '2026-11-29', '2026-11-30']);
    at('2026-11-27T16:30');
    close();
    expect(work()).toBe('2026-12-01');
  });

  test('leaves out the weekend, which the bank’s holidays need not name', () => {
    const { at, work, close } = terminal(['2026-11-30']);
    at('2026-11-27T16:30');
    close();
    at('2026-11-27T17:00');
    expect(work()).toBe('2026-12-01');
    at('2026-11-28T10:00');
    expect(work()).toBe('2026-11-28');
  });

  test('never falls back into a closed day, whatever the clock says, and says that it stands wrong', () => {
    const { at, work, close, days } = terminal();
    at('2026-11-23T16:30');
    close();
    for (const wrong of ['2026-11-22T10:00', '2016-01-01T10:00']) {
      at(wrong);
      expect(work()).toBe('2026-11-24');
      expect(days.setBack()).toMatchObject({
        tag: 'ClockBehindClosedDay',
        detail: { closed: '2026-11-23', businessDate: '2026-11-24' },
      });
    }
    at('2026-11-24T09:00');
    expect(days.setBack()).toBeNull();
  });
});

describe('the database holds that', () => {
  test('no entry gets into a closed day', () => {
    const { connection, at, work, close } = terminal();
    at('2026-11-23T16:30');
    close();
    work();
    const forge = `
      INSERT INTO journal SELECT seq + 1, epoch, terminal_id, 'x', type, schema_version, '2026-11-23', occurred_at,
        actor, approvals, payload, payload_hash, hash, hash, signature FROM journal ORDER BY seq DESC LIMIT 1`;
    expect(() => connection.exec(forge)).toThrow(/business day is closed/);
  });

  test.each([
    ['closed twice', "INSERT INTO closed_day VALUES ('2026-11-23', 2)", /each day once/],
    ['closed by an entry of another day', "INSERT INTO closed_day VALUES ('2026-11-25', 2)", /each day once/],
    ['opened again', 'DELETE FROM closed_day', /stays closed/],
    ['moved', "UPDATE closed_day SET business_date = '2026-11-22'", /stays closed/],
  ])('no day is %s', (_name, sql, refusal) => {
    const { connection, at, work, close } = terminal();
    at('2026-11-23T16:30');
    close();
    work();
    expect(() => connection.exec(sql)).toThrow(refusal);
  });
});
