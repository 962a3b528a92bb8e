import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customers } from '../../simulators/core/sample-bank.ts';
import { firstReader, orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

/** The APDUs of one visit in which a card proves itself; the test below finds out if there are more. */
const visit = [1, 2, 3, 4, 5, 6];
const moments = ['before', 'during'] as const;
const points = visit.flatMap((apdu) => moments.map((moment) => ({ apdu, moment })));

/**
 * The card is pulled at every APDU of an issuance. Two ends are allowed, and both are tried at every point: not
 * issued with the card usable, and issued once. Money follows.
 */
describe.each([
  { line: 'UP' as const, apart: 'the core confirms a test code' },
  { line: 'DOWN' as const, apart: 'a ticket answers for the core' },
])('a card pulled at every APDU while the line is $line ($apart)', ({ line }) => {
  let rig: TerminalRig;
  let issued = 0;
  beforeAll(async () => {
    rig = await TerminalRig.start();
    await rig.startTerminal();
    await rig.signIn();
    await rig.online();
    await rig.core.control({ do: 'line', state: line });
    if (line === 'DOWN') await rig.offline();
  }, readersFree);
  afterAll(() => rig?.stop());

  const order = (card: number) => orderFor(card, customers.best, { replacement: 'DEFECTIVE' });
  const ready = async () => {
    await rig.cardPresent();
    expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({ ok: true });
  };

  /** Pulls the card in the middle of an issuance; the issuance it leaves open, and the card in the reader again. */
  const pull = async (card: number, fault: { apdu: number; moment: 'before' | 'during' }) => {
    await ready();
    await rig.card.arm({ kind: 'remove', ...fault });
    const result = await rig.desk.issuance.perform(order(card));
    expect(result, `APDU ${fault.apdu} exists and its loss is noticed`).toMatchObject({
      ok: false,
      problem: { tag: expect.stringMatching(/^Card(Removed|Absent|Mute|AnswerNotUnderstood)$/) },
    });
    await rig.reinsertCard();
    const open = await rig.desk.issuance.open();
    if (!open.ok || open.value[0] === undefined) throw new Error('the issuance should be open');
    expect(open.value).toHaveLength(1);
    return open.value[0].issuanceId;
  };

  test.each(points)('$moment APDU $apdu', async (fault) => {
    const number = points.indexOf(fault) + 1;
    await rig.insertCard(number);
    const issuanceId = await pull(number, fault);
    // Each point meets both ends, one in each state of the line.
    if ((number % 2 === 0) === (line === 'UP')) {
      const abandoned = await rig.desk.issuance.abandon({
        issuanceId,
        reason: 'CUSTOMER_WITHDREW',
        carryCash: false,
      });
      expect(abandoned).toEqual({ ok: true, value: { cashToReturn: 3_000, cashCarried: 0 } });
      expect((await rig.until(({ openIssuances }) => openIssuances === 0)).drawer).toBe(3_000 * issued);
      expect(await rig.desk.issuance.perform(order(number))).toMatchObject({ ok: true });
    } else {
      expect(await rig.desk.issuance.resume({ issuanceId, reader: firstReader })).toMatchObject({ ok: true });
    }
    issued += 1;
    await rig.until(({ openIssuances, drawer }) => openIssuances === 0 && drawer === 3_000 * issued);
    expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({
      problem: { tag: 'CardAlreadyIssued' },
    });
  });

  test('one visit has no APDU beyond those pulled at', async () => {
    const card = points.length + 1;
    await rig.insertCard(card);
    await ready();
    const before = (await rig.card.stats()).apduCount;
    const result = await rig.desk.issuance.perform(order(card));
    expect(result).toMatchObject({ ok: true });
    issued += 1;
    expect((await rig.card.stats()).apduCount - before).toBeLessThanOrEqual(visit.length);
  });

  test('the core accepts each issued card once and knows of no other', async () => {
    await rig.core.control({ do: 'line', state: 'UP' });
    const judged = async () => (await rig.core.books()).issuances.length;
    await expect.poll(judged, { timeout: 60_000 }).toBe(issued);
    const books = await rig.core.books();
    expect(books.alarms).toEqual([]);
    expect(books.issuances.map(({ verdict }) => verdict)).toEqual(Array(issued).fill('ACCEPTED'));
    expect(new Set(books.issuances.map(({ serialNo }) => serialNo)).size).toBe(issued);
  });
});
