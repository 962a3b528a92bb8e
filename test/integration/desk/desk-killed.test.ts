import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { customers } from '../../simulators/core/sample-bank.ts';
import { good } from './claim-at-the-desk.ts';
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

    const act = await leadUpTo(type, wanted);
    // Put there whole: the desk may look for it while it is written.
    writeFileSync(`${order}.new`, JSON.stringify({ type, moment } satisfies KillOrder));
    renameSync(`${order}.new`, order);
    await expect(act()).rejects.toThrow();
    expect(existsSync(order)).toBe(false);
    await rig.until((status) => status.ready && status.session === null);
    await rig.signIn();
    await (line === 'UP' ? rig.online() : rig.until(({ readers }) => readers.service === 'RUNNING'));
    await rig.cardPresent();

    const [here] = await good(rig.desk.issuance.open());
    const history = await good(rig.desk.history.search({ query: wanted.cardSerialNo, limit: 10 }));
    if (here !== undefined) {
      const ended = await rig.desk.issuance.resume({ issuanceId: here.issuanceId, reader: firstReader });
      expect(ended).toMatchObject({ ok: true });
    } else if (history.rows[0]?.state !== 'ISSUED') {
      // Not issued: the card must be as good as before.
      expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({ ok: true });
      const again = await rig.desk.issuance.perform(
        orderFor(number, customers.best, { replacement: 'DEFECTIVE' }),
      );
      expect(again).toMatchObject({ ok: true });
    }
    issued += 1;
    const { rows } = await good(rig.desk.history.search({ query: wanted.cardSerialNo, limit: 10 }));
    expect(rows.filter(({ state }) => state === 'ISSUED')).toHaveLength(1);
    await rig.until(({ openIssuances, drawer }) => openIssuances === 0 && drawer === drawerBefore + 3_000);
  });

  /** Does all that comes before an entry of this type for the order; gives the call that writes it. */
  async function leadUpTo(
    type: JournalType,
    order: ReturnType<typeof orderFor>,
  ): Promise<() => Promise<unknown>> {
    const { issuance } = rig.desk;
    // The card is known before its loss is armed, so that the loss strikes after the start was recorded.
    await good(issuance.identifyCard({ reader: firstReader }));
    if (type !== 'SmartOtpIssuanceResumed' && type !== 'SmartOtpIssuanceAbandoned')
      return () => issuance.perform(order);
    await rig.card.arm({ kind: 'remove', apdu: 3, moment: 'before' });
    expect(await issuance.perform(order)).toMatchObject({ ok: false });
    await rig.reinsertCard();
    const [open] = await good(issuance.open());
    const issuanceId = open?.issuanceId ?? '';
    return type === 'SmartOtpIssuanceResumed'
      ? () => issuance.resume({ issuanceId, reader: firstReader })
      : () => issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW', carryCash: false });
  }

  test('the core accepts each issued card once, and its chain is whole', async () => {
    await rig.restoreLine();
    const judged = async () => (await rig.core.books()).issuances.length;
    await expect.poll(judged, { timeout: 60_000 }).toBe(issued);
    const books = await rig.core.books();
    expect(books.alarms).toEqual([]);
    expect(books.issuances.map(({ verdict }) => verdict)).toEqual(Array(issued).fill('ACCEPTED'));
    expect(new Set(books.issuances.map(({ serialNo }) => serialNo)).size).toBe(issued);
    expect(issued).toBe(cases.length);
  });
});
