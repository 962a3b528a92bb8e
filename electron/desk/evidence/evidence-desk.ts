import type { Database } from 'better-sqlite3';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import type { Ballast } from '../database/ballast.ts';
import { EvidenceBook } from './evidence-book.ts';
import { EvidenceFiles, type MayTouch } from './evidence-files.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import { EvidenceSync } from './evidence-sync.ts';
import { SealedStore } from './sealed-store.ts';

/** Everything a terminal does about the papers and recordings of claims. */
export interface EvidenceDesk {
  readonly book: EvidenceBook;
  readonly files: EvidenceFiles;
  readonly intake: EvidenceIntake;
  readonly sync: EvidenceSync;
}

/** Puts the parts about evidence together, and sweeps away what a power cut has left half done. */
export function openEvidenceDesk(parts: {
  connection: Database;
  ballast: Ballast;
  /** The terminal's data folder; the sealed files lie in it. */
  dataFolder: string;
  /** Where a scanner writes to; null where the terminal has none. */
  scannerFolder: string | null;
  core: CoreClient;
  line: Line;
  limits: () => ClaimReference['limits'] | null;
  mayTouch: MayTouch;
  now: () => number;
  changed: () => void;
}): EvidenceDesk {
  const book = new EvidenceBook(parts.connection);
  const store = new SealedStore(parts.dataFolder);
  store.sweep(book.contents());
  return {
    book,
    files: new EvidenceFiles({ ...parts, book, store }),
    intake: new EvidenceIntake({ ...parts, book, store }),
    sync: new EvidenceSync({ ...parts, book, store }),
  };
}
