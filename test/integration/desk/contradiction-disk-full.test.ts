import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test, vi } from 'vitest';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import { isDiskFull } from '../../../electron/desk/database/sqlite-problem.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { sealHeader } from '../../../electron/desk/journal/seal-entry.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { fill, smallDisk } from '../../unit/desk/small-disk.ts';
import { deskAndCore } from './in-process-desk.ts';

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

const patient = { timeout: 30_000 };
const disk = smallDisk(120, afterAll);

/** Another program with this terminal's key tells the core of another next entry. */
async function partFromCore(rig: Rig): Promise<void> {
  const { enrolment, privateKey, epoch } = loadDevice(rig.database());
  const last = [...rig.counter().journal.all()].at(-1);
  if (enrolment === null || last === undefined) throw new Error('the terminal has worked');
  const { hash, signature: _signature, payload, ...header } = last;
  const other = { ...header, epoch, seq: last.seq + 1, id: uuidv7(), prevHash: hash };
  const core = new CoreClient(
    {
      origin: rig.origin,
      authority: rig.core.authority.certificate,
      client: {
        certificate: enrolment.certificate,
        privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
      },
    },
    unfollowed,
  );
  const request = {
    terminalId: enrolment.terminalId,
    entries: [{ ...sealHeader(other, privateKey), payload }],
  };
  expect(await core.ship(zstdCompressSync(JSON.stringify(request)))).toMatchObject({ ok: true });
  await core.close();
}

const act = (rig: Rig) =>
  rig.counter().journal.record({
    type: 'StaffSignInRefused',
    payload: { staffNo: staff.teller.staffNo, lockedOut: false },
    actor: 'TERMINAL',
  });

/** Takes all room, also what is held back, and what the log has in pages of its own; gives what makes room again. */
function fillUp(rig: Rig): () => void {
  const stranger = join(disk ?? '', 'stranger');
  rmSync(join(rig.folder, 'terminal.ballast'), { force: true });
  fill(stranger, 0, () => new Ballast(rig.folder).freeBytes());
  try {
    for (;;) act(rig);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
  return () => rmSync(stranger);
}

test.skipIf(disk === null)(
  'a contradiction that a full disk keeps from being written is written when there is room, and can be resumed from',
  async () => {
    const rig = await deskAndCore({ disk: disk ?? '' });
    const { staffNo, password } = staff.supervisor;
    await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
    await rig.calls().session.signIn({ staffNo, password });
    await vi.waitUntil(() => rig.status().waiting === 0, patient);
    await partFromCore(rig);
    const makeRoom = fillUp(rig);
    await vi.waitUntil(() => rig.status().line.state === 'STOPPED', patient);
    expect(rig.counter().sync.stopped).toBeNull();
    makeRoom();
    await vi.waitUntil(() => rig.counter().sync.stopped !== null, patient);
    expect(rig.counter().sync.stopped).toBe('CONTRADICTED_BY_CORE');
    expect(await rig.calls().line.resume()).toMatchObject({ ok: true });
  },
);
