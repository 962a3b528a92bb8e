import type { ClaimDraft } from '../../../electron/contract/claim-draft.ts';
import type { ClaimDraftView, ClaimReview } from '../../../electron/contract/claim-intake.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import type { SectionContent, SectionName } from './claim-steps.ts';

/** What every step of the intake is given. */
export interface StepProps<S extends SectionName> {
  /** The step's own section, and how to change it: what is given replaces those fields, `undefined` takes one out. */
  readonly content: SectionContent<S>;
  readonly change: (part: SectionContent<S>) => void;
  /** The whole draft, to look at. */
  readonly draft: ClaimDraft;
  /** What the desk knows of the draft's customer. */
  readonly view: ClaimDraftView;
  /** What the desk says of the draft as it was saved last; null until it has. */
  readonly review: ClaimReview | null;
  /** To be called when something besides the draft has changed: a file, a number. */
  readonly reviewAnew: () => Promise<void>;
  readonly reference: ClaimReference;
  readonly status: TerminalStatus;
  /**
   * Whether a field of this section is in the way of filing, by its path in the section (`contact.phone`,
   * `movements.2.amount`). What is wrong is so at once, what is merely missing once somebody has tried to file.
   */
  readonly invalid: (field: string) => boolean;
  /** The same for a field that can say why: the sentence of what is wrong, true for what is missing. */
  readonly error: (field: string) => string | boolean;
  /** Saves what has been typed so far and waits for the answer, for a call to the desk that builds on it. */
  readonly saveNow: () => Promise<unknown>;
}
