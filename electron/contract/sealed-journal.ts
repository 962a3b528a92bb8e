import { z } from 'zod';
import { JournalEntry, JournalHeader } from './journal-entry.ts';

/**
 * Terminal → core on a memory stick: the entries the core has not acknowledged, for when no line will ever carry them.
 * A text file of parts, one a line, each with its newline. A part is a JWE (RFC 7516, compact serialization) to the
 * core's sealing key: `alg` ECDH-ES+A256KW, `enc` A256GCM, `kid` the SHA-256 of that key (SubjectPublicKeyInfo, DER),
 * `cty` `zstd`; inside, {@link SealedEntries} as JSON in zstd. Entries keep hash and signature, so the core takes them
 * in as if they had come over the line.
 */

/** Entries in one part, at most. */
export const largestPart = 1_000;

/**
 * Header parameter `label` of every part, readable by anybody and covered by the part's own seal: where the part
 * belongs, so that one that is missing, moved, or of another file is seen. It says nothing personal.
 */
export const SealLabel = z.strictObject({
  format: z.literal('branch-teller-sealed-journal'),
  version: z.literal(1),
  /** The same in every part of a file and in no other. */
  sealId: z.uuid(),
  terminalId: JournalHeader.shape.terminalId,
  /** 1, 2, 3 … of `parts`. */
  part: z.int().positive(),
  parts: z.int().positive(),
  /** Numbers of the first and the last entry in this part. */
  firstSeq: z.int().positive(),
  lastSeq: z.int().positive(),
  /** Number of the last entry in the file. */
  throughSeq: z.int().positive(),
});
export type SealLabel = z.infer<typeof SealLabel>;

/** Content of a part: entries in order, without a gap. */
export const SealedEntries = z.strictObject({ entries: z.array(JournalEntry).min(1).max(largestPart) });
export type SealedEntries = z.infer<typeof SealedEntries>;
