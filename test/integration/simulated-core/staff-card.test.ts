import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SignedAnswer } from '../../../electron/contract/approval.ts';
import type { StaffCardEvidence } from '../../../electron/contract/staff-card.ts';
import { signHash } from '../../simulators/card/ecdsa.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import type { PivKey, PivMemory } from '../../simulators/card/profile.ts';
import { canonicalJson } from '../../simulators/core/canonical-json.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { CoreFixture } from './core-fixture.ts';
import { approve, issueCard, waived } from './issue-card.ts';

/** What the core makes of an approval that says a staff card signed it. */

const fixture = new CoreFixture();
const { supervisor, secondSupervisor } = staff;

const cardOf = ({ staffNo }: { staffNo: string }): Promise<PivMemory> =>
  fixture.core.issueStaffCard({ staffNo, pin: '135790' });

function signed(answer: SignedAnswer, { privateKey, certificate = '' }: PivKey): StaffCardEvidence {
  const hash = createHash('sha256').update(canonicalJson(answer)).digest();
  return { certificate, signature: toHex(signHash(fromHex(privateKey), hash)) };
}

const signatureKeyOf = ({ signature }: PivMemory): PivKey => signature ?? expect.unreachable();

/** The verdict on a waiver whose approval shows this, and what alarms it raised. */
async function verdictOn(card: number, sign: (answer: SignedAnswer) => StaffCardEvidence | null) {
  const terminal = await fixture.terminal();
  const entries = await issueCard(terminal, {
    customer: customers.vvip,
    card,
    fee: waived('VVIP'),
    consent: (asking, started) => approve(asking, started, { staffCard: sign }),
  });
  await terminal.ship(entries);
  const { verdict, rejectionCode } = await fixture.judgementOf(entries.at(-1));
  const { alarms } = await fixture.core.books();
  return {
    verdict,
    rejectionCode,
    alarms: alarms.filter(({ terminalId }) => terminalId === terminal.terminalId).map(({ reason }) => reason),
  };
}

test('signed by the approver’s card in force: accepted', async () => {
  const key = signatureKeyOf(await cardOf(supervisor));
  expect(await verdictOn(1, (answer) => signed(answer, key))).toEqual({
    verdict: 'ACCEPTED',
    rejectionCode: null,
    alarms: [],
  });
});

test('signed before the card was reported lost: still signed', async () => {
  const key = signatureKeyOf(await cardOf(supervisor));
  const terminal = await fixture.terminal();
  const entries = await issueCard(terminal, {
    customer: customers.vip,
    card: 2,
    fee: waived('VIP'),
    consent: (asking, started) => approve(asking, started, { staffCard: (answer) => signed(answer, key) }),
  });
  await fixture.core.control({ do: 'revokeStaffCard', staffNo: supervisor.staffNo });
  await terminal.ship(entries);
  expect(await fixture.judgementOf(entries.at(-1))).toMatchObject({ verdict: 'ACCEPTED' });
});

test('anything else is no approval, and raises an alarm', async () => {
  const [mine, anothers] = [await cardOf(supervisor), await cardOf(secondSupervisor)];
  const key = signatureKeyOf(mine);
  const tampered = (hex: string) => hex.slice(0, -2) + (hex.endsWith('00') ? '01' : '00');
  const forgeries: [string, (answer: SignedAnswer) => StaffCardEvidence | null][] = [
    ['no signature at all', () => null],
    [
      'a signature that was tampered with',
      (answer) => ({ ...signed(answer, key), signature: tampered(signed(answer, key).signature) }),
    ],
    ['a signature that is none', (answer) => ({ ...signed(answer, key), signature: '00'.repeat(8) })],
    ['another person’s card', (answer) => signed(answer, signatureKeyOf(anothers))],
    ['a refusal', (answer) => signed({ ...answer, answer: 'REFUSED', reason: '아니오' }, key)],
    ['another request', (answer) => signed({ ...answer, requestId: crypto.randomUUID() }, key)],
    ['the key for signing in', (answer) => signed(answer, mine.authentication ?? key)],
    ['another key', (answer) => signed(answer, { ...key, privateKey: '01'.repeat(32) })],
  ];
  for (const [what, sign] of forgeries)
    expect(await verdictOn(3, sign), what).toEqual({
      verdict: 'REJECTED',
      rejectionCode: 'APPROVAL_MISSING',
      alarms: expect.arrayContaining(['APPROVAL_GIVEN_FALSELY']),
    });

  await fixture.core.control({ do: 'revokeStaffCard', staffNo: supervisor.staffNo });
  expect(await verdictOn(3, (answer) => signed(answer, key))).toMatchObject({
    rejectionCode: 'APPROVAL_MISSING',
  });
});
