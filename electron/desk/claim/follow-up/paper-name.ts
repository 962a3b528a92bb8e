import type { PaperRule, Words } from '../../../contract/claim-reference.ts';

/** What a paper is called; its code where the reference data of that day does not know it. */
export const paperName = (paper: string, rules: readonly PaperRule[]): Words =>
  rules.find((rule) => rule.paper === paper)?.name ?? { ko: paper, en: paper };
