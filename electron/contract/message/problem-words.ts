/** What a person reads of a problem, one sentence each. The tag stands small beside them, for the help desk. */
export interface ProblemMessage {
  readonly happened: string;
  readonly todo: string;
  /** What has not been lost, or will not happen twice. */
  readonly safe: string;
}

export type MessageLanguage = 'ko' | 'en';

/**
 * Sentences of one problem. `{name}` is filled from the problem's detail; a part in square brackets is left out when
 * its detail is missing. Korean wording takes no particle directly after a placeholder, so that none can be wrong.
 */
export type ProblemWords = Readonly<Record<MessageLanguage, ProblemMessage>>;
