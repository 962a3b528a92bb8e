import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { IdentityDocument } from '../../../../electron/contract/issuance.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { documentNumberTyped } from '../../../form/document-number.ts';
import { saveBeforeLeaving } from '../../../frame/leaving.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { claimViewKey } from '../claim-view.ts';

const complete = (number: string): boolean => IdentityDocument.shape.number.safeParse(number).success;

/**
 * The number of an identity document. It goes to the desk as soon as the field is left and never comes back but
 * masked; to change it one types a new one.
 */
export function IdentityNumberField({
  claimId,
  whose,
  saved,
  invalid,
  onTyped,
  onSaved,
}: {
  claimId: string;
  whose: 'customer' | 'representative';
  /** Masked; null while there is none. */
  saved: string | null;
  invalid: boolean;
  /** Another number is being typed. */
  onTyped: () => void;
  onSaved: () => Promise<void>;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (number: string) =>
      ask((options) => desk.claims.saveIdentityNumber({ claimId, whose, number }, options)),
    onSuccess: async (answer) => {
      if (!answer.ok) return;
      await Promise.all([queries.invalidateQueries({ queryKey: claimViewKey(claimId) }), onSaved()]);
      setTyped(null);
    },
  });
  const keep = async () => {
    if (typed === null) return;
    if (complete(typed)) await save.mutateAsync(typed);
    else if (typed === '') setTyped(null);
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const forget = saveBeforeLeaving(() => latest.current());
    return () => {
      forget();
      // F12 takes the step away from under the field, which is then never left.
      void latest.current();
    };
  }, []);
  return (
    <div>
      <TextInput
        label={t('checks.documentNumber')}
        description={
          typed === null && saved !== null ? t('checks.documentNumberKept') : t('claimWho.numberHint')
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        w={264}
        value={typed ?? saved ?? ''}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => void keep()}
        onChange={(event) => {
          setTyped(documentNumberTyped(event.currentTarget.value.replace(/^.*\*/, '')));
          onTyped();
        }}
        error={
          typed !== null && typed !== '' && !complete(typed) && invalid ? t('claimWho.numberShort') : invalid
        }
      />
      {save.data?.ok === false && <ProblemPanel problem={save.data.problem} />}
    </div>
  );
}
