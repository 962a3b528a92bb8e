import type { ProblemTag } from '../../contract/problem.ts';
import type { OpsTag } from './problem-words.ts';
import type { checks, fields, states, tables } from './words.ts';

/**
 * What a command found. WARN: the counter works, but somebody should look · FAIL: it does not, or data is in danger ·
 * SKIPPED: could not be looked at, and says why.
 */
export type State = keyof typeof states;

/** What is looked at. */
export type Check = keyof typeof checks;

export type Value = string | number | boolean | null;

export type Facts = Readonly<Partial<Record<keyof typeof fields, Value>>>;

export interface Finding {
  readonly check: Check;
  readonly state: State;
  readonly problem: ProblemTag | OpsTag | null;
  readonly detail: Facts;
}

/** Rows of the same fields. */
export interface Table {
  readonly name: keyof typeof tables;
  readonly rows: readonly Facts[];
}

/** What a command has to say; nothing in it is personal. */
export interface Report {
  readonly command: string;
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
}

export const ok = (check: Check, detail: Facts = {}): Finding => ({
  check,
  state: 'OK',
  problem: null,
  detail,
});

export const warn = (check: Check, problem: ProblemTag | OpsTag, detail: Facts = {}): Finding => ({
  check,
  state: 'WARN',
  problem,
  detail,
});

export const failed = (check: Check, problem: ProblemTag | OpsTag, detail: Facts = {}): Finding => ({
  check,
  state: 'FAIL',
  problem,
  detail,
});

/** What whoever typed the command can mend by typing another. */
const wrongUse: ReadonlySet<string | null> = new Set<OpsTag>([
  'FileExists',
  'FileNotFound',
  'ReaderNameNotUnique',
]);

/** 0: all is well, as far as could be seen · 1: something needs a person · 2: the command was wrong. */
export function exitCodeOf({ findings }: Report): 0 | 1 | 2 {
  if (findings.some(({ problem }) => wrongUse.has(problem))) return 2;
  return findings.some(({ state }) => state === 'WARN' || state === 'FAIL') ? 1 : 0;
}
