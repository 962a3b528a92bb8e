import type { ProgressEvent } from '../../../../electron/contract/claim-progress.ts';
import type { CoreDatabase } from '../core-database.ts';
import { missingEvidence } from '../evidence/missing-evidence.ts';
import { advanceCase, type CoreCase, claimsAt, courseOf, filesOf, papersToCome } from './claim-ledger.ts';
import { claimReferenceOn } from './claim-reference-master.ts';

/**
 * Moves on every claim that waits: held while a file it lists has not come whole, then for papers that were promised;
 * with all of them there it is reviewed. Called after whatever may have brought one.
 */
export function settleClaims(database: CoreDatabase): void {
  for (const one of claimsAt(database, ['RECEIVED', 'HELD_FOR_EVIDENCE', 'DOCUMENTS_WANTED'])) {
    const event = nextStep(database, one);
    if (courseOf(database, one.coreNo).at(-1)?.kind !== event.kind) advanceCase(database, one, event);
  }
}

function nextStep(database: CoreDatabase, { claimId, filedAt }: CoreCase): ProgressEvent {
  const missing = missingEvidence(database, filesOf(database, claimId));
  if (missing.length > 0) return { kind: 'HELD_FOR_EVIDENCE', missing };
  const toCome = papersToCome(database, claimId);
  if (toCome.length === 0) return { kind: 'UNDER_REVIEW' };
  const names = claimReferenceOn(database, filedAt.slice(0, 10))?.papers ?? [];
  const papers = toCome.map(({ paper, until }) => {
    const name = names.find((rule) => rule.paper === paper)?.name ?? { ko: paper, en: paper };
    return { paper, name, until };
  });
  return { kind: 'DOCUMENTS_WANTED', papers };
}
