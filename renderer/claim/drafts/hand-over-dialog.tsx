import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimDraftRow } from '../../../electron/contract/claim-intake.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { ChoiceField } from '../../form/choice-field.tsx';
import { FieldColumn } from '../../form/field-column.tsx';
import { announce } from '../../frame/announce.ts';
import { LayeredModal } from '../../keyboard/layered-modal.tsx';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useWords } from '../../language/use-words.ts';
import { Notice } from '../../problem/notice.tsx';
import { ProblemPanel } from '../../problem/problem-panel.tsx';

/** A supervisor gives an unfinished claim to a colleague, who then goes on with it as it is. */
export function HandOverDialog({ row, onClose }: { row: ClaimDraftRow | null; onClose: () => void }) {
  const { t } = useWords();
  return (
    <LayeredModal opened={row !== null} onClose={onClose} title={t('claim.handOverTitle')}>
      {row !== null && <HandOverForm row={row} onClose={onClose} />}
    </LayeredModal>
  );
}

function HandOverForm({ row, onClose }: { row: ClaimDraftRow; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [to, setTo] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const colleagues = useQuery({
    queryKey: ['claim', 'colleagues'],
    queryFn: () => ask((options) => desk.claims.colleagues(undefined, options)),
    gcTime: 0,
  });
  const others =
    colleagues.data?.ok === true ? colleagues.data.value.filter(({ staffNo }) => staffNo !== row.maker) : [];
  const hand = useMutation({
    mutationFn: (receiver: string) =>
      ask((options) => desk.claims.handOver({ claimId: row.claimId, to: receiver }, options)),
    onSuccess: async (answer, receiver) => {
      if (!answer.ok) return;
      announce(
        t('claim.handedOver', { name: others.find(({ staffNo }) => staffNo === receiver)?.name ?? '' }),
      );
      await queries.invalidateQueries({ queryKey: ['claim', 'drafts'] });
      onClose();
    },
  });
  return (
    <FieldColumn startsAnew={`${row.claimId} ${others.length}`}>
      <Text>
        {t('claim.handOverExplain', { name: row.maskedName ?? t('claim.nobodyYet'), maker: row.makerName })}
      </Text>
      {others.length > 0 && (
        <ChoiceField
          label={t('claim.receiver')}
          choices={others.map(({ staffNo, name }) => ({ value: staffNo, label: `${name} (${staffNo})` }))}
          value={to}
          onChange={setTo}
          invalid={asked && to === null}
        />
      )}
      {colleagues.data?.ok === true && others.length === 0 && (
        <Notice tone="hint">{t('claim.noColleague')}</Notice>
      )}
      {colleagues.data?.ok === false && <ProblemPanel problem={colleagues.data.problem} />}
      {hand.data?.ok === false && <ProblemPanel problem={hand.data.problem} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <MainAction
          loading={hand.isPending}
          onClick={() => {
            setAsked(true);
            if (to !== null) hand.mutate(to);
          }}
        >
          {t('claim.handOver')}
        </MainAction>
      </Group>
    </FieldColumn>
  );
}
