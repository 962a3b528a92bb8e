import { randomUUID } from 'node:crypto';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import { won } from '../../../electron/contract/won.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { samplePdf } from '../../unit/desk/evidence/sample-files.ts';
import { samplePapers, sampleSections, stepOf } from '../../unit/desk/sample-claim.ts';
import type { deskAndCore } from './in-process-desk.ts';

type Rig = Pick<Awaited<ReturnType<typeof deskAndCore>>, 'calls'>;

type Person = Pick<(typeof staff)['teller'], 'staffNo' | 'password'>;

const { claimantOffline } = customers;
const day = 86_400_000;

/** A call's value; a refusal fails the test by its tag. */
export async function good<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; problem: { tag: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export const signIn = async (calls: ReturnType<Rig['calls']>, person: Person = staff.teller) => {
  const { staffNo, password } = person;
  await good(calls.session.signIn({ staffNo, password }));
};

/** A PDF that stands for a paper of the checklist. */
export const paperOf = (paper: string) => Buffer.concat([samplePdf(), Buffer.from(`% ${paper}\n`)]);
/** Brings a paper as the page does, with a content of its own; gives the file's id. */
export async function takeIn(rig: Rig, claimId: string, paper: string, content = paper): Promise<string> {
  const bytes = paperOf(content);
  const { evidence } = rig.calls();
  const { importId } = await good(
    evidence.begin({ claimId, paper, name: `${content}.pdf`, bytes: bytes.length }),
  );
  await good(evidence.piece({ importId, offset: 0, data: bytes.toString('base64') }));
  return (await good(evidence.finish({ importId }))).file.fileId;
}

/** The sample claim moved to the days before now. */
export function recentSections(signed: string): ClaimSection[] {
  const sections = sampleSections(claimantOffline, signed);
  const ago = Date.now() - 3 * day;
  const at = (minutes: number) => instantOf(ago + minutes * 60_000);
  const { who, what, money, evidence, declaration } = sections;
  if (who.section !== 'who' || what.section !== 'what' || money.section !== 'money')
    throw new Error('mixed up');
  if (evidence.section !== 'evidence' || declaration.section !== 'declaration') throw new Error('mixed up');
  const until = instantOf(Date.now() + 7 * day).slice(0, 10);
  return [
    who,
    { ...what, content: { ...what.content, beganAt: at(0), noticedAt: at(60), actions: [] } },
    {
      ...money,
      content: {
        ...money.content,
        statedLoss: won(8_500_000),
        movements: money.content.movements?.map((movement, i) => ({ ...movement, at: at(10 + i) })),
      },
    },
    {
      ...evidence,
      content: {
        absent: evidence.content.absent?.map((word) =>
          word.status === 'PENDING' ? { ...word, until } : word,
        ),
      },
    },
    declaration,
  ];
}

/** A claim with everything in it, ready to be filed; gives its id. */
export async function prepareClaim(rig: Rig): Promise<string> {
  const { claims } = rig.calls();
  const claimId = randomUUID();
  await good(claims.begin({ claimId }));
  const files: string[] = [];
  for (const paper of samplePapers) files.push(await takeIn(rig, claimId, paper));
  for (const section of recentSections(files[0] ?? ''))
    await good(claims.saveDraft({ claimId, step: stepOf[section.section], section }));
  await good(claims.saveIdentityNumber({ claimId, whose: 'customer', number: '7506111234567' }));
  return claimId;
}
