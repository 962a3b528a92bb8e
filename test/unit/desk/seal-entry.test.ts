import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JournalHeader } from '../../../electron/contract/journal-entry.ts';
import { SealedHeader } from '../../../electron/contract/journal-entry.ts';
import { beforeFirst, isSealIntact, sealHeader } from '../../../electron/desk/journal/seal-entry.ts';

const header: JournalHeader = {
  terminalId: '0421-01',
  epoch: 1,
  seq: 1,
  id: '019ab000-0000-7000-8000-000000000000',
  type: 'StaffSignedOut',
  schemaVersion: 1,
  businessDate: '2026-11-23',
  occurredAt: '2026-11-23T03:00:00.000Z',
  actor: '100001',
  approvals: [],
  payloadHash: 'A'.repeat(64),
  prevHash: beforeFirst,
};

describe('a seal', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  test('has 64 bytes of signature that verify, also when r or s begins with zeros', () => {
    // One signature in 256 has such an r, one such an s: made until both were seen.
    const seen = { r: false, s: false };
    for (let seq = 1; !(seen.r && seen.s); seq += 1) {
      const sealed = sealHeader({ ...header, seq }, privateKey);
      expect(SealedHeader.safeParse(sealed).success).toBe(true);
      expect(isSealIntact(sealed, publicKey)).toBe(true);
      seen.r ||= sealed.signature.startsWith('00');
      seen.s ||= sealed.signature.startsWith('00', 64);
    }
  });

  test('does not fit another header or another key', () => {
    const sealed = sealHeader(header, privateKey);
    expect(isSealIntact({ ...sealed, seq: 2 }, publicKey)).toBe(false);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(isSealIntact(sealed, other.publicKey)).toBe(false);
  });
});
