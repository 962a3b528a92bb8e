import { useState } from 'react';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { announce } from '../../frame/announce.ts';
import { useWords } from '../../language/use-words.ts';
import { WordsForm } from './words-form.tsx';

/** The customer does not accept the decision: a case of its own. Sent twice it is filed once. */
export function ObjectionForm({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const { t } = useWords();
  const [objectionId] = useState(() => crypto.randomUUID());
  return (
    <WordsForm
      title={t('claimFollowUp.objectTitle')}
      label={t('claimFollowUp.grounds')}
      hint={t('claimFollowUp.groundsHint')}
      action={t('claimFollowUp.fileObjection')}
      longest={4_000}
      send={async (grounds) => {
        const answer = await ask((options) => desk.claims.object({ objectionId, claimId, grounds }, options));
        if (answer.ok) announce(t('claimFollowUp.objectionFiled', { number: answer.value.provisionalNo }));
        return answer;
      }}
      onDone={onDone}
    />
  );
}
