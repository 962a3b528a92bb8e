import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { customers } from '../../simulators/core/sample-bank.ts';
import type { KillOrder } from './killable-desk.ts';
import { firstReader, orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

const killableDesk = fileURLToPath(new URL('killable-desk.ts', import.meta.url));

/** Every entry an issuance can write, in the order of a troubled one: begun, taken up again, given up or issued. */
const writes = [
  'SmartOtpIssuanceStarted',
  'SmartOtpIssuanceResumed',
  'SmartOtpIssued',
  'SmartOtpIssuanceAbandoned',
] as const satisfies JournalType[];
const cases = (['UP', 'DOWN'] as const).flatMap((line) =>
  writes.flatMap((type) => (['WITHIN', 'AFTER'] as const).map((moment) => ({ type, moment, line }))),
);

/**
 * The desk is killed at every journal write of an issuance, before and after its commit. Whatever the moment, the
 * next start finds either nothing or everything of the act, and the teller ends it in one of two ways. The desk that
 * comes back is the one that is killed next.
 */
describe('a desk killed at every journal write', () => {
  let rig: TerminalRig;
  let order: string;
  let issued = 0;
  beforeAll(async () => {
    rig = await TerminalRig.start();
    order = join(rig.folder, 'kill-order');
    await rig.startTerminal(killableDesk, { KILL_ORDER: order });
    await rig.signIn();
  }, readersFree);
  afterAll(() => rig?.stop());

  test.each(cases)('$type, $moment the commit, line $line', async ({ type, moment, line }) => {
    const number =
      cases.findIndex((one) => one.type === type && one.moment === moment && one.line === line) + 1;
    // The terminal is the same throughout: after a case that failed nothing more can be learned from it.
    expect(issued).toBe(number - 1);
    const wanted = orderFor(number, customers.best, { replacement: 'DEFECTIVE' });
    await rig.core.control({ do: 'line', state: line });
    await rig.insertCard(number);
    await (line === 'UP' ? rig.online() : rig.offline());
    const drawerBefore = rig.status?.drawer ?? -1;

    writeFileSync(order, JSON.stringify({ type, moment } satisfies KillOrder));
    await lead(type, wanted).catch(() => {
      // The desk died under the call, as it should.
    });
    await rig.until((status) => !existsSync(order) && status.ready && status.session === null);
    await rig.signIn();
    await (line === 'UP' ? rig.online() : rig.until(({ readers }) => readers.service === 'RUNNING'));
    await rig.cardPresent();

    const open = await rig.desk.issuance.open();
    const history = await rig.desk.history.search({ query: wanted.cardSerialNo, limit: 10 });
    if (!open.ok || !history.ok) throw new Error('the desk answers');
    const [here] = open.value;
    if (here !== undefined) {
      const ended = await rig.desk.issuance.resume({ issuanceId: here.issuanceId, reader: firstReader });
      expect(ended).toMatchObject({ ok: true });
    } else if (history.value.rows[0]?.state !== 'ISSUED') {
      // Not issued: the card must be as good as before.
      expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({ ok: true });
      const again = await rig.desk.issuance.perform(
        orderFor(number, customers.best, { replacement: 'DEFECTIVE' }),
      );
      expect(again).toMatchObject({ ok: true });
    }
    issued += 1;
    const rows = await rig.desk.history.search({ query: wanted.cardSerialNo, limit: 10 });
    expect(rows.ok && rows.value.rows.filter(({ state }) => state === 'ISSUED')).toHaveLength(1);
    await rig.until(({ openIssuances, drawer }) => openIssuances === 0 && drawer === drawerBefore + 3_000);
  });

  /** Does what makes the desk write an entry of this type for the order. */
  async function lead(type: JournalType, order: ReturnType<typeof orderFor>): Promise<void> {
    const needsOpen = type === 'SmartOtpIssuanceResumed' || type === 'SmartOtpIssuanceAbandoned';
    // The card is known before its loss is armed, so that the loss strikes after the start was recorded.
    await rig.desk.issuance.identifyCard({ reader: firstReader });
    if (needsOpen) await rig.card.arm({ kind: 'remove', apdu: 3, moment: 'before' });
    await rig.desk.issuance.perform(order);
    if (!needsOpen) return;
    await rig.reinsertCard();
    const open = await rig.desk.issuance.open();
    const issuanceId = open.ok ? open.value[0]?.issuanceId : undefined;
    if (issuanceId === undefined) throw new Error('the issuance should be open');
    if (type === 'SmartOtpIssuanceResumed')
      await rig.desk.issuance.resume({ issuanceId, reader: firstReader });
    else await rig.desk.issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW', carryCash: false });
  }

  test('the core accepts each issued card once, and its chain is whole', async () => {
    await rig.core.control({ do: 'line', state: 'UP' });
    const judged = async () => (await rig.core.books()).issuances.length;
    await expect.poll(judged, { timeout: 60_000 }).toBe(issued);
    const books = await rig.core.books();
    expect(books.alarms).toEqual([]);
    expect(books.issuances.map(({ verdict }) => verdict)).toEqual(Array(issued).fill('ACCEPTED'));
    expect(new Set(books.issuances.map(({ serialNo }) => serialNo)).size).toBe(issued);
    expect(issued).toBe(cases.length);
  });
});
