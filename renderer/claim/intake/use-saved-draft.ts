import { useCallback, useRef, useState } from 'react';
import type { ClaimDraft, ClaimSection, ClaimStep } from '../../../electron/contract/claim-draft.ts';
import type { Instant } from '../../../electron/contract/moment.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useAutosave } from '../../form/use-autosave.ts';
import { type SectionContent, type SectionName, sectionOf } from './claim-steps.ts';

/** What stands on the form the customer signs, the answers to the texts too; papers may come after. */
const signed: ReadonlySet<SectionName> = new Set(['who', 'what', 'money']);
const isSigned = (section: SectionName, part: object): boolean =>
  signed.has(section) || (section === 'declaration' && 'texts' in part);

type Saved = Result<{ readonly savedAt: Instant }>;

/** The first that went wrong, else the last of them. */
const whole = (answers: Saved[]): Saved => answers.reduce((before, answer) => (before.ok ? answer : before));

/** The draft as the teller sees it, saved at the desk section by section. */
export function useSavedDraft(initial: ClaimDraft) {
  const [draft, setDraft] = useState(initial);
  const latest = useRef(draft);
  const unsaved = useRef(new Set<SectionName>());

  const put = useCallback((next: ClaimDraft, touched: SectionName) => {
    latest.current = next;
    unsaved.current.add(touched);
    setDraft(next);
  }, []);
  const change = useCallback(
    <S extends SectionName>(section: S, part: SectionContent<S>) => {
      const before = latest.current;
      const changed = { ...before, [section]: withPart(before[section], part) };
      put(changed, section);
      if (before.who.customerNo !== undefined && changed.who.customerNo !== before.who.customerNo) {
        // Nor does what one customer has agreed to hold for another.
        put({ ...changed, declaration: {} }, 'declaration');
        return;
      }
      const { signature } = changed.declaration;
      if (signature === undefined || signature.method === 'PENDING' || !isSigned(section, part)) return;
      // A signature does not outlive a change of what was signed.
      put(
        { ...changed, declaration: withPart(changed.declaration, { signature: undefined }) },
        'declaration',
      );
    },
    [put],
  );
  const go = useCallback((step: ClaimStep) => put({ ...latest.current, step }, sectionOf[step]), [put]);

  /** What could not be saved goes with the next save. */
  const save = async (section: SectionName): Promise<Saved> => {
    const { claimId, step, [section]: content } = latest.current;
    const answer = await ask((options) =>
      desk.claims.saveDraft({ claimId, step, section: { section, content } as ClaimSection }, options),
    );
    if (!answer.ok) unsaved.current.add(section);
    return answer;
  };
  const autosave = useAutosave(draft, () => {
    const sections = [...unsaved.current];
    if (sections.length === 0) return null;
    unsaved.current.clear();
    return Promise.all(sections.map(save)).then(whole);
  });
  return { draft, change, go, ...autosave };
}

/** A section with some of its fields replaced; one that is now undefined is no longer there. */
const withPart = <T extends object>(content: T, part: T): T =>
  Object.fromEntries(Object.entries({ ...content, ...part }).filter(([, value]) => value !== undefined)) as T;
