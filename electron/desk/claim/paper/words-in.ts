import { enWords } from './claim-paper-words-en.ts';
import { koWords } from './claim-paper-words-ko.ts';

/** Languages in which a customer gets papers. */
export type PaperLanguage = 'ko' | 'en';

/** The words of a claim's papers in each of them. */
export const wordsIn = { ko: koWords, en: enWords } as const;
