import type { z } from 'zod';
import { ClaimDraft, claimDraftVersion } from '../../contract/claim-draft.ts';

/** A draft as this program can go on with it. */
export interface BroughtForward {
  readonly draft: ClaimDraft;
  /** Fields that another program had filled in and this one can't read: `money.movements`. Empty: it fitted whole. */
  readonly asked: readonly string[];
}

/** What identifies a draft beside its content. */
interface DraftFrame {
  readonly claimId: string;
  readonly begunAt: string;
}

const sections = ['who', 'what', 'money', 'evidence', 'declaration'] as const;

/**
 * Reads what was saved, by whichever version of the program: what fits is taken over field by field, what does not is
 * named, so that it is asked again. Nothing is guessed at.
 */
export function bringDraftForward(saved: unknown, { claimId, begunAt }: DraftFrame): BroughtForward {
  const known = ClaimDraft.safeParse(saved);
  if (known.success) return { draft: known.data, asked: [] };
  const old = objectOf(saved);
  const asked: string[] = [];
  const taken = Object.fromEntries(
    sections.map((section) => {
      const schema: z.ZodObject = ClaimDraft.shape[section];
      const { fits, leftOut } = fittingFields(schema, objectOf(old[section]));
      asked.push(...leftOut.map((field) => `${section}.${field}`));
      return [section, fits];
    }),
  );
  const step = ClaimDraft.shape.step.safeParse(old.step).data ?? 'WHO';
  const draft = ClaimDraft.parse({ version: claimDraftVersion, claimId, step, begunAt, ...taken });
  return { draft, asked };
}

function fittingFields(schema: z.ZodObject, old: Record<string, unknown>) {
  const fits: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [field, value] of Object.entries(old)) {
    const read = schema.shape[field]?.safeParse(value);
    if (read?.success) fits[field] = read.data;
    else leftOut.push(field);
  }
  return { fits, leftOut };
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
