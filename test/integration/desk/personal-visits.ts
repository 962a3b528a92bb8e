import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { corePaths } from '../../../electron/contract/core.ts';
import { good, prepareClaim, takeIn } from './claim-at-the-desk.ts';
import { claimant, issuedTo } from './personal-data.ts';
import { firstReader, orderFor, TerminalRig } from './terminal-rig.ts';

/**
 * A program, so that all its processes ever print can be kept: at a terminal on real readers a customer is issued a
 * card, another files a claim, and on the way goes wrong what can. It leaves the terminal's folder as it was in the end,
 * `running` and `stopped`, in the folder of its first argument.
 */
const [folder = ''] = process.argv.slice(2);
const rig = await TerminalRig.start();
try {
  await rig.startTerminal();
  await rig.signIn();
  await rig.online();
  await issue();
  await fileClaim();
  await callWrongly();
  leave('running');
  await rig.stopTerminal();
  leave('stopped');
} finally {
  await rig.stop();
}

function leave(as: string): void {
  cpSync(join(rig.folder, 'terminal'), join(folder, as), { recursive: true });
}

/** The core's answer to the debit is lost, the card is pulled, the desk dies; in the end the card is issued. */
async function issue(): Promise<void> {
  const [accountNo = ''] = issuedTo.accounts;
  await good(rig.desk.customers.search({ query: issuedTo.name }));
  await rig.insertCard(1);
  await good(rig.desk.issuance.identifyCard({ reader: firstReader }));
  await rig.core.control({ do: 'loseAnswers', count: 2, path: corePaths.authoriseDebit });
  const order = orderFor(1, issuedTo, {
    identityDocument: {
      kind: 'RESIDENT_CARD',
      number: issuedTo.residentNumber,
      authenticityCheck: 'AUTHENTIC',
    },
    fee: { method: 'DEBIT', accountNo },
  });
  await refused('DebitUnresolved', rig.desk.issuance.perform(order));

  const [open] = await good(rig.desk.issuance.open());
  const again = { issuanceId: open?.issuanceId ?? '', reader: firstReader };
  await rig.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
  let resumed = await rig.desk.issuance.resume(again);
  // Until the terminal knows that the line is back, nobody is asked, the card neither.
  for (let tries = 1; !resumed.ok && resumed.problem.tag === 'DebitUnresolved' && tries < 600; tries += 1) {
    await sleep(100);
    resumed = await rig.desk.issuance.resume(again);
  }
  await refused('CardRemoved', Promise.resolve(resumed));
  rig.killDesk();
  await rig.until(({ ready, session }) => ready && session === null);
  await rig.signIn();
  await rig.online();
  await rig.reinsertCard();
  await good(rig.desk.issuance.resume(again));
}

/** With a file that the customer has named after themselves. */
async function fileClaim(): Promise<void> {
  const desk = { calls: () => rig.desk };
  const claimId = await prepareClaim(desk);
  await takeIn(desk, claimId, 'OTHER', `${claimant.name} ${claimant.residentNumber}`);
  await good(rig.desk.claims.file({ claimId }));
  await rig.until(({ waiting }) => waiting === 0);
}

/** What no page sends: the desk logs that such calls failed. */
async function callWrongly(): Promise<void> {
  const { claims, customers } = rig.desk;
  const number = claimant.residentNumber.replace(/^(.{6})/, '$1-');
  const calls = await Promise.allSettled([
    customers.search({ query: `${claimant.name} ${claimant.mobilePhone} `.repeat(9) }),
    claims.saveIdentityNumber({ claimId: randomUUID(), whose: 'customer', number }),
  ]);
  if (calls.some(({ status }) => status === 'fulfilled')) throw new Error('the contract refuses these');
}

async function refused(
  tag: string,
  answer: Promise<{ ok: true } | { ok: false; problem: { tag: string } }>,
): Promise<void> {
  const result = await answer;
  if (result.ok || result.problem.tag !== tag) throw new Error(`expected ${tag}: ${JSON.stringify(result)}`);
}
