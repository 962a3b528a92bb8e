import { Button } from '@mantine/core';
import { IconFilePlus, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { takeInFile } from '../intake/evidence/take-in-file.ts';
import classes from './follow-up.module.css';

/** Papers that come after the filing: files are taken in for those still to come, looked over, and sent together. */
export function Supplement({
  claimId,
  papers,
  onDone,
}: Pick<ClaimDetail, 'papers'> & { claimId: string; onDone: () => void }) {
  const { t, language } = useWords();
  const files = useQuery({
    queryKey: ['claim', 'evidence', claimId],
    queryFn: () => ask((options) => desk.evidence.list({ claimId }, options)),
    gcTime: 0,
  });
  const takeIn = useMutation({
    mutationFn: async ({ paper, chosen }: { paper: string; chosen: readonly File[] }) => {
      for (const file of chosen) {
        const taken = await takeInFile({ claimId, paper }, file.name, file);
        if (!taken.ok) return taken;
      }
      return null;
    },
    onSettled: () => files.refetch(),
  });
  const send = useMutation({
    mutationFn: () => ask((options) => desk.claims.supplement({ claimId }, options)),
    onSuccess: async (sent) => {
      if (!sent.ok) return;
      await files.refetch();
      onDone();
    },
  });
  const added = files.data?.ok === true ? files.data.value.filter(({ filed }) => !filed) : [];
  const toCome = papers.filter(({ status }) => status === 'PENDING' || status === 'WANTED');
  const problem =
    takeIn.data?.ok === false ? takeIn.data.problem : send.data?.ok === false ? send.data.problem : null;
  if (toCome.length === 0 && added.length === 0) return null;
  return (
    <section aria-label={t('claimFollowUp.supplement')}>
      <h3>{t('claimFollowUp.supplement')}</h3>
      <ul className={classes.papers}>
        {toCome.map(({ paper, name }) => (
          <li key={paper}>
            <span>
              {name[language]}{' '}
              <small className={classes.soft}>
                {added.flatMap((file) => (file.paper === paper ? [file.name] : [])).join(', ')}
              </small>
            </span>
            <FileButton
              label={t('claimFollowUp.addTo', { name: name[language] })}
              busy={takeIn.isPending}
              onChosen={(chosen) => takeIn.mutate({ paper, chosen })}
            />
          </li>
        ))}
      </ul>
      {problem !== null && <ProblemPanel problem={problem} />}
      {added.length > 0 && (
        <Button
          leftSection={<IconSend size={16} stroke={1.8} aria-hidden />}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('claimFollowUp.sendSupplement', { n: added.length })}
        </Button>
      )}
    </section>
  );
}

/** Opens the file dialog. */
function FileButton({
  label,
  busy,
  onChosen,
}: {
  label: string;
  busy: boolean;
  onChosen: (files: readonly File[]) => void;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFilePlus size={15} stroke={1.8} aria-hidden />}
        aria-label={label}
        loading={busy}
        onClick={() => dialog.current?.click()}
      >
        {t('claimFollowUp.add')}
      </Button>
      <input
        ref={dialog}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          onChosen([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
