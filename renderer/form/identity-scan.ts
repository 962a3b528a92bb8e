import { IdentityDocument, IdentityDocumentKind } from '../../electron/contract/issuance.ts';
import type { KeyPress } from '../keyboard/composing.ts';

/** What an ID scanner read of a document, with the authenticity check service's answer. */
export type IdentityScan =
  | { readonly read: true; readonly document: IdentityDocument }
  | { readonly read: false };

/**
 * A scanner at the keyboard's socket types one line for each document: `~`, the kind and the answer of the authenticity
 * check, one digit each by their order in the contract (1 is the first), the number, Enter. So
 * `~119001011000006` is a resident card found authentic (docs/decisions/027). The `~` starts a line because no field
 * beside which it is heard knows that character.
 */
const start = '~';
const line = /^([1-9])([1-9])([0-9A-Z]+)$/;

/** Milliseconds without a key after which a line that has begun is given up; a scanner needs a few for each. */
const patience = 500;

/** Most keys of a line, `~` and Enter not counted. */
const longest = 22;

/** These carry a resident or foreigner number, which has 13 digits (domain.md section 7). */
const withResidentNumber: readonly IdentityDocumentKind[] = [
  'RESIDENT_CARD',
  'FOREIGNER_CARD',
  'OVERSEAS_KOREAN_CARD',
];

/** What a scanner's line says; not `read` when a key of it was lost or it is no document's. */
export function readIdentityLine(text: string): IdentityScan {
  const [, kindDigit, answerDigit, number] = line.exec(text) ?? [];
  const parsed = IdentityDocument.safeParse({
    kind: IdentityDocumentKind.options[Number(kindDigit) - 1],
    authenticityCheck: IdentityDocument.shape.authenticityCheck.options[Number(answerDigit) - 1],
    number,
  });
  if (!parsed.success) return { read: false };
  const { data: document } = parsed;
  const complete = !withResidentNumber.includes(document.kind) || /^[0-9]{13}$/.test(document.number);
  return complete ? { read: true, document } : { read: false };
}

/** Tells a scanner's keys from a person's, one key press after the other. */
export class IdentityScanListener {
  #typed: string | null = null;
  #lastAt = 0;

  /**
   * @param press with the time it came at, milliseconds of one clock
   * @returns MINE: a key of a line, which no field may have; the document with the Enter that ends it; null: not ours
   */
  hear(press: Pick<KeyPress, 'key'> & { readonly timeStamp: number }): 'MINE' | IdentityScan | null {
    const pause = press.timeStamp - this.#lastAt;
    this.#lastAt = press.timeStamp;
    if (press.key === start) {
      this.#typed = '';
      return 'MINE';
    }
    if (this.#typed === null) return null;
    if (pause > patience || this.#typed.length > longest) {
      this.#typed = null;
      return null;
    }
    if (press.key === 'Enter') {
      const scan = readIdentityLine(this.#typed);
      this.#typed = null;
      return scan;
    }
    if (press.key.length === 1) this.#typed += press.key.toUpperCase();
    return 'MINE';
  }
}
