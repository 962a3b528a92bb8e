import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { claimBranch, good, tagOf } from './claim-branch.ts';
import { sampleSections } from './sample-claim.ts';

const { teller, secondTeller, supervisor } = staff;
const { claimant } = customers;

test('what has been entered is there after a restart, the document number masked alone', () => {
  const branch = claimBranch();
  const claimId = randomUUID();
  good(branch.desk.intake.begin(claimId, teller));
  branch.save(claimId, sampleSections(claimant).who);
  good(branch.desk.intake.saveIdentityNumber(claimId, 'customer', '7506111234567', teller));
  branch.restart();
  const view = good(branch.desk.intake.resume(claimId, teller));
  expect(view.draft.who.contact?.phone).toBe('01000000051');
  expect(view.draft.what).toEqual({});
  expect(view.maskedIdentityNumbers.customer).toBe('750611-*******');
  expect(view.customer?.maskedName).toBe('고*기');
  expect(JSON.stringify(view)).not.toContain('1234567');
});

test('beginning under the same id again finds the claim that was begun', () => {
  const branch = claimBranch();
  const claimId = randomUUID();
  good(branch.desk.intake.begin(claimId, teller));
  branch.save(claimId, sampleSections(claimant).what);
  expect(good(branch.desk.intake.begin(claimId, teller)).draft.what.means).toBe('SMISHING');
  expect(branch.desk.intake.list(teller)).toHaveLength(1);
});

test('a draft is its maker’s; a supervisor sees it and gives it to a colleague, which is recorded', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  expect(branch.desk.intake.list(secondTeller)).toEqual([]);
  expect(tagOf(branch.desk.intake.resume(claimId, secondTeller))).toBe('ClaimDraftOfAnotherTeller');
  expect(branch.desk.intake.list(supervisor)).toMatchObject([{ claimId, mine: false, maskedName: '고*기' }]);

  const { staffNo } = secondTeller;
  expect(tagOf(branch.desk.intake.handOver(claimId, staff.branchManager.staffNo, supervisor))).toBe(
    'ClaimReceiverNotPermitted',
  );
  good(branch.desk.intake.handOver(claimId, staffNo, supervisor));
  expect(branch.journal.at(branch.journal.lastSeq())).toMatchObject({
    type: 'ClaimDraftHandedOver',
    actor: supervisor.staffNo,
    payload: { claimId, from: teller.staffNo, to: staffNo, customerNo: claimant.customerNo },
  });
  expect(tagOf(branch.desk.intake.resume(claimId, teller))).toBe('ClaimDraftOfAnotherTeller');
  expect(good(branch.desk.intake.resume(claimId, secondTeller)).draft.money.statedLoss).toBe(8_500_000);
});

test('the number of an agent’s document goes with the agent: of whoever comes in their place another one is asked', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  const content = { ...sampleSections(claimant).who.content, representation: 'AGENT' as const };
  branch.save(claimId, { section: 'who', content: { ...content, representative: { name: '나대리' } } });
  good(branch.desk.intake.saveIdentityNumber(claimId, 'representative', '8001011234567', teller));
  const kept = () => good(branch.desk.intake.resume(claimId, teller)).maskedIdentityNumbers;
  branch.save(claimId, { section: 'who', content: { ...content, representative: { name: '나대린' } } });
  expect(kept().representative).toBe('800101-*******');
  branch.save(claimId, {
    section: 'who',
    content: { ...content, representation: 'SELF', representative: null },
  });
  branch.save(claimId, { section: 'who', content: { ...content, representative: { name: '다대리' } } });
  expect(kept()).toEqual({ customer: '750611-*******', representative: null });
});

test('organisations and companies are stopped, each with the place to go', () => {
  const branch = claimBranch();
  const stop = (customerNo: string) => {
    const claimId = randomUUID();
    good(branch.desk.intake.begin(claimId, teller));
    branch.save(claimId, { section: 'who', content: { customerNo } });
    return good(branch.desk.intake.resume(claimId, teller)).stopped?.tag;
  };
  expect(stop(customers.corporation.customerNo)).toBe('ClaimOfCorporation');
  expect(stop(customers.organisation.customerNo)).toBe('ClaimOfOrganisation');
  expect(stop(customers.claimantSoleProprietor.customerNo)).toBeUndefined();
  expect(stop(claimant.customerNo)).toBeUndefined();
});

