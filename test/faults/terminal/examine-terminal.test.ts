import { describe, expect, test } from 'vitest';
import { noCash } from '../../../electron/contract/cash.ts';
import { won } from '../../../electron/contract/won.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { sampleAct } from '../../bench/journal/sample-act.ts';
import { claimOf } from '../../unit/desk/filed-claims.ts';
import { scratchDatabase } from '../../unit/desk/scratch-database.ts';
import { examineTerminal } from './examine-terminal.ts';

/** A terminal whose journal says what a test wants, and whose books know nothing of it. */
function terminal() {
  const connection = scratchDatabase();
  const { privateKey } = loadDevice(connection);
  const journal = new Journal(connection, { terminalId: '0421-01', epoch: 1, privateKey }, Date.now);
  const signOut = () =>
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
  return { connection, journal, signOut };
}

describe('the examination of a terminal', () => {
  test('finds nothing in a terminal as it must be', () => {
    const { connection, signOut } = terminal();
    const told = [signOut(), signOut()];
    expect(examineTerminal(connection, told)).toEqual({ entries: 2, lost: [], duplicated: [], broken: [] });
  });

  test('misses an entry somebody was told of, at the end or replaced by another', () => {
    const { connection, signOut } = terminal();
    const kept = signOut();
    const told = [{ seq: 1, hash: 'FF'.repeat(32) }, kept, { seq: 2, hash: 'EE'.repeat(32) }];
    expect(examineTerminal(connection, told).lost).toEqual([told[0], told[2]]);
  });

  test('sees an issuance recorded twice', () => {
    const { connection, journal } = terminal();
    const act = sampleAct();
    journal.record(act);
    journal.record(act);
    expect(examineTerminal(connection, []).duplicated).toEqual([
      expect.stringMatching(/^end of issuance .* is there twice$/),
      expect.stringMatching(/^issued card .* is there twice$/),
      expect.stringMatching(/^receipt .* is there twice$/),
    ]);
  });

  test('sees an entry the books know nothing of: no cash, no receipt', () => {
    const { connection, journal } = terminal();
    journal.record(sampleAct());
    expect(examineTerminal(connection, []).broken).toEqual([
      expect.stringMatching(/^cash and debits: number 1 is nothing instead of .*3000/),
      expect.stringMatching(/^receipts: number 1 is nothing instead of/),
    ]);
  });

  test('sees cash no entry accounts for', () => {
    const { connection, signOut } = terminal();
    new Ledger(connection).post(signOut(), { debit: 'DRAWER', credit: 'FEE_INCOME', amount: won(3_000) });
    expect(examineTerminal(connection, []).broken).toEqual([
      expect.stringMatching(/^cash and debits: number 1 is .*3000.* instead of nothing/),
    ]);
  });

  test('sees a drawer opened that the books know nothing of', () => {
    const { connection, journal } = terminal();
    const count = { ...noCash(), '10000': 10 };
    const payload = {
      kind: 'DRAWER_OPENING',
      businessDate: '2026-11-23',
      count,
      amount: won(100_000),
    } as const;
    journal.record({ type: 'DrawerOpened', payload, actor: '100001' });
    expect(examineTerminal(connection, []).broken).toEqual([
      expect.stringMatching(/^cash and debits: number 1 is nothing instead of .*VAULT.*100000/),
      'the drawer: number 1 is nothing instead of "100001"',
    ]);
  });

  test('sees a carried fee that is gone, and a record that left the correction queue by nothing', () => {
    const { connection, journal, signOut } = terminal();
    const issuanceId = '01900000-0000-7000-8000-000000000000';
    const payload = { issuanceId, reason: 'CUSTOMER_WITHDREW', cashReturned: 0, cashCarried: 3_000 } as const;
    journal.record({ type: 'SmartOtpIssuanceAbandoned', payload, actor: '100001' });
    signOut();
    connection.exec(`
      INSERT INTO outcome VALUES (1, 'REJECTED', NULL, '{}');
      DROP TRIGGER case_closes_once_by_what_says_how;
      UPDATE correction_case SET closed_by = 2, closed_how = 'WITHDRAWN'`);
    expect(examineTerminal(connection, []).broken).toEqual([
      expect.stringMatching(/^carried fees: number 1 is nothing instead of .*3000/),
      'the case of entry 1 left the queue, and no entry says how',
    ]);
  });

  test('sees a claim the books know nothing of, one filed twice, and a gap in the claims’ numbers', () => {
    const { connection, journal } = terminal();
    const payload = claimOf(1, 'P-0421-01-20261123-0002', Date.parse('2026-11-23T03:00:00Z'));
    journal.record({ type: 'ClaimFiled', payload, actor: '100001' });
    expect(examineTerminal(connection, []).broken).toEqual([
      expect.stringMatching(/^claims: number 1 is nothing instead of .*P-0421-01-20261123-0002/),
      expect.stringMatching(/^claim numbers: number 1 is .*-0002" instead of .*-0001"$/),
    ]);
    journal.record({ type: 'ClaimFiled', payload, actor: '100001' });
    expect(examineTerminal(connection, []).duplicated).toEqual([
      expect.stringMatching(/^claim .* is there twice$/),
    ]);
  });

  test('sees a gap in the receipt numbers', () => {
    const { connection, journal } = terminal();
    const act = sampleAct();
    journal.record({ ...act, payload: { ...act.payload, receiptNo: '0421-01-20261123-0002' } });
    expect(examineTerminal(connection, []).broken).toContainEqual(
      expect.stringMatching(/^receipt numbers: number 1 is .*-0002" instead of .*-0001"$/),
    );
  });

  test('sees a broken chain', () => {
    const { connection, signOut } = terminal();
    signOut();
    connection.exec('DROP TRIGGER journal_is_never_edited');
    connection.exec("UPDATE journal SET actor = '100002'");
    expect(examineTerminal(connection, []).broken).toEqual(['chain: SEAL at 1']);
  });
});
