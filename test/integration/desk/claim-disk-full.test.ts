import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import { fill, smallDisk } from '../../unit/desk/small-disk.ts';
import { good, paperOf, prepareClaim, recentSections, signIn, takeIn } from './claim-at-the-desk.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };
const disk = smallDisk(140, afterAll);
const diskFull = { ok: false, problem: { tag: 'DiskFull' } };

test.skipIf(disk === null)(
  'a disk that fills up while a claim is taken in: what cannot be written is said, and nothing is lost',
  async () => {
    const rig = await deskAndCore({ disk: disk ?? '' });
    await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
    await signIn(rig.calls());
    await rig.core.control({ do: 'line', state: 'DOWN' });
    const claimId = await prepareClaim(rig);
    const half = randomUUID();
    await good(rig.calls().claims.begin({ claimId: half }));
    const bytes = paperOf('half way');
    const { evidence, claims } = rig.calls();
    const place = { claimId: half, paper: 'OTHER', name: 'half.pdf', bytes: bytes.length };
    const { importId } = await good(evidence.begin(place));
    const sealed = () => readdirSync(join(rig.folder, 'evidence')).sort();
    const before = sealed().filter((name) => !name.endsWith('.part'));

    const stranger = join(disk ?? '', 'stranger');
    const freeBytes = () => new Ballast(rig.folder).freeBytes();
    fill(stranger, 0, freeBytes);
    // What has begun to come is given up whole; what would begin is refused; what is there stays.
    expect(await evidence.piece({ importId, offset: 0, data: bytes.toString('base64') })).toMatchObject(
      diskFull,
    );
    expect(await evidence.begin(place)).toMatchObject(diskFull);
    expect(sealed()).toEqual(before);

    // A claim that is whole is filed by the room held back for that.
    const receipt = await good(claims.file({ claimId }));
    expect(receipt).toMatchObject({ claimId, coreNo: null });

    // With that gone too nothing more is written, and the draft is where it was.
    expect(await claims.drafts()).toMatchObject({ ok: true, value: [{ claimId: half }] });
    rmSync(join(rig.folder, 'terminal.ballast'), { force: true });
    fill(stranger, 0, freeBytes);
    const [who] = recentSections('');
    if (who === undefined) throw new Error('no sections');
    let said: unknown = { ok: true };
    // The log may have some room of its own in pages it has already.
    for (let tries = 0; tries < 400 && (said as { ok: boolean }).ok; tries += 1)
      said = await claims.saveDraft({ claimId: half, step: 'WHO', section: who });
    expect(said).toMatchObject(diskFull);

    rmSync(stranger);
    await rig.restart();
    await signIn(rig.calls());
    expect(await rig.calls().claims.drafts()).toMatchObject({
      ok: true,
      value: [{ claimId: half, mine: true }],
    });
    expect(await good(rig.calls().claims.file({ claimId }))).toEqual(receipt);
    await takeIn(rig, half, 'OTHER');
    expect(sealed()).toHaveLength(before.length + 1);
    await rig.core.control({ do: 'line', state: 'UP' });
    await vi.waitFor(async () => {
      const { claims: atCore, evidence: files } = rig.core.books();
      expect(atCore).toMatchObject([{ claimId, rejectionCode: null }]);
      expect(files).toHaveLength(before.length);
    }, patient);
  },
);
