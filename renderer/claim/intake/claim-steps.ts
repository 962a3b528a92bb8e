import { type ClaimDraft, type ClaimSection, ClaimStep } from '../../../electron/contract/claim-draft.ts';

/** The steps of an intake in their order. */
export const claimSteps = ClaimStep.options;

export type SectionName = ClaimSection['section'];

/** What a section of the draft holds so far. */
export type SectionContent<S extends SectionName> = ClaimDraft[S];

/** The section that is filled in a step. */
export const sectionOf = {
  WHO: 'who',
  WHAT: 'what',
  MONEY: 'money',
  EVIDENCE: 'evidence',
  DECLARATION: 'declaration',
} as const satisfies Record<ClaimStep, SectionName>;

/** Something of each step. */
export const ofEachStep = <T>(of: (step: ClaimStep) => T): Readonly<Record<ClaimStep, T>> => ({
  WHO: of('WHO'),
  WHAT: of('WHAT'),
  MONEY: of('MONEY'),
  EVIDENCE: of('EVIDENCE'),
  DECLARATION: of('DECLARATION'),
});
