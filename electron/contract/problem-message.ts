import { approvalMessages } from './message/approval-messages.ts';
import { cardMessages } from './message/card-messages.ts';
import { carriedFeeMessages } from './message/carried-fee-messages.ts';
import { claimFilingMessages } from './message/claim-filing-messages.ts';
import { claimFollowUpMessages } from './message/claim-follow-up-messages.ts';
import { claimIntakeMessages } from './message/claim-intake-messages.ts';
import { coreMessages } from './message/core-messages.ts';
import { correctionMessages } from './message/correction-messages.ts';
import { customerMessages } from './message/customer-messages.ts';
import { dataMessages } from './message/data-messages.ts';
import { dayMessages } from './message/day-messages.ts';
import { drawerMessages } from './message/drawer-messages.ts';
import { edgeMessages } from './message/edge-messages.ts';
import { evidenceMessages } from './message/evidence-messages.ts';
import { feeMessages } from './message/fee-messages.ts';
import { issuanceMessages } from './message/issuance-messages.ts';
import { paperMessages } from './message/paper-messages.ts';
import type { MessageLanguage, ProblemMessage, ProblemWords } from './message/problem-words.ts';
import { restoreMessages } from './message/restore-messages.ts';
import { staffCardMessages } from './message/staff-card-messages.ts';
import { staffMessages } from './message/staff-messages.ts';
import { stockKeepingMessages } from './message/stock-keeping-messages.ts';
import { stockMessages } from './message/stock-messages.ts';
import type { Problem, ProblemTag } from './problem.ts';

/** Sentences of every problem; a tag without them does not compile. */
const messages: Readonly<Record<ProblemTag, ProblemWords>> = {
  ...cardMessages,
  ...staffCardMessages,
  ...stockMessages,
  ...stockKeepingMessages,
  ...customerMessages,
  ...feeMessages,
  ...approvalMessages,
  ...issuanceMessages,
  ...correctionMessages,
  ...claimFollowUpMessages,
  ...claimIntakeMessages,
  ...evidenceMessages,
  ...claimFilingMessages,
  ...staffMessages,
  ...coreMessages,
  ...dataMessages,
  ...drawerMessages,
  ...carriedFeeMessages,
  ...dayMessages,
  ...restoreMessages,
  ...paperMessages,
  ...edgeMessages,
};

const fill = (sentence: string, detail: NonNullable<Problem['detail']>): string =>
  sentence
    .replace(/\[([^[\]]*?)\{(\w+)\}([^[\]]*)\]/g, (_part, before: string, name: string, after: string) =>
      name in detail ? `${before}{${name}}${after}` : '',
    )
    .replace(/\{(\w+)\}/g, (_placeholder, name: string) => textOf(detail[name] ?? ''));

/** Amounts and counts are numbers, in groups of three digits as everywhere; what only looks like one is text. */
const textOf = (value: string | number): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : value;

/** The words for `problem` in `language`; what its detail does not say is left out of them. */
export function problemMessage(problem: Problem, language: MessageLanguage): ProblemMessage {
  const { happened, todo, safe } = messages[problem.tag][language];
  const detail = problem.detail ?? {};
  return { happened: fill(happened, detail), todo: fill(todo, detail), safe: fill(safe, detail) };
}
