import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { corePaths } from '../../../electron/contract/core.ts';
import type { CoreControl } from '../../simulators/core/core-control.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 30_000 };

/** A terminal that finds an older copy of its data, and a core that does as told. */
async function restoring(told: CoreControl) {
  const rig = await deskAndCore();
  const { teller } = staff;
  const level = () =>
    rig.status().ready && rig.status().waiting === 0 && rig.status().line.state === 'ONLINE';
  await vi.waitUntil(level, patient);
  const copy = (from: string, to: string) => copyFileSync(join(rig.folder, from), join(rig.folder, to));
  await rig.restart(() => copy('terminal.db', 'older'));
  await vi.waitUntil(level, patient);
  await rig.calls().session.signIn({ staffNo: teller.staffNo, password: teller.password });
  await vi.waitUntil(level, patient);
  await rig.core.control(told);
  await rig.restart(() => copy('older', 'terminal.db'));
  return { ...rig, level };
}

test('a terminal that is refused while it is being restored asks again, and goes on when it is taken back', async () => {
  const rig = await restoring({ do: 'status', code: 403, path: corePaths.feed });
  await vi.waitUntil(() => rig.status().alarms.some(({ tag }) => tag === 'RestoreNeedsLine'), patient);
  await vi.waitUntil(() => rig.status().line.state === 'REFUSED', patient);
  await rig.core.control({ do: 'behave' });
  await vi.waitUntil(rig.level, patient);
});

test('a core that names a time while a terminal is being restored is left alone for it, over a restart as well', async () => {
  const rig = await restoring({ do: 'status', code: 503, retryAfter: 600, path: corePaths.feed });
  const asked = () => rig.core.traffic.requests[corePaths.feed] ?? 0;
  await vi.waitUntil(() => rig.status().line.problem?.tag === 'CoreBusy', patient);
  const before = asked();
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  await rig.restart();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(asked()).toBe(before);
});

test('a feed that the tables cannot hold keeps a terminal from being restored, and the line says so', async () => {
  const entry = { product: 'SMART_OTP', effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' } as const;
  const rig = await restoring({ do: 'publish', item: { kind: 'availability', entry } });
  await vi.waitUntil(() => rig.status().alarms.some(({ tag }) => tag === 'RestoreNeedsLine'), patient);
  await vi.waitUntil(() => rig.status().line.problem?.tag === 'CoreAnswerNotUnderstood', patient);
});
