import { generateKeyPairSync } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { loadDevice, saveEnrolment } from '../../../electron/desk/device/device.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { firstStart } from './first-start.ts';
import { noon } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';

interface EnrolledTerminal {
  readonly folder: string;
  readonly connection: Connection;
  readonly journal: Journal;
  record(count: number): void;
  close(): void;
}

/** The database of an enrolled terminal in a folder of its own; `record` adds entries that are nobody's business. */
export function enrolledTerminal(folder = scratchFolder()): EnrolledTerminal {
  const opened = firstStart(folder, noon);
  const { connection } = opened;
  let open = true;
  const close = () => {
    if (open) opened.close();
    open = false;
  };
  onTestFinished(close);
  const { privateKey, epoch } = loadDevice(connection);
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  saveEnrolment(connection, {
    terminalId: '0421-01',
    branchNo: '0421',
    certificate: 'certificate',
    checkpointKey: publicKey,
    sealingKey: publicKey,
  });
  const journal = new Journal(connection, { terminalId: '0421-01', epoch, privateKey }, () => noon);
  // One flush for all of them: they are there to be there.
  const record = connection.transaction((count: number) => {
    for (let made = 0; made < count; made += 1)
      journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
  });
  return { folder, connection, journal, record, close };
}
