import { type KeyObject, sign } from 'node:crypto';
import type { Checkpoint } from '../../../electron/contract/core.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import { toHex } from '../card/hex.ts';
import { canonicalJson } from './canonical-json.ts';
import type { JournalHead } from './journal-intake.ts';

/** The core's word that it holds a terminal's journal through `head`, signed as the contract says. */
export function signCheckpoint(
  key: KeyObject,
  terminalId: string,
  { epoch, seq, hash }: JournalHead,
): Checkpoint {
  const said = { terminalId, epoch, seq, hash, signedAt: instantOf(Date.now()) };
  const signature = sign('sha256', Buffer.from(canonicalJson(said)), { key, dsaEncoding: 'ieee-p1363' });
  return { ...said, signature: toHex(signature) };
}
