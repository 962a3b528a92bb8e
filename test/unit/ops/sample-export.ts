import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { canonicalHash } from '../../../electron/desk/journal/canonical-json.ts';
import { type ExportHead, exportLines } from '../../../electron/desk/journal/journal-export.ts';
import { beforeFirst, sealHeader } from '../../../electron/desk/journal/seal-entry.ts';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const newKeys = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A journal of that many entries; every second one has an approval. */
export function sampleJournal(count: number, keys: KeyPair): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1)
    entries.push(entryAfter(entries, keys, 'StaffSignedIn', { role: 'TELLER', note: '홍보기 — 비밀', seq }));
  return entries;
}

/** A journal whose last entry erased so many files and the payloads of so many entries between the first and itself. */
export function sampleJournalWithErasure(keys: KeyPair, payloads = 2, files = 0): JournalEntry[] {
  const entries = sampleJournal(payloads + 2, keys);
  const erased = entries.slice(1, payloads + 1);
  const last = entryAfter(entries, keys, 'PersonalDataErased', {
    claimId: '01890a5d-ac96-774b-bcce-b302099a8057',
    rule: 'EFTA_22',
    days: 1_826,
    endedOn: '2021-05-01',
    keptUntil: '2026-05-01',
    entries: erased.map(({ seq, payloadHash }) => ({ seq, payloadHash })),
    files: Array.from({ length: files }, (_, n) => canonicalHash({ n })),
  });
  return [
    ...entries.map((entry) =>
      erased.includes(entry) ? { ...entry, payload: { erasedBy: payloads + 3 } } : entry,
    ),
    last,
  ];
}

function entryAfter(
  entries: readonly JournalEntry[],
  { privateKey }: KeyPair,
  type: JournalEntry['type'],
  payload: JournalEntry['payload'],
): JournalEntry {
  const seq = entries.length + 1;
  const sealed = sealHeader(
    {
      terminalId: '0421-01',
      epoch: 1,
      seq,
      id: uuidv7(),
      type,
      schemaVersion: 1,
      businessDate: '2026-11-23',
      occurredAt: '2026-11-23T03:00:00.000Z',
      actor: '100001',
      approvals:
        seq % 2 === 0
          ? [
              {
                requestId: uuidv7(),
                approver: '200001',
                method: 'PASSWORD',
                approvedAt: '2026-11-23T02:59:00.000Z',
                subjectHash: 'AB'.repeat(32),
              },
            ]
          : [],
      payloadHash: canonicalHash(payload),
      prevHash: entries.at(-1)?.hash ?? beforeFirst,
    },
    privateKey,
  );
  return { ...sealed, payload };
}

/** The head that fits these entries. */
export const headOf = (entries: readonly JournalEntry[], { publicKey }: KeyPair): ExportHead => ({
  format: 'branch-teller-journal',
  version: 2,
  terminalId: '0421-01',
  exportedAt: '2026-11-23T03:00:00.000Z',
  entries: entries.length,
  lastHash: entries.at(-1)?.hash ?? beforeFirst,
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('hex').toUpperCase(),
});

/** The lines of an export of these entries. */
export const linesFor = (entries: readonly JournalEntry[], keys: KeyPair): string[] => [
  ...exportLines(headOf(entries, keys), entries, keys.privateKey),
];
