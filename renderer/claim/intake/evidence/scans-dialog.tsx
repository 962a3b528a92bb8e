import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { TickField } from '../../../form/tick-field.tsx';
import { LayeredModal } from '../../../keyboard/layered-modal.tsx';
import { MainAction } from '../../../keyboard/main-action.tsx';
import { shortMoment } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { bytesText } from './bytes-text.ts';
import classes from './evidence.module.css';

/** Milliseconds between two looks while the dialog is open: a scanner is at work. */
const lookEveryMs = 1_500;

/** What lies in the scanner's folder; the teller says which of it belongs to the claim. */
export function ScansDialog({
  opened,
  onTake,
  onClose,
}: {
  opened: boolean;
  onTake: (names: readonly string[]) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useQuery({
    queryKey: ['evidence', 'scans'],
    queryFn: () => ask((options) => desk.evidence.scans(undefined, options)),
    enabled: opened,
    refetchInterval: lookEveryMs,
    gcTime: 0,
  });
  const scans = list.data?.ok === true ? list.data.value.scans : [];
  const close = () => {
    setChosen([]);
    onClose();
  };
  return (
    <LayeredModal opened={opened} onClose={close} title={t('claimEvidence.scans')}>
      {list.data?.ok === false && <ProblemPanel problem={list.data.problem} />}
      {scans === null && <p>{t('claimEvidence.noScanner')}</p>}
      {scans?.length === 0 && <p>{t('claimEvidence.noScans')}</p>}
      <div className={classes.scans}>
        {scans?.map(({ name, bytes, modifiedAt }) => (
          <TickField
            key={name}
            label={`${name} · ${bytesText(bytes)} · ${shortMoment(modifiedAt)}`}
            checked={chosen.includes(name)}
            onChange={(checked) =>
              setChosen(checked ? [...chosen, name] : chosen.filter((other) => other !== name))
            }
          />
        ))}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          {t('claimEvidence.cancel')}
        </Button>
        <MainAction
          disabled={chosen.length === 0}
          onClick={() => {
            onTake(chosen);
            close();
          }}
        >
          {t('claimEvidence.take', { n: chosen.length })}
        </MainAction>
      </Group>
    </LayeredModal>
  );
}
