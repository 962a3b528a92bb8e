import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalType } from '../../../electron/contract/journal-entry.ts';
import { readDatabase } from '../../../electron/desk/database/read-database.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { seededRandom, seedFrom } from '../random.ts';
import { Branch, type TerminalPlace } from '../terminal/branch.ts';
import { brokenPapers } from '../terminal/broken-papers.ts';
import { type Examination, examineTerminal } from '../terminal/examine-terminal.ts';
import { phantomCards } from '../terminal/phantom-card.ts';
import { readTold } from '../terminal/told.ts';
import { WorkingTerminal } from '../terminal/working-terminal.ts';
import { atTheCore } from './at-the-core.ts';

/** What a terminal's life with many kills came to. */
export interface Survival {
  readonly kills: number;
  /** Kills after which the core held entries it had not been heard to acknowledge. */
  readonly killsBeforeAcknowledgement: number;
  readonly entries: number;
  /** Cards issued. */
  readonly issued: number;
  /** Corrections, reversals, withdrawals and recalls; acts of the drawer and with carried fees. */
  readonly putRight: number;
  readonly cash: number;
  /** Claims filed, and what was done about them afterwards. */
  readonly claims: number;
  readonly claimActs: number;
  /** Entries somebody had been told of. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly failures: readonly string[];
}

/** Entries a terminal makes before it is killed, at most; none: it is killed while it starts. */
const mostEntries = 12;
/** Milliseconds between the last of them and the kill, at most: about what a start or a few acts take. */
const longestDelayMs = 150;

/**
 * A terminal that is killed over and over while it works, and started again on what is left. Each time its database is
 * examined as it lies there; in the end everything goes to the core, and both sides' books are compared.
 */
export async function surviveKills(kills: number, seed: number): Promise<Survival> {
  const random = seededRandom(seed);
  const branch = await Branch.open(20 + 3 * kills, phantomCards);
  const place = await branch.newPlace();
  const order = (entries: number | null) => ({
    start: place.start,
    told: place.told,
    seed: seedFrom(random),
    entries,
    end: 'CLOSE_OF_BUSINESS' as const,
    synchronous: 'FULL' as const,
    checkpointPages: null,
  });
  const count = { kills: 0, killsBeforeAcknowledgement: 0, lost: 0, duplicated: 0 };
  const failures: string[] = [];
  const judge = (
    when: string,
    { lost, duplicated, broken }: Pick<Examination, 'lost' | 'duplicated' | 'broken'>,
  ) => {
    count.lost += lost.length;
    count.duplicated += duplicated.length;
    const losses = lost.map(({ seq }) => `entry ${seq} is lost`);
    failures.push(...[...losses, ...duplicated, ...broken].map((what) => `${when}: ${what}`));
  };

  let next = new WorkingTerminal();
  try {
    // A terminal's first start is short of things to lose; the power is cut in it elsewhere.
    next.work(order(0));
    await next.ended;
    next = new WorkingTerminal();
    while (count.kills < kills) {
      const terminal = next;
      await disturb(branch, random);
      terminal.work(order(null));
      // Loads its code while the other works.
      next = new WorkingTerminal();
      await terminal.hasTold(Math.floor(random() * (mostEntries + 1)));
      await sleep(random() * longestDelayMs);
      await terminal.kill();
      count.kills += 1;
      const { examination, ahead } = await lookAt(branch, place);
      if (ahead > 0) count.killsBeforeAcknowledgement += 1;
      judge(`after kill ${count.kills}`, examination);
    }
    await letBe(branch);
    next.work(order(0));
    await next.ended;
    const { examination, entries } = await lookAt(branch, place);
    judge('at the end', examination);
    judge('at the end', atTheCore(entries, await branch.core.books()));
    const of = (...types: JournalType[]) => entries.filter(({ type }) => types.includes(type)).length;
    return {
      ...count,
      entries: entries.length,
      issued: of('SmartOtpIssued'),
      putRight: of(
        'SmartOtpIssuanceCorrected',
        'SmartOtpIssuanceReversed',
        'RejectedRecordWithdrawn',
        'CardRecalled',
      ),
      cash: of('DrawerOpened', 'CashMoved', 'DrawerCounted', 'CashDifferenceBooked', 'CarriedFeeReturned'),
      claims: of('ClaimFiled'),
      claimActs: of(
        'ClaimCorrected',
        'ClaimNoteAdded',
        'ClaimSupplemented',
        'RefundProcedureRecorded',
        'ClaimWithdrawn',
      ),
      acknowledged: readTold(place.told).length,
      failures,
    };
  } finally {
    next.abandon();
    await branch.close();
  }
}

/** The database as the kill has left it, and what the core holds meanwhile. */
async function lookAt(branch: Branch, { start, told }: TerminalPlace) {
  const opened = readDatabase(start.dataFolder, databaseKey);
  if (!opened.ok) throw new Error(opened.problem.tag);
  const connection = opened.value;
  try {
    const examination = examineTerminal(connection, readTold(told));
    const entries = [...new StoredEntries(connection).all()];
    const { storedThrough } = new SyncState(connection);
    const held = (await branch.core.books()).terminals[0]?.lastSeq ?? 0;
    const unsent = storedThrough > held ? [`${storedThrough - held} entries count as sent and are not`] : [];
    const ahead = held - storedThrough;
    const broken = [...examination.broken, ...unsent, ...brokenPapers(connection, start.dataFolder)];
    return { entries, ahead, examination: { ...examination, broken } };
  } finally {
    connection.close();
  }
}

/** Now and then the line is down, or an answer gets lost, for as long as a terminal lives. */
async function disturb(branch: Branch, random: () => number): Promise<void> {
  await letBe(branch);
  const lot = random();
  if (lot < 0.1) await branch.core.control({ do: 'line', state: 'DOWN' });
  else if (lot < 0.3) await branch.core.control({ do: 'loseAnswers', count: 1, path: '/v1/journal' });
}

async function letBe({ core }: Branch): Promise<void> {
  await core.control({ do: 'behave' });
  await core.control({ do: 'line', state: 'UP' });
}
