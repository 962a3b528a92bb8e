import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { fill, smallDisk } from '../../unit/desk/small-disk.ts';
import { good, signIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';
import { vipWaiver } from './vip-waiver.ts';

const patient = { timeout: 60_000 };
const disk = smallDisk(120, afterAll);
const diskFull = { ok: false, problem: { tag: 'DiskFull' } };
const dayMs = 86_400_000;

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

/** Takes all room, also what is held back, and what the log has in pages of its own; gives what makes room again. */
async function fillUp(rig: Rig): Promise<() => void> {
  const stranger = join(disk ?? '', 'stranger');
  rmSync(join(rig.folder, 'terminal.ballast'), { force: true });
  fill(stranger, 0, () => new Ballast(rig.folder).freeBytes());
  let said: { ok: boolean } = { ok: true };
  for (let tries = 0; tries < 400 && said.ok; tries += 1)
    said = await rig.calls().claims.begin({ claimId: randomUUID() });
  expect(said).toMatchObject(diskFull);
  return () => rmSync(stranger);
}

test.skipIf(disk === null)(
  'on a full disk the screen locks and a session that is over acts no more; what could not be recorded is, later',
  async () => {
    const rig = await deskAndCore({ disk: disk ?? '' });
    await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await signIn(rig.calls());
    const subject = await vipWaiver(rig.calls(), randomUUID(), '904200000001');
    const { requestId } = await good(rig.calls().approvals.request({ subject }));

    const makeRoom = await fillUp(rig);
    // What was asked for ends with the lock, which can't be written; the lock itself holds.
    expect(await rig.calls().session.lock()).toMatchObject(diskFull);
    expect(rig.status().session).toMatchObject({ locked: true });
    expect(await rig.calls().day.view()).toMatchObject(diskFull);
    rig.clock.ahead = dayMs;
    expect(await rig.calls().day.view()).toMatchObject(diskFull);
    expect(await rig.calls().session.signOut()).toMatchObject(diskFull);
    expect(rig.status().session).toMatchObject({ locked: true });

    makeRoom();
    expect(await rig.calls().day.view()).toMatchObject({ problem: { tag: 'SessionExpired' } });
    expect(rig.status().session).toBeNull();
    const last = [...rig.counter().journal.all()].slice(-2);
    expect(last).toMatchObject([
      { type: 'ApprovalLapsed', payload: { requestId, cause: 'SCREEN_LOCKED' } },
      { type: 'StaffSignedOut' },
    ]);
    await rig.restart();
    await signIn(rig.calls());

    // Who can't be signed out, and unlocks, finds what they had asked for ended as well.
    const { requestId: again } = await good(rig.calls().approvals.request({ subject }));
    const makeRoomAgain = await fillUp(rig);
    expect(await rig.calls().session.signOut()).toMatchObject(diskFull);
    expect(rig.status().session).toMatchObject({ locked: true });
    makeRoomAgain();
    const { password } = staff.teller;
    expect(await rig.calls().session.unlock({ password })).toMatchObject({ ok: true });
    expect(await good(rig.calls().approvals.find({ requestId: again }))).toMatchObject({ state: 'LAPSED' });
  },
);
