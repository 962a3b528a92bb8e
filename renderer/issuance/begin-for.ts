import { type Result, succeed } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { draftOf, newWork } from './work.ts';

/** Begins a draft for a customer; false when the teller has one already, which stays as it is. */
export async function beginFor(customerNo: string): Promise<Result<boolean>> {
  const kept = await ask((options) => desk.issuance.draft(undefined, options));
  if (!kept.ok) return kept;
  if (kept.value !== null) return succeed(false);
  const draft = draftOf({ ...newWork(crypto.randomUUID()), customerNo });
  const saved = await ask((options) => desk.issuance.saveDraft(draft, options));
  return saved.ok ? succeed(true) : saved;
}
