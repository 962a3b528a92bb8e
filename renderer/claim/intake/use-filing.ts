import { useMutation } from '@tanstack/react-query';
import type { ClaimReceipt } from '../../../electron/contract/claim-intake.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';

export interface Filing {
  readonly file: () => void;
  readonly running: boolean;
  readonly problem: Problem | null;
  /** Set once the claim is filed. */
  readonly receipt: ClaimReceipt | null;
}

/** Files the claim as it stands. The same press can't do it twice, and the desk would find the first one. */
export function useFiling(
  claimId: string,
  {
    saveNow,
    hold,
    release,
    onRefused,
  }: {
    saveNow: () => Promise<Problem | null>;
    hold: () => Promise<void>;
    release: () => void;
    onRefused: () => Promise<void>;
  },
): Filing {
  const filing = useMutation({
    mutationFn: async (): Promise<Result<ClaimReceipt>> => {
      // What the desk does not have is not what the customer has agreed to.
      const unsaved = await saveNow();
      if (unsaved !== null) return { ok: false, problem: unsaved };
      // The draft is gone once it is filed; a late save would find nothing.
      await hold();
      return await ask((options) => desk.claims.file({ claimId }, options));
    },
    onSuccess: async (filed) => {
      if (filed.ok) return;
      release();
      await onRefused();
    },
  });
  return {
    file: () => {
      if (!filing.isPending) filing.mutate();
    },
    running: filing.isPending,
    problem: filing.data?.ok === false ? filing.data.problem : null,
    receipt: filing.data?.ok === true ? filing.data.value : null,
  };
}