test('a draft of another version: what fits is taken over, the rest is asked again and never dropped', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  const older = JSON.parse(branch.draft.row().content);
  older.version = 0;
  older.what.means = 'SMS';
  older.who.motherTongue = 'ko';
  branch.draft.overwrite(JSON.stringify(older));
  branch.restart();

  const view = good(branch.desk.intake.resume(claimId, teller));
  expect(view.broughtForward?.asked).toEqual(['who.motherTongue', 'what.means']);
  expect(view.draft.what).toMatchObject({ accidentType: 'INTRUSION', narrative: older.what.narrative });
  expect(view.draft.money.movements).toHaveLength(2);

  branch.save(claimId, { section: 'what', content: { ...view.draft.what, means: 'SMISHING' } });
  expect(good(branch.desk.intake.resume(claimId, teller)).broughtForward?.asked).toEqual([
    'who.motherTongue',
  ]);
  expect(JSON.parse(branch.draft.row().set_aside ?? '')).toEqual(older);
});

test('what is no draft at all is begun anew, and kept', () => {
  const branch = claimBranch();
  const claimId = branch.prepare();
  branch.draft.overwrite('{"who":[],"money":3}');
  expect(good(branch.desk.intake.resume(claimId, teller)).draft).toMatchObject({
    claimId,
    step: 'WHO',
    who: {},
  });
});

test('other cases of the customer are shown, here and elsewhere; a core that does not answer was not asked', async () => {
  const branch = claimBranch();
  const first = branch.prepare();
  const { provisionalNo } = good(branch.desk.filing.file(first, teller));
  branch.hear({
    kind: 'caseElsewhere',
    case: {
      coreNo: 'L-2026-00000777',
      customerNo: claimant.customerNo,
      kind: 'CLAIM',
      filedAt: '2026-11-21T01:00:00.000Z',
      channel: 'ONLINE',
      branchNo: null,
      state: 'OPEN',
      accidentOn: '2026-11-20',
    },
  });
  const claimId = branch.prepare();
  expect(good(await branch.desk.intake.duplicates(claimId, teller))).toMatchObject({
    check: 'NOT_DONE',
    cases: [
      { where: 'HERE', provisionalNo, coreNo: null, accidentOn: '2026-11-20', state: 'FILED' },
      { where: 'ELSEWHERE', case: { coreNo: 'L-2026-00000777', channel: 'ONLINE' } },
    ],
  });
  // The line is thought to be up, and nobody is there.
  branch.line.online = true;
  expect(good(await branch.desk.intake.duplicates(claimId, teller)).check).toBe('NOT_DONE');
  expect(tagOf(branch.desk.filing.file(claimId, teller))).toBe('ClaimDuplicateUnanswered');
});

test('a discarded draft is gone, a filed one is found by its number', () => {
  const branch = claimBranch();
  const [gone, filed] = [branch.prepare(), branch.prepare()];
  good(branch.desk.intake.discard(gone, teller));
  expect(tagOf(branch.desk.intake.resume(gone, teller))).toBe('ClaimDraftNotFound');
  const { provisionalNo } = good(branch.desk.filing.file(filed, teller));
  expect(branch.desk.intake.resume(filed, teller)).toEqual({
    ok: false,
    problem: { tag: 'ClaimAlreadyFiled', detail: { number: provisionalNo } },
  });
});

test('a customer is found by their number at full width and by the end of their telephone with any hyphen', async () => {
  const { directory } = claimBranch();
  const wide = claimant.customerNo.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const phone = claimant.mobilePhone.replace(/^(...)(....)(....)$/, '$1\u2011$2－$3');
  for (const query of [wide, phone]) {
    const { customers: found } = await directory.search(query, teller.staffNo);
    expect(found).toMatchObject([{ customerNo: claimant.customerNo }]);
  }
});
