import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';

const rowsAPage = 200;

/** The rows of a search, of which only those in sight are held. */
export interface LongList<Row> {
  /** Which search these rows are of: the one before, until the first of a new one have come. */
  readonly asked: string;
  /** How many there are; null until the first have come. */
  readonly total: number | null;
  /** The n-th, newest first, from 0; undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly problem: Problem | null;
  /** Tells which rows are in sight. */
  readonly see: (first: number, last: number) => void;
}

/** A page of a search; `total` is told with the first. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number | null;
}

/**
 * The pages of a search in which something is in sight, however long it is. Each knows by `changed` which state of things
 * it tells, also when it was on its way as that changed, and is asked for again while it tells another.
 *
 * @param kind keys what is held, `history`
 * @param asked what is searched for
 * @param searchPage so many rows after the first `skip`
 */
export function useLongList<Row>(
  kind: string,
  asked: string,
  changed: string,
  searchPage: (limit: number, skip: number) => Promise<Result<Page<Row>>>,
): LongList<Row> {
  const [sight, setSight] = useState({ from: 0, to: 0 });
  const numbers = [...new Set([0, sight.from, sight.to])];
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [kind, asked, number],
      queryFn: async () => ({ of: changed, answer: await searchPage(rowsAPage, number * rowsAPage) }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });

  const queries = useQueryClient();
  const isOld = pages.some(
    ({ data, isFetching }) => data !== undefined && data.of !== changed && !isFetching,
  );
  useEffect(() => {
    if (isOld) void queries.invalidateQueries({ queryKey: [kind] });
  }, [queries, kind, isOld]);

  const dataOf = (page: number) => {
    const answer = pages[numbers.indexOf(page)]?.data?.answer;
    return answer?.ok === true ? answer.value : undefined;
  };
  // A new search takes the place of the one before when its first rows are there, so that nothing goes and comes back.
  const held = useRef<{ readonly asked: string; readonly page: Page<Row> } | null>(null);
  const first = dataOf(0);
  useEffect(() => {
    if (first !== undefined) held.current = { asked, page: first };
  });
  const isOnItsWay = pages[numbers.indexOf(0)]?.data === undefined;
  const shownBefore = isOnItsWay ? held.current : null;
  const failed = pages.find(({ data }) => data?.answer.ok === false)?.data?.answer;
  return {
    asked: shownBefore?.asked ?? asked,
    total: (shownBefore?.page ?? first)?.total ?? null,
    rowAt: (index) =>
      shownBefore === null
        ? dataOf(Math.floor(index / rowsAPage))?.rows[index % rowsAPage]
        : shownBefore.page.rows[index],
    problem: failed?.ok === false ? failed.problem : null,
    see: (first, last) => {
      const from = Math.floor(first / rowsAPage);
      const to = Math.floor(last / rowsAPage);
      if (from !== sight.from || to !== sight.to) setSight({ from, to });
    },
  };
}
