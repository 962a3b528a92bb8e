import { generateKeyPairSync } from 'node:crypto';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import { isFlushPlausible } from '../../../electron/desk/database/flush-test.ts';
import { openDatabase } from '../../../electron/desk/database/open-database.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { databaseKey } from './database-key.ts';
import { noon } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';
import { fill, smallDisk } from './small-disk.ts';

const disk = smallDisk(110, afterAll);

describe.skipIf(disk === null)('a disk that fills up', () => {
  test('refuses new work first, still records what has begun, and is as before when there is space again', () => {
    const folder = join(disk ?? '', 'data');
    const opened = openDatabase(folder, databaseKey, noon);
    if (!opened.ok) throw new Error(opened.problem.tag);
    onTestFinished(() => opened.value.close());
    const { connection, ballast } = opened.value;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const owner = { terminalId: '0421-01', epoch: 1, privateKey };
    const journal = new Journal(
      connection,
      owner,
      () => noon,
      () => ballast.release(),
    );
    const record = () =>
      journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
    expect(ballast.allowsIntake()).toBe(true);

    const stranger = join(disk ?? '', 'stranger');
    fill(stranger, 0, () => ballast.freeBytes());
    expect(ballast.allowsIntake()).toBe(false);
    for (let i = 0; i < 500; i += 1) record();
    expect(journal.lastSeq()).toBe(500);
    expect(ballast.release()).toBe(false);

    fill(stranger, 0, () => ballast.freeBytes());
    const more = () => {
      for (;;) record();
    };
    expect(more).toThrow(/full|I\/O/);
    const recorded = journal.lastSeq();

    rmSync(stranger);
    ballast.keep();
    expect(ballast.allowsIntake()).toBe(true);
    record();
    expect(journal.lastSeq()).toBe(recorded + 1);
    expect([...journal.all()]).toHaveLength(recorded + 1);
    expect(ballast.release()).toBe(true);
  });
});

test.skipIf(disk === null)('a terminal opens on a full disk too, by the room held back', () => {
  const folder = join(disk ?? '', 'restarted');
  const first = openDatabase(folder, databaseKey, noon);
  if (!first.ok) throw new Error(first.problem.tag);
  first.value.close();
  const stranger = join(disk ?? '', 'stranger');
  onTestFinished(() => rmSync(stranger, { force: true }));
  fill(stranger, 0, () => first.value.ballast.freeBytes());
  const again = openDatabase(folder, databaseKey, noon);
  expect(again.ok && again.value.ballast.allowsIntake()).toBe(false);
  if (again.ok) again.value.close();
  expect(again).toMatchObject({ ok: true });

  fill(stranger, 0, () => first.value.ballast.freeBytes());
  expect(openDatabase(folder, databaseKey, noon)).toMatchObject({ ok: false, problem: { tag: 'DiskFull' } });
  rmSync(stranger);
  const later = openDatabase(folder, databaseKey, noon);
  if (later.ok) later.value.close();
  expect(later).toMatchObject({ ok: true });
});

test.skipIf(disk === null)(
  'however little room is left, a terminal opens or says that its disk is full',
  () => {
    const folder = join(disk ?? '', 'short-of-room');
    const first = openDatabase(folder, databaseKey, noon);
    if (!first.ok) throw new Error(first.problem.tag);
    first.value.close();
    const { ballast } = first.value;
    const stranger = join(disk ?? '', 'stranger');
    onTestFinished(() => rmSync(stranger, { force: true }));
    const ends = new Set<string>();
    for (let pages = 0; pages <= 40; pages += 1) {
      ballast.release();
      fill(stranger, 0, () => ballast.freeBytes());
      truncateSync(stranger, statSync(stranger).size - pages * 4_096);
      const again = openDatabase(folder, databaseKey, noon);
      ends.add(again.ok ? 'OPEN' : again.problem.tag);
      if (again.ok) again.value.close();
      rmSync(stranger);
    }
    expect([...ends].sort()).toEqual(['DiskFull', 'OPEN']);
  },
);

test.skipIf(disk === null)('a disk that answers faster than any can write is found out', () => {
  expect(isFlushPlausible(disk ?? '')).toBe(false);
});

test('room that the power kept from being taken whole is taken at the next start', () => {
  const folder = scratchFolder();
  const file = join(folder, 'terminal.ballast');
  writeFileSync(file, 'a beginning');
  new Ballast(folder).keep();
  expect(statSync(file).size).toBe(16 * 1024 * 1024);
});
