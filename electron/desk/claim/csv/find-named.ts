import type { Exchange, Institution, ReferenceCode } from '../../../contract/claim-reference.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import { inForce } from '../in-force.ts';

/** Spaces, case and punctuation make no other name. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The code of what a file calls by code or name, in the reference data on that date; else null. What the name of its
 * kind adds may be missing: `보기은행`, `보기`, `Example Bank` and `EXAMPLE` are one bank.
 *
 * @param kindWords the words for the kind, such as 은행 and bank
 */
export function findNamed(
  list: readonly (Institution | Exchange)[],
  kindWords: RegExp,
  text: string,
  on: CalendarDate,
): ReferenceCode | null {
  const short = (name: string) => nameKey(name).replace(kindWords, '');
  const key = short(text);
  const found = list.find(
    ({ code, name, ...period }) =>
      (code === text.toUpperCase() || (key !== '' && (short(name.ko) === key || short(name.en) === key))) &&
      inForce(period, on),
  );
  return found?.code ?? null;
}
