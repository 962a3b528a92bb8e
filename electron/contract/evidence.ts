import { z } from 'zod';
import { FiledFile } from './claim.ts';
import { Instant } from './moment.ts';

/** What a customer's file can be. Told by its content; its name says nothing. */
export const EvidenceMediaType = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/tiff',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'audio/amr',
]);
export type EvidenceMediaType = z.infer<typeof EvidenceMediaType>;

/**
 * What whoever opens the file must know before.
 * ENCRYPTED_PDF: opens with a password alone · UNDECODABLE: this terminal can't show it · EMPTY_SCAN: nothing but a
 * blank sheet is to be seen.
 */
export const EvidenceMark = z.enum(['ENCRYPTED_PDF', 'UNDECODABLE', 'EMPTY_SCAN']);
export type EvidenceMark = z.infer<typeof EvidenceMark>;

/**
 * How far a file is on its way to the core. HERE: it is not filed yet · WAITING, SENDING · AT_CORE: the core has
 * compared the hash · NOT_SENT: it was left out before the core had it · UNREADABLE: its sealed copy is damaged.
 */
const UploadState = z.enum(['HERE', 'WAITING', 'SENDING', 'AT_CORE', 'NOT_SENT', 'UNREADABLE']);

/** A file as the page shows it; its bytes stay as they came, a rotation is a word about them. */
export const EvidenceFile = FiledFile.extend({
  fileId: z.uuidv7(),
  mediaType: EvidenceMediaType,
  marks: z.array(EvidenceMark).max(EvidenceMark.options.length),
  /** As it was called where it came from. */
  name: z.string().max(255),
  /** Whether an entry of the journal lists it. */
  filed: z.boolean(),
  upload: UploadState,
  /** Bytes the core has acknowledged. */
  sent: z.int().nonnegative(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
export type Rotation = EvidenceFile['rotation'];

/** A content on its way, for the status that is pushed at every change. */
export const EvidenceProgress = EvidenceFile.pick({ sha256: true, bytes: true, upload: true, sent: true });
export type EvidenceProgress = z.infer<typeof EvidenceProgress>;

/** A file in the scanner's folder that nobody has taken in yet. */
export const Scan = z.strictObject({
  name: z.string().min(1).max(255),
  bytes: z.int().nonnegative(),
  modifiedAt: Instant,
});
export type Scan = z.infer<typeof Scan>;

/** Most bytes of a file that travel between page and desk in one message. */
export const largestPiece = 1024 * 1024;
