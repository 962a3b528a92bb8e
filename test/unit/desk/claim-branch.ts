import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { openClaimDesk } from '../../../electron/desk/claim/claim-desk.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { CoreClock } from '../../../electron/desk/core/core-clock.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import { CustomerDirectory } from '../../../electron/desk/customer/customer-directory.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { IssuanceRules } from '../../../electron/desk/issuance/issuance-rules.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { sampleClaimReference } from '../../simulators/core/claims/sample-claim-reference.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { samplePapers, sampleSections, stepOf } from './sample-claim.ts';
import { heardAtNoon, noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

/** The value of a result that must be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.tag);
  return result.value;
}

/** The tag of a result that must be bad. */
export const tagOf = (result: Result<unknown>) => (result.ok ? 'NONE' : result.problem.tag);

/** A branch that takes claims in, offline; its customers are the sample bank's claimants. */
export function claimBranch() {
  const clock = { now: noon };
  const now = () => clock.now;
  const { connection, journal, register } = staffedBranch({}, now);
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const directory = new CustomerDirectory(connection, core, new Line(now, () => {}));
  const days = new BusinessDays(connection, now);
  const evidence = new EvidenceBook(connection);
  const line = { online: false };
  const hear = (...items: FeedItem[]) =>
    applyFeed(connection, { items, cursor: 'x', more: false }, heardAtNoon);
  hear(
    { kind: 'claimReference', reference: sampleClaimReference },
    ...Object.values(customers).map((customer) => ({ kind: 'customer' as const, customer })),
  );
  const open = () =>
    openClaimDesk({
      connection,
      journal,
      terminalId: '0421-01',
      customers: directory,
      rules: new IssuanceRules(connection, directory, days, now),
      days,
      register,
      core,
      clock: new CoreClock(),
      online: () => line.online,
      now,
      knownNow: now,
      discarded: (claimId) => {
        for (const { fileId, sha256 } of evidence.unfiled(claimId)) evidence.remove(fileId, sha256);
      },
      removeForgotten: () => {},
      approvals: () => {
        throw new Error('nobody is asked for consent');
      },
      changed: () => {},
    });
  let desk = open();
  const { teller } = staff;
  const save = (claimId: string, section: ClaimSection, person = teller) =>
    good(desk.intake.save(claimId, stepOf[section.section], section, person));
  const draft = {
    row: () =>
      connection
        .prepare<[], { content: string; set_aside: string | null }>('SELECT * FROM claim_draft')
        .get() ?? { content: '', set_aside: null },
    overwrite: (content: string) => {
      connection.prepare('UPDATE claim_draft SET content = ?').run(content);
    },
  };
  /** Puts a paper to a claim, as a scan; gives its id. */
  const addFile = (claimId: string, paper: string, content = paper): string => {
    const sha256 = createHash('sha256').update(`${claimId} ${content}`).digest('hex').toUpperCase();
    const key = Buffer.alloc(32);
    evidence.enterContent({ sha256, bytes: 1_000, key, mediaType: 'image/png', pages: 1, marks: [] });
    const fileId = uuidv7();
    const addedBy = teller.staffNo;
    evidence.enterFile(sha256, { fileId, claimId, paper, name: 'scan', addedBy, addedAt: heardAtNoon.at });
    return fileId;
  };
  return {
    addFile,
    connection: connection as Database,
    directory,
    evidence,
    /** The only draft, as it is stored. */
    draft,
    journal,
    clock,
    line,
    hear,
    get desk() {
      return desk;
    },
    /** What another start of the program makes of the same database. */
    restart: () => {
      desk = open();
    },
    save,
    /** A claim with everything in it, of this customer, with files and an identity number. */
    prepare(customer = customers.claimant, change: Partial<ReturnType<typeof sampleSections>> = {}): string {
      const claimId = randomUUID();
      good(desk.intake.begin(claimId, teller));
      const [signed] = samplePapers.map((paper) => addFile(claimId, paper));
      const sections = sampleSections(customer, signed);
      for (const section of Object.values({ ...sections, ...change })) save(claimId, section);
      good(desk.intake.saveIdentityNumber(claimId, 'customer', '7506111234567', teller));
      return claimId;
    },
  };
}
