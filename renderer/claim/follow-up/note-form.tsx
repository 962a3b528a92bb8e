import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { WordsForm } from './words-form.tsx';

/** What the customer was told, for whoever serves them next. */
export function NoteForm({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const { t } = useWords();
  return (
    <WordsForm
      title={t('claimFollowUp.addNote')}
      label={t('claimFollowUp.note')}
      hint={t('claimFollowUp.noteHint')}
      action={t('claimFollowUp.save')}
      longest={1_000}
      send={(note) => ask((options) => desk.claims.addNote({ claimId, note }, options))}
      onDone={onDone}
    />
  );
}
