import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fail } from '../../../electron/contract/result.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { fromHex } from '../../simulators/card/hex.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { openCardOffice, PIN } from '../../unit/simulated-card/staff-cards.ts';
import { CardProcessUnderTest, READERS_TIMEOUT_MS } from './card-process-under-test.ts';

/** The second reader holds the staff card: the first one is for the cards of customers. */
const [, { name: reader, port }] = VIRTUAL_READERS;

let readers: Readers;
let card: SimulatedCardProcess;
let process: CardProcessUnderTest;

beforeAll(async () => {
  readers = await acquireReaders();
  card = await SimulatedCardProcess.start();
  process = new CardProcessUnderTest();
  await process.reader(reader, 'EMPTY');
  const office = await openCardOffice();
  await card.insert(await office.staffCard(), port);
  office.close();
  await process.reader(reader, 'PRESENT');
}, READERS_TIMEOUT_MS);
afterAll(async () => {
  await process?.stop();
  await card?.stop();
  await readers?.release();
});

test('a staff card over pcscd signs what its holder allows, and nothing when it is pulled', async () => {
  const read = await process.client.readStaffCard({ reader });
  if (!read.ok) return expect.unreachable(read.problem.tag);
  const { certificate, pinTriesLeft } = read.value;
  expect(pinTriesLeft).toBe(3);

  const message = Buffer.from('what is approved');
  const hash = createHash('sha256').update(message).digest('hex').toUpperCase();
  const signing = { reader, certificate, pin: PIN, hash };
  const signed = await process.client.signWithStaffCard(signing);
  if (!signed.ok) return expect.unreachable(signed.problem.tag);
  const { publicKey } = new X509Certificate(fromHex(certificate));
  expect(verify('sha256', message, publicKey, fromHex(signed.value))).toBe(true);

  expect(await process.client.signWithStaffCard({ ...signing, pin: '000000' })).toEqual(
    fail('StaffCardPinWrong', { left: 2 }),
  );
  await card.arm({ kind: 'remove', apdu: 4, moment: 'during' });
  expect(await process.client.signWithStaffCard(signing)).toMatchObject({
    problem: { tag: 'StaffCardRemoved' },
  });
});
