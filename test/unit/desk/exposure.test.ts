import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exceedsCaps, shareOfCaps } from '../../../electron/contract/exposure.ts';
import { won } from '../../../electron/contract/won.ts';
import { ExposureBook } from '../../../electron/desk/exposure/exposure-book.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { noon, scratchDatabase } from './scratch-database.ts';

const caps = { issuances: 10, won: won(20_000) };

/** A terminal after some issuances without the core, of which one was abandoned and one is open. */
async function terminalAtWork() {
  const connection = scratchDatabase();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const owner = { terminalId: '0421-01', epoch: 1, privateKey };
  await workOffline({ connection, owner, branchNo: '0421' }, (made) => made === 30);
  const journal = new Journal(connection, owner, () => noon);
  return { connection, journal, book: new ExposureBook(connection) };
}

/** The same, counted from the entries alone. */
function recount(journal: Journal, acknowledged: number) {
  const latest = new Map<unknown, { seq: number; fee: number }>();
  for (const { seq, type, payload } of journal.all()) {
    const { issuanceId, fee } = payload as { issuanceId: string; fee?: { amount: number } };
    if (type === 'SmartOtpIssuanceAbandoned') latest.delete(issuanceId);
    else if (type === 'SmartOtpIssuanceStarted' || type === 'SmartOtpIssued')
      latest.set(issuanceId, { seq, fee: fee?.amount ?? 0 });
    else if (type === 'SmartOtpIssuanceResumed')
      latest.set(issuanceId, { seq, fee: latest.get(issuanceId)?.fee ?? 0 });
  }
  const open = [...latest.values()].filter(({ seq }) => seq > acknowledged);
  return { issuances: open.length, won: open.reduce((sum, { fee }) => sum + fee, 0) };
}

describe('the exposure', () => {
  test('is what the journal says was issued without the core since the last entry it acknowledged', async () => {
    const { connection, journal, book } = await terminalAtWork();
    expect(recount(journal, 0)).toEqual({ issuances: 29, won: 57_000 });
    for (let acknowledged = 0; acknowledged <= journal.lastSeq(); acknowledged += 1) {
      connection.prepare('UPDATE sync SET stored_through = ?').run(acknowledged);
      expect(book.under(caps)).toEqual({ since: acknowledged, ...recount(journal, acknowledged), caps });
    }
    expect(book.under(caps)).toMatchObject({ issuances: 0, won: 0 });
  });

  test('counts an issuance again that goes on without the core after its beginning was acknowledged', async () => {
    const { connection, journal, book } = await terminalAtWork();
    const { issuanceId, serialNo } = connection
      .prepare<[], { issuanceId: string; serialNo: string }>(
        "SELECT issuance_id AS issuanceId, serial_no AS serialNo FROM issuance WHERE state = 'STARTED'",
      )
      .get() as { issuanceId: string; serialNo: string };
    connection.prepare('UPDATE sync SET stored_through = ?').run(journal.lastSeq());
    expect(book.holds(issuanceId)).toBe(false);
    connection
      .prepare('INSERT INTO card_ticket VALUES (?, 2, ?, ?, NULL)')
      .run(serialNo, '0'.repeat(64), '0'.repeat(64));
    journal.record(
      { type: 'SmartOtpIssuanceResumed', payload: { issuanceId, ticketNo: 2 }, actor: '100001' },
      ({ seq }) =>
        connection
          .prepare('UPDATE card_ticket SET spent_by = ? WHERE serial_no = ? AND ticket_no = 2')
          .run(seq, serialNo),
    );
    expect(book.holds(issuanceId)).toBe(true);
    expect(book.under(caps)).toMatchObject({ issuances: 1 });
  });
});

describe('the caps', () => {
  const exposed = (issuances: number, amount: number) => ({ since: 0, issuances, won: won(amount), caps });

  test('are passed by the first issuance beyond either of them, and not before', () => {
    expect(exceedsCaps(exposed(9, 0), won(3_000))).toBe(false);
    expect(exceedsCaps(exposed(10, 0), won(0))).toBe(true);
    expect(exceedsCaps(exposed(0, 17_000), won(3_000))).toBe(false);
    expect(exceedsCaps(exposed(0, 17_001), won(3_000))).toBe(true);
  });

  test('are used up by the share of the nearer one', () => {
    expect(shareOfCaps(exposed(8, 2_000))).toBe(0.8);
    expect(shareOfCaps(exposed(1, 18_000))).toBe(0.9);
    fc.assert(
      fc.property(fc.nat(20), fc.nat(40_000), fc.nat(5_000), (issuances, amount, fee) => {
        const full = shareOfCaps(exposed(issuances, amount)) > 1;
        if (full) expect(exceedsCaps(exposed(issuances, amount), won(fee))).toBe(true);
      }),
    );
  });
});
