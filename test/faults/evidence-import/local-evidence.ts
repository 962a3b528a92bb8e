import { succeed } from '../../../electron/contract/result.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import type { OpenDatabase } from '../../../electron/desk/database/open-database.ts';
import { EvidenceBook } from '../../../electron/desk/evidence/evidence-book.ts';
import { EvidenceFiles } from '../../../electron/desk/evidence/evidence-files.ts';
import { EvidenceIntake } from '../../../electron/desk/evidence/evidence-intake.ts';
import { SealedStore } from '../../../electron/desk/evidence/sealed-store.ts';

const teller = { staffNo: '100001', name: '김보기', role: 'TELLER' } as const;

/** A terminal's evidence without its core and its claims: what a proof about the disk needs of it. */
export function openLocalEvidence(dataFolder: string, { connection, ballast }: OpenDatabase) {
  const book = new EvidenceBook(connection as Connection);
  const store = new SealedStore(dataFolder);
  store.sweep(book.contents());
  const common = { book, store, mayTouch: () => succeed(null), changed: () => {} };
  const intake = new EvidenceIntake({
    ...common,
    connection,
    ballast,
    scannerFolder: null,
    limits: () => ({ fileBytes: 1e9, claimBytes: 1e9, files: 100, movements: 1 }),
    now: Date.now,
  });
  return { book, files: new EvidenceFiles(common), intake, teller };
}
