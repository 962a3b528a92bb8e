import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import type { Need } from './missing.ts';
import type { Work } from './work.ts';

/** What every step of the issuance is given. */
export interface StepProps {
  readonly work: Work;
  readonly change: (part: Partial<Work>) => void;
  readonly assessment: EligibilityAssessment | null;
  readonly status: TerminalStatus;
  readonly session: SessionView;
  /** What a refused attempt to go on found missing here; empty before one. */
  readonly missing: readonly Need[];
}
