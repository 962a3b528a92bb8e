import { useMutation } from '@tanstack/react-query';
import type { ClaimPaper } from '../../../electron/contract/claim-records.ts';
import type { Problem } from '../../../electron/contract/problem.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { announce } from '../../frame/announce.ts';
import { useWords } from '../../language/use-words.ts';

/** One of a claim's papers, in the language the customer reads. */
export interface Paper {
  readonly claimId: string;
  readonly paper: ClaimPaper;
  readonly language: 'ko' | 'en';
}

export interface ClaimPrinting {
  readonly print: (paper: Paper) => void;
  /** The paper that is on its way to the printer. */
  readonly running: ClaimPaper | null;
  readonly problem: Problem | null;
}

/**
 * Prints a claim's papers; what has been printed before comes out marked as a copy.
 *
 * @param before what has to be saved first, so that the paper says what the screen does
 */
export function useClaimPrinting(before?: () => Promise<Problem | null>): ClaimPrinting {
  const { t } = useWords();
  const printing = useMutation({
    mutationFn: async (paper: Paper): Promise<Result<null>> => {
      const unsaved = (await before?.()) ?? null;
      if (unsaved !== null) return { ok: false, problem: unsaved };
      return await ask((options) => desk.claims.printPaper(paper, options));
    },
    onSuccess: (answer, { paper }) => {
      if (answer.ok) announce(t('claimPaper.printed', { paper: t(`claimPaper.name.${paper}`) }));
    },
  });
  return {
    print: (paper) => {
      if (!printing.isPending) printing.mutate(paper);
    },
    running: printing.isPending ? printing.variables.paper : null,
    problem: printing.data?.ok === false ? printing.data.problem : null,
  };
}
