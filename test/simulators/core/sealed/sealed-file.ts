import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { SealedEntries, SealLabel } from '../../../../electron/contract/sealed-journal.ts';
import { toHex } from '../../card/hex.ts';
import { openJwe, readJweHeader } from './open-jwe.ts';

/** Bytes of one part's JSON, at most: far above what a thousand entries are. */
const LARGEST_CONTENT = 64 * 1024 * 1024;

/** A part of a sealed export, opened. */
interface Part {
  readonly label: SealLabel;
  readonly entries: readonly JournalEntry[];
}

/** What is wrong with a file: sealed to another key, or not as it was written; `line` counts from 1. */
export interface SealedFileFault {
  readonly reason: 'OTHER_KEY' | 'DAMAGED';
  readonly line: number;
}

/** A sealed export (`contract/sealed-journal.ts`) as it lies on a stick. Nothing in it is trusted. */
export class SealedFile {
  readonly #lines: readonly string[];
  readonly #key: KeyObject;

  constructor(file: string, key: KeyObject) {
    this.#lines = readFileSync(file, 'latin1').split(/(?<=\n)/);
    this.#key = key;
  }

  /** Looks at every part before one entry of it is used: the first line that is not what belongs there. */
  check(): SealedFileFault | undefined {
    const ours = fingerprint(this.#key);
    let before: SealLabel | undefined;
    for (const [index, line] of this.#lines.entries()) {
      const header = readJweHeader(line);
      if (header !== undefined && header.kid !== ours) return { reason: 'OTHER_KEY', line: index + 1 };
      const label = this.#open(line)?.label;
      if (label === undefined || !follows(before, label)) return { reason: 'DAMAGED', line: index + 1 };
      before = label;
    }
    const isWhole = before?.part === before?.parts && before?.lastSeq === before?.throughSeq;
    return isWhole ? undefined : { reason: 'DAMAGED', line: this.#lines.length + 1 };
  }

  /** The parts of a file that {@link check} has found in order. */
  *parts(): Generator<Part> {
    for (const line of this.#lines) {
      const part = this.#open(line);
      if (part === undefined) throw new Error('the file was not checked');
      yield part;
    }
  }

  #open(line: string): Part | undefined {
    const opened = line.endsWith('\n') ? openJwe(line.slice(0, -1), this.#key) : undefined;
    const label = SealLabel.safeParse(opened?.header.label).data;
    const entries = opened && unpack(opened.plaintext);
    return label !== undefined && entries !== undefined && isAsLabelled(entries, label)
      ? { label, entries }
      : undefined;
  }
}

/** Anybody can encrypt to a public key, so what comes out may be anything: undefined when it is not entries. */
function unpack(plaintext: Buffer): readonly JournalEntry[] | undefined {
  try {
    const json = zstdDecompressSync(plaintext, { maxOutputLength: LARGEST_CONTENT }).toString();
    return SealedEntries.parse(JSON.parse(json)).entries;
  } catch {
    return undefined;
  }
}

/** Whether a part may stand behind another, or first. */
function follows(before: SealLabel | undefined, label: SealLabel): boolean {
  if (before === undefined) return label.part === 1;
  return (
    label.sealId === before.sealId &&
    label.terminalId === before.terminalId &&
    label.part === before.part + 1 &&
    label.parts === before.parts &&
    label.throughSeq === before.throughSeq &&
    label.firstSeq === before.lastSeq + 1
  );
}

const isAsLabelled = (entries: readonly JournalEntry[], { terminalId, firstSeq, lastSeq }: SealLabel) =>
  entries.length === lastSeq - firstSeq + 1 &&
  entries.every((entry, index) => entry.terminalId === terminalId && entry.seq === firstSeq + index);

/** SHA-256 of the key's public half. */
const fingerprint = (key: KeyObject): string =>
  toHex(
    createHash('sha256')
      .update(createPublicKey(key).export({ format: 'der', type: 'spki' }))
      .digest(),
  );
