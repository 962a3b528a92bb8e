import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import {
  type Device,
  type Enrolment,
  loadDevice,
  saveEnrolment,
} from '../../../electron/desk/device/device.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { signCheckpoint } from '../../simulators/core/checkpoint.ts';
import { databaseKey } from '../desk/database-key.ts';
import { firstStart } from '../desk/first-start.ts';
import { scratchFolder } from '../desk/scratch-folder.ts';
import { selfSigned } from './self-signed.ts';

const day = 86_400_000;

/** A terminal that the core knows, on its own data, open as its application would have it. */
export interface EnrolledTerminal {
  readonly dataFolder: string;
  readonly connection: Connection;
  readonly journal: Journal;
  readonly device: Device & { readonly enrolment: Enrolment };
  /** The core's word that it has the journal through `seq`, signed by `key`. */
  storeAtCore(seq: number, key?: KeyObject): void;
  /** Ends the application; safe to repeat. */
  close(): void;
}

/**
 * A terminal with the given number of entries, `TerminalEnrolled` being the first.
 *
 * @param now clock of its entries, milliseconds since 1970
 * @param certificateDays from yesterday on
 */
export async function enrolledTerminal(
  entries: number,
  { now = Date.now, certificateDays = 365 }: { now?: () => number; certificateDays?: number } = {},
): Promise<EnrolledTerminal> {
  const dataFolder = join(scratchFolder(), 'terminal');
  const opened = firstStart(dataFolder, now());
  let isOpen = true;
  const close = () => {
    if (isOpen) opened.close();
    isOpen = false;
  };
  onTestFinished(close);
  keepKey(dataFolder, databaseKey);

  const { connection } = opened;
  const device = loadDevice(connection);
  const core = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const enrolment = {
    terminalId: '0421-01',
    branchNo: '0421',
    certificate: await selfSigned(device, 'CN=0421-01', now() + (certificateDays - 1) * day),
    checkpointKey: core.publicKey,
    sealingKey: core.publicKey,
  };
  const journal = new Journal(
    connection,
    { terminalId: '0421-01', epoch: 1, privateKey: device.privateKey },
    now,
  );
  journal.record(
    { type: 'TerminalEnrolled', payload: { branchNo: '0421', publicKey: 'AB' }, actor: 'TERMINAL' },
    () => saveEnrolment(connection, enrolment),
  );
  for (let more = 1; more < entries; more += 1)
    journal.record({ type: 'StaffSignedIn', payload: { role: 'TELLER', online: true }, actor: '100001' });
  return {
    dataFolder,
    connection,
    journal,
    device: { ...device, enrolment },
    storeAtCore: (seq, key = core.privateKey) =>
      new SyncState(connection).acknowledge(signCheckpoint(key, '0421-01', journal.at(seq))),
    close,
  };
}

/** Puts a database key where a demo's shell keeps it. */
export function keepKey(dataFolder: string, key: string): void {
  mkdirSync(`${dataFolder}-key`, { recursive: true, mode: 0o700 });
  writeFileSync(join(`${dataFolder}-key`, 'database-key'), key, { mode: 0o600 });
}
