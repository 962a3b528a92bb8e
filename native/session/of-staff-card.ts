import type { ProblemTag } from '../../electron/contract/problem.ts';
import { fail, type Result } from '../../electron/contract/result.ts';

/** What can befall any card, said of a staff card: another card, another person, another thing to do. */
const SAID_OF_STAFF_CARDS: Partial<Record<ProblemTag, ProblemTag>> = {
  CardAbsent: 'StaffCardAbsent',
  CardRemoved: 'StaffCardRemoved',
};

/** A problem of a visit to a staff card, in its own words where it has some. */
export function ofStaffCard({ problem }: Extract<Result<unknown>, { ok: false }>): Result<never> {
  return fail(SAID_OF_STAFF_CARDS[problem.tag] ?? problem.tag, problem.detail);
}
