import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../electron/desk/database/connect.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { scratchFolder } from '../../unit/desk/scratch-folder.ts';
import { Branch } from '../terminal/branch.ts';
import { readTold } from '../terminal/told.ts';
import { ChaoticTerminal } from './chaotic-terminal.ts';
import type { Promised } from './examine-both-ends.ts';
import { lookAtBothEnds } from './look-at-both-ends.ts';
import type { TellerAct } from './terminal-message.ts';

/** A terminal and its core after two cards online and one while the line was down, both programs ended. */
let branch: Branch;
let terminal: ChaoticTerminal;
let dataFolder: string;
let promised: Promised;

beforeAll(async () => {
  branch = await Branch.open(20);
  const { start, told } = await branch.newPlace();
  ({ dataFolder } = start);
  terminal = new ChaoticTerminal(start, told);
  const issued: { issuanceId: string; receiptNo: string }[] = [];
  const filed: { claimId: string; provisionalNo: string }[] = [];
  const file = async (document: 'GOOD' | 'LOST') => {
    const end = await terminal.act({ act: 'FILE_CLAIM', document });
    if (end === 'KILLED' || end.filed === null) throw new Error('no claim');
    filed.push(end.filed);
  };
  const issue = async (method: 'CASH' | 'DEBIT') => {
    const act: TellerAct = { act: 'ISSUE', customer: 'BEST', method, document: 'GOOD', apdus: null };
    const end = await terminal.act(act);
    if (end === 'KILLED' || end.issued === null) throw new Error('no card');
    issued.push(end.issued);
  };
  expect(await terminal.start(1)).toBeNull();
  await issue('CASH');
  await issue('DEBIT');
  await file('GOOD');
  for (let left = 1; left > 0; await sleep(10)) {
    const { waiting, provisional, papers } = await terminal.status();
    left = waiting + provisional + papers;
  }
  await branch.core.control({ do: 'line', state: 'DOWN' });
  await file('GOOD');
  await issue('CASH');
  await terminal.close();
  promised = { told: readTold(told), issued, claims: filed, goneWithDisk: new Set() };
});
afterAll(async () => {
  await terminal.close();
  await branch.close();
});

/** What is found when somebody has been at the files of one end. */
function found(harm: { terminal?: string; core?: string }, change: Partial<Promised> = {}) {
  const folder = scratchFolder();
  const [data, books] = [join(folder, 'terminal'), join(folder, 'core')];
  cpSync(dataFolder, data, { recursive: true });
  cpSync(join(branch.folder, 'core'), books, { recursive: true });
  const connection = connect(join(data, 'terminal.db'), databaseKey);
  connection.exec(harm.terminal ?? '');
  connection.close();
  const core = new Database(join(books, 'core.sqlite'));
  core.exec(harm.core ?? '');
  core.close();
  const ends = lookAtBothEnds(data, books, { ...promised, ...change });
  if (!ends.ok || ends.value === null) throw new Error('nothing to look at');
  return ends.value;
}

describe('the examination of both ends', () => {
  test('finds nothing in books as they must be', () => {
    const { made, atCore, waiting, types: _, ...harm } = found({});
    expect(harm).toEqual({ papers: 2, rejected: 0, inCorrection: 0, lost: [], duplicated: [], broken: [] });
    expect(waiting).toBeGreaterThan(0);
    expect(atCore + waiting).toBe(made);
  });

  test.each<[string, 'lost' | 'duplicated' | 'broken', Parameters<typeof found>[0], RegExp]>([
    [
      'a terminal that counts as sent what is not',
      'lost',
      { terminal: 'UPDATE sync SET stored_through = (SELECT max(seq) FROM journal)' },
      /^entry \d+ counts as sent and is not at the core$/,
    ],
    [
      'a terminal that has lost its last entry',
      'lost',
      {
        terminal:
          'DROP TRIGGER journal_is_never_deleted; PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)',
      },
      /^the issuance of receipt .* is lost$/,
    ],
    [
      'a terminal that has heard what was never said',
      'broken',
      { terminal: "UPDATE outcome SET core_no = 'X' WHERE seq = (SELECT min(seq) FROM outcome)" },
      /^the core never said of entry \d+ what the terminal heard$/,
    ],
    [
      'a core that takes a fee twice',
      'broken',
      { core: "UPDATE account SET balance = balance - 3000 WHERE account_no = '042101000004'" },
      /^6000 won left an account for debits of 3000$/,
    ],
    [
      'a core that takes no fee',
      'broken',
      { core: "UPDATE debit SET state = 'RELEASED'" },
      /^the fee of .* was accepted and not debited$/,
    ],
    [
      'a core that books a card twice',
      'duplicated',
      {
        core: `
          CREATE TEMP TABLE again AS SELECT * FROM judgement LIMIT 1;
          UPDATE again SET entry_id = 'again', core_no = 'again';
          INSERT INTO judgement SELECT * FROM again`,
      },
      /^accepted card .* is there twice$/,
    ],
    [
      'a core that has lost an entry',
      'broken',
      { core: 'DELETE FROM entry WHERE seq = 3' },
      /^the core's chain breaks at 4$/,
    ],
    [
      'a core that has another entry',
      'broken',
      { core: "UPDATE entry SET entry = json_set(entry, '$.actor', '100002') WHERE seq = 3" },
      /^the core's chain breaks at 3$/,
    ],
    [
      'a core that turned good work down',
      'broken',
      { core: "UPDATE judgement SET core_no = NULL, rejection_code = 'CARD_UNKNOWN'" },
      /was judged CARD_UNKNOWN$/,
    ],
    [
      'a terminal whose claim has left its books',
      'broken',
      {
        terminal: `DROP TRIGGER claim_is_withdrawn_once_and_not_edited;
          UPDATE claim SET provisional_no = 'P-0' WHERE number = 1`,
      },
      /^claims: number 1 is .*P-0.* instead of /,
    ],
    [
      'a terminal that counts a paper as sent that is not',
      'lost',
      { core: 'DELETE FROM evidence' },
      /^the paper [0-9A-F]{64} is neither at the core nor on its way$/,
    ],
    [
      'a core that turned a good claim down',
      'broken',
      { core: "UPDATE claim_judgement SET core_no = NULL, rejection_code = 'CLAIM_DUPLICATE'" },
      /about a claim was judged CLAIM_DUPLICATE$/,
    ],
    [
      'a core that has a case of a claim it never accepted',
      'broken',
      { core: 'DELETE FROM claim_judgement' },
      /^1 cases for 0 claims and 0 objections$/,
    ],
    [
      'a core that accepts a claim twice',
      'duplicated',
      {
        core: `
          CREATE TEMP TABLE again AS SELECT * FROM claim_judgement LIMIT 1;
          UPDATE again SET entry_id = 'again', core_no = 'again';
          INSERT INTO claim_judgement SELECT * FROM again`,
      },
      /^accepted claim .* is there twice$/,
    ],
  ])('sees %s', (_, where, harm, words) => {
    expect(found(harm)[where]).toContainEqual(expect.stringMatching(words));
  });

  test('sees that a customer was given the number of a claim that is not there', () => {
    expect(found({}, { claims: [{ claimId: 'A', provisionalNo: 'P-1' }] }).lost).toEqual([
      'the claim P-1 is lost',
    ]);
  });

  test('sees that somebody was promised a card that is not there', () => {
    expect(found({}, { issued: [{ issuanceId: 'A', receiptNo: '0421-01-1' }] }).lost).toEqual([
      'the issuance of receipt 0421-01-1 is lost',
    ]);
  });
});
