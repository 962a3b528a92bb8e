import { z } from 'zod';

/** Which APDU a fault strikes, counted from 1 at the moment of arming. */
const apdu = z.int().positive();

/** What can go wrong between a card and its reader, on command. */
export const CardFault = z.discriminatedUnion('kind', [
  /**
   * The card leaves the reader `before` it sees the APDU, `during` it (it has acted, its answer is lost) or `after` its
   * answer has reached the reader.
   */
  z.strictObject({ kind: z.literal('remove'), apdu, moment: z.enum(['before', 'during', 'after']) }),
  /** This and every later answer comes `delayMs` late. */
  z.strictObject({ kind: z.literal('slow'), apdu, delayMs: z.int().positive() }),
  /** The card acts, but the answer is {@link GARBAGE}: success, with data that is no data object. */
  z.strictObject({ kind: z.literal('garbage'), apdu }),
  /** The card acts, but the last byte of the answer's data (without data: of the status word) is missing. */
  z.strictObject({ kind: z.literal('wrongLength'), apdu }),
  /** The card neither acts nor answers, and so keeps the reader waiting until it is removed. */
  z.strictObject({ kind: z.literal('mute'), apdu }),
]);
export type CardFault = z.infer<typeof CardFault>;

/** Tag DEAD with a length that is not there, and 9000. */
export const GARBAGE = Uint8Array.of(0xde, 0xad, 0xbe, 0xef, 0x90, 0x00);

/** The answer of a `wrongLength` fault. */
export function shorten(response: Uint8Array): Uint8Array {
  const dataEnd = response.length - 2;
  return dataEnd === 0
    ? response.slice(0, 1)
    : Buffer.concat([response.slice(0, dataEnd - 1), response.slice(dataEnd)]);
}

/** The faults that lie in wait for a card. */
export class FaultPlan {
  #armed: { readonly fault: CardFault; apdusLeft: number }[] = [];

  arm(fault: CardFault): void {
    this.#armed.push({ fault, apdusLeft: fault.apdu });
  }

  disarm(): void {
    this.#armed = [];
  }

  /** Counts an APDU and gives the faults that strike it. Each strikes once, but a slow card stays slow. */
  strike(): CardFault[] {
    for (const armed of this.#armed) armed.apdusLeft -= 1;
    const due = this.#armed.filter(({ apdusLeft }) => apdusLeft <= 0).map(({ fault }) => fault);
    this.#armed = this.#armed.filter(({ fault, apdusLeft }) => apdusLeft > 0 || fault.kind === 'slow');
    return due;
  }
}
