import { Button } from '@mantine/core';
import { IconFilePlus, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ClaimDetail } from '../../../electron/contract/claim-follow-up.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { IncomingFiles } from '../intake/evidence/incoming-files.tsx';
import { RemoveFileButton } from '../intake/evidence/remove-file-button.tsx';
import { useTakingIn } from '../intake/evidence/use-taking-in.ts';
import classes from './follow-up.module.css';

/**
 * Papers that come after the filing: files are taken in for those still to come, looked over, taken out where one is
 * wrong, and sent together.
 */
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
  const { incoming, said, takeIn, dismiss } = useTakingIn(claimId, files.refetch);
  const remove = useMutation({
    mutationFn: (fileId: string) => ask((options) => desk.evidence.remove({ fileId }, options)),
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
  const refused = [remove.data, send.data].find((answer) => answer?.ok === false);
  const nameOf = (paper: string) => papers.find((one) => one.paper === paper)?.name[language] ?? paper;
  if (toCome.length === 0 && added.length === 0) return null;
  return (
    <section aria-label={t('claimFollowUp.supplement')}>
      <h3>{t('claimFollowUp.supplement')}</h3>
      <ul className={classes.papers}>
        {toCome.map(({ paper, name }) => (
          <li key={paper}>
            <span>{name[language]}</span>
            <FileButton
              label={t('claimFollowUp.addTo', { name: name[language] })}
              onChosen={(chosen) =>
                takeIn(
                  paper,
                  chosen.map((file) => ({ name: file.name, blob: file })),
                )
              }
            />
          </li>
        ))}
      </ul>
      <IncomingFiles incoming={incoming} said={said} onRead={dismiss} />
      {refused?.ok === false && <ProblemPanel problem={refused.problem} />}
      {added.length > 0 && (
        <>
          <ul className={classes.papers}>
            {added.map(({ fileId, name, paper, marks }) => (
              <li key={fileId}>
                <span className={classes.fileName} title={name}>
                  {name}{' '}
                  <small className={classes.soft}>
                    {[nameOf(paper), ...marks.map((mark) => t(`claimEvidence.mark.${mark}`))].join(' · ')}
                  </small>
                </span>
                <RemoveFileButton
                  name={name}
                  busy={remove.isPending}
                  onRemove={() => remove.mutate(fileId)}
                />
              </li>
            ))}
          </ul>
          <Button
            leftSection={<IconSend size={16} stroke={1.8} aria-hidden />}
            disabled={incoming.length > 0}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {t('claimFollowUp.sendSupplement', { n: added.length })}
          </Button>
        </>
      )}
    </section>
  );
}

/** Opens the file dialog. */
function FileButton({ label, onChosen }: { label: string; onChosen: (files: readonly File[]) => void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFilePlus size={15} stroke={1.8} aria-hidden />}
        aria-label={label}
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
