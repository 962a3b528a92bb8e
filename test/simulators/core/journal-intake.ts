import type { KeyObject } from 'node:crypto';
import { ContradictionAnswer } from '../../../electron/contract/core.ts';
import { type JournalEntry, JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import { toHex } from '../card/hex.ts';
import { raiseAlarm } from './alarm.ts';
import type { CoreDatabase } from './core-database.ts';
import { BEFORE_FIRST, isHashRight, isSignatureRight } from './seal.ts';
import type { Terminal } from './terminal.ts';

type Contradiction = ContradictionAnswer['contradiction'];

/** The last entry the core holds of a terminal's journal. */
export interface JournalHead {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
}

export type Intake =
  | { readonly stored: true; readonly head: JournalHead }
  | { readonly stored: false; readonly contradiction: Contradiction };

const EMPTY: JournalHead = { epoch: 1, seq: 0, hash: BEFORE_FIRST };

/**
 * Stores a batch, all of it or nothing, without judging what it says. Entries held already are acknowledged again.
 * A batch that contradicts the journal stops the terminal: an alarm is raised, and every later batch gets the same
 * answer until the terminal takes the core's journal for its own again and begins a new epoch after it.
 */
export function takeIn(database: CoreDatabase, terminal: Terminal, entries: readonly JournalEntry[]): Intake {
  return database.transaction((): Intake => {
    const heldBefore = journalHead(database, terminal.terminalId);
    let head = heldBefore;
    const standing = standingContradiction(database, terminal);
    const first = entries.find(({ seq }) => seq > head.seq);
    if (standing && !(first && isRestored(first, head))) return { stored: false, contradiction: standing };

    const fresh: JournalEntry[] = [];
    for (const entry of entries) {
      const reason = contradictionOf(database, terminal, head, entry);
      if (reason) {
        const contradiction = { seq: entry.seq, reason };
        // A copy from before a restore is turned away alone: the terminal itself has done nothing wrong.
        if (reason === 'EPOCH_OUTLIVED') raiseAlarm(database, terminal.terminalId, entry.seq, reason);
        else stop(database, terminal, contradiction);
        return { stored: false, contradiction };
      }
      if (entry.seq <= head.seq) continue;
      if (entry.type === 'TerminalRestored') noteRestored(database, entry);
      fresh.push(entry);
      head = entry;
    }
    const insert = database.prepare(
      'INSERT INTO entry (terminal_id, seq, hash, held_before, entry) VALUES (?, ?, ?, ?, ?)',
    );
    for (const entry of fresh)
      insert.run(entry.terminalId, entry.seq, entry.hash, heldBefore.seq, JSON.stringify(entry));
    return { stored: true, head: journalHead(database, terminal.terminalId) };
  })();
}

/** How far the core holds a terminal's journal; seq 0 before the first entry. */
export function journalHead(database: CoreDatabase, terminalId: string): JournalHead {
  return (
    database
      .prepare<[string], JournalHead>(
        `SELECT entry ->> 'epoch' AS epoch, seq, hash FROM entry WHERE terminal_id = ? ORDER BY seq DESC LIMIT 1`,
      )
      .get(terminalId) ?? EMPTY
  );
}

/** Undefined when the entry is the next one, or one that is held already. */
function contradictionOf(
  database: CoreDatabase,
  terminal: Terminal,
  head: JournalHead,
  entry: JournalEntry,
): Contradiction['reason'] | undefined {
  if (entry.terminalId !== terminal.terminalId || !isHashRight(entry)) return 'CHAIN_BROKEN';
  if (!isSignatureRight(entry, terminal.publicKey) || !isKeyTheCertified(entry, terminal.publicKey))
    return 'SIGNATURE_WRONG';
  if (entry.seq <= head.seq)
    return hashAt(database, entry.terminalId, entry.seq) === entry.hash
      ? undefined
      : entry.epoch < head.epoch
        ? 'EPOCH_OUTLIVED'
        : 'SAME_SEQ_OTHER_HASH';
  if (entry.epoch < head.epoch) return 'EPOCH_OUTLIVED';
  if (entry.seq > head.seq + 1) return 'GAP';
  const continues = entry.type === 'TerminalRestored' ? isRestored(entry, head) : entry.epoch === head.epoch;
  return entry.prevHash === head.hash && continues ? undefined : 'CHAIN_BROKEN';
}

/** Does this entry begin a new epoch right after what the core holds, and say so? */
function isRestored(entry: JournalEntry, head: JournalHead): boolean {
  if (entry.type !== 'TerminalRestored') return false;
  const { data } = JournalPayloads.TerminalRestored.safeParse(entry.payload);
  return (
    entry.epoch > head.epoch &&
    entry.prevHash === head.hash &&
    data?.lastSeq === head.seq &&
    data.lastHash === head.hash &&
    data.fromEpoch === (head.seq === 0 ? 0 : head.epoch)
  );
}

/** What stopped the terminal is over; that it was restored, people should know. */
function noteRestored(database: CoreDatabase, { terminalId, seq }: JournalEntry): void {
  database.prepare('UPDATE terminal SET contradiction = NULL WHERE terminal_id = ?').run(terminalId);
  raiseAlarm(database, terminalId, seq, 'TERMINAL_RESTORED');
}

/** A journal's first entry names its signing key, which must be the one the core certified. */
function isKeyTheCertified({ type, payload }: JournalEntry, certified: KeyObject): boolean {
  if (type !== 'TerminalEnrolled') return true;
  return payload.publicKey === toHex(certified.export({ format: 'der', type: 'spki' }));
}

/** Hash of the entry the core holds under a number. */
export function hashAt(database: CoreDatabase, terminalId: string, seq: number): string | undefined {
  return database
    .prepare<[string, number], string>('SELECT hash FROM entry WHERE terminal_id = ? AND seq = ?')
    .pluck()
    .get(terminalId, seq);
}

function standingContradiction(database: CoreDatabase, { terminalId }: Terminal): Contradiction | undefined {
  const text = database
    .prepare<[string], string | null>('SELECT contradiction FROM terminal WHERE terminal_id = ?')
    .pluck()
    .get(terminalId);
  return text ? ContradictionAnswer.shape.contradiction.parse(JSON.parse(text)) : undefined;
}

function stop(database: CoreDatabase, { terminalId }: Terminal, contradiction: Contradiction): void {
  database
    .prepare('UPDATE terminal SET contradiction = ? WHERE terminal_id = ?')
    .run(JSON.stringify(contradiction), terminalId);
  raiseAlarm(database, terminalId, contradiction.seq, contradiction.reason);
}
