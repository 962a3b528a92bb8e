import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReaderSnapshot } from '../../electron/contract/card-process.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { StaffCardOnReader } from '../../electron/contract/staff-card.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';

/** The staff card on the readers, as far as it is known. */
export interface StaffCardView {
  readonly card: StaffCardOnReader | null;
  /** Why there is none to sign with. */
  readonly problem: Problem | null;
  readonly reading: boolean;
  /** After an answer that may have cost a try. */
  readonly readAgain: () => void;
}

/** Looks for a staff card whenever a card comes or goes, for as long as `wanted`. */
export function useStaffCard(readers: ReaderSnapshot, wanted: boolean): StaffCardView {
  const insertions = readers.readers.map(({ name, state, presence }) => `${name} ${state} ${presence}`);
  const found = useQuery({
    queryKey: ['staff-card', readers.service, ...insertions],
    queryFn: () => ask((options) => desk.approvals.staffCard(undefined, options), 'CARD'),
    enabled: wanted,
    gcTime: 0,
  });
  const { refetch } = found;
  const readAgain = useCallback(() => void refetch(), [refetch]);
  return {
    card: found.data?.ok === true ? found.data.value : null,
    problem: found.data?.ok === false ? found.data.problem : null,
    reading: found.isFetching,
    readAgain,
  };
}
