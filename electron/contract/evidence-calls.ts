import { z } from 'zod';
import { call, done } from './call.ts';
import { EvidenceFile, EvidenceMark, largestPiece, Scan } from './evidence.ts';
import { resultOf } from './result.ts';

/** Bytes in base64, at most {@link largestPiece} of them. */
const Piece = z.base64().max(Math.ceil(largestPiece / 3) * 4);

const claimId = z.uuid();
const importId = z.uuidv7();
const { fileId, paper, pages, rotation } = EvidenceFile.shape;

/** Where a file belongs: a claim, being taken in or filed, and the line of its checklist. */
const Place = z.strictObject({ claimId, paper });

/** `already`: the claim had the same bytes before; that file is shown instead of a second one. */
const TakenIn = z.strictObject({ file: EvidenceFile, already: z.boolean() });

/** Page ↔ desk: the papers and recordings of a claim. */
export const evidenceCalls = {
  list: call.input(z.strictObject({ claimId })).output(resultOf(z.array(EvidenceFile))),

  /** A file comes in pieces: begin, each piece in its turn, finish. What is not finished is forgotten. */
  begin: call
    .input(Place.extend({ name: z.string().max(255), bytes: z.int().nonnegative() }))
    .output(resultOf(z.strictObject({ importId }))),
  piece: call.input(z.strictObject({ importId, offset: z.int().nonnegative(), data: Piece })).output(done),
  finish: call.input(z.strictObject({ importId })).output(resultOf(TakenIn)),
  cancel: call.input(z.strictObject({ importId })).output(done),

  /** What lies in the scanner's folder, newest first; null where the terminal has none. */
  scans: call.output(resultOf(z.strictObject({ scans: z.array(Scan).max(200).nullable() }))),
  /** Takes a scan in; it leaves the scanner's folder. */
  takeScan: call.input(Place.extend({ name: Scan.shape.name })).output(resultOf(TakenIn)),

  /** Plain bytes of a file from `offset` on, at most {@link largestPiece}; none beyond its end. */
  read: call
    .input(z.strictObject({ fileId, offset: z.int().nonnegative() }))
    .output(resultOf(z.strictObject({ data: Piece }))),
  /** What the page saw when it opened the file: it alone decodes. */
  note: call
    .input(z.strictObject({ fileId, pages, marks: z.array(EvidenceMark).max(EvidenceMark.options.length) }))
    .output(resultOf(EvidenceFile)),
  /** Puts a file to another line of the checklist, or turns it. */
  arrange: call.input(z.strictObject({ fileId, paper, rotation })).output(resultOf(EvidenceFile)),
  remove: call.input(z.strictObject({ fileId })).output(done),
};
