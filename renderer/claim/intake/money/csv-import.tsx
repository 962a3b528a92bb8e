import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { type CsvReading, largestCsv } from '../../../../electron/contract/claim-csv.ts';
import type { MovementDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import { fail, succeed } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';
import { LayeredModal } from '../../../keyboard/layered-modal.tsx';
import { MainAction } from '../../../keyboard/main-action.tsx';
import { useWords } from '../../../language/use-words.ts';
import { Notice } from '../../../problem/notice.tsx';
import { ProblemPanel } from '../../../problem/problem-panel.tsx';
import { CsvFaults } from './csv-faults.tsx';
import { CsvPreview } from './csv-preview.tsx';
import classes from './money.module.css';

/** Movements out of a file: chosen, read whole or refused whole, looked at, and only then taken over. */
export function CsvImport({
  opened,
  onClose,
  onTake,
  reference,
  room,
}: {
  opened: boolean;
  onClose: () => void;
  /** Gets them without an id each. */
  onTake: (movements: Omit<MovementDraft, 'movementId'>[]) => void;
  reference: ClaimReference;
  /** How many more movements the claim may have. */
  room: number;
}) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const reading = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > largestCsv) return succeed(tooLarge(file.size));
      const csv = await base64Of(file).catch(() => null);
      // The stick was pulled out, or the file has changed since it was chosen.
      if (csv === null) return fail('EvidenceImportLost');
      return await ask((options) => desk.claims.readMovements({ csv }, options));
    },
  });
  const result = reading.data?.ok === true ? reading.data.value : null;
  const close = () => {
    reading.reset();
    onClose();
  };
  const take = () => {
    if (result?.state !== 'READ' || result.rows.length > room) return;
    onTake(result.rows.map(({ movement }) => movement));
    reading.reset();
  };
  return (
    <LayeredModal opened={opened} onClose={close} title={t('claimMoney.import')} size={820}>
      <div className={classes.import}>
        <p>{t('claimMoney.importExplain')}</p>
        <input
          ref={input}
          id={inputId}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          hidden
          aria-label={t('claimMoney.file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file, mended, may be chosen again.
            event.currentTarget.value = '';
            if (file !== undefined) reading.mutate(file);
          }}
        />
        <Button
          variant={result?.state === 'READ' ? 'default' : 'filled'}
          data-autofocus
          loading={reading.isPending}
          onClick={() => input.current?.click()}
        >
          {t('claimMoney.file')}
        </Button>
        {reading.data?.ok === false && <ProblemPanel problem={reading.data.problem} />}
        {result?.state === 'REFUSED' && <CsvFaults refused={result} />}
        {result?.state === 'READ' && (
          <>
            <CsvPreview read={result} reference={reference} />
            {result.rows.length > room && (
              <Notice tone="waiting">{t('claimMoney.noRoom', { n: result.rows.length, room })}</Notice>
            )}
          </>
        )}
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('claimMoney.importNothing')}
        </Button>
        {result?.state === 'READ' && result.rows.length > 0 && (
          <MainAction onClick={take} disabled={result.rows.length > room}>
            {t('claimMoney.importRows', { n: result.rows.length })}
          </MainAction>
        )}
      </Group>
    </LayeredModal>
  );
}

const tooLarge = (bytes: number): CsvReading => ({
  state: 'REFUSED',
  columns: [],
  faults: [{ kind: 'FILE_TOO_LARGE', line: null, column: null, text: String(bytes) }],
  count: 1,
});

/** A file's bytes in base64, in pieces: one call with ten million arguments would end the page. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  const piece = 0x7ffe;
  for (let at = 0; at < bytes.length; at += piece) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))));
  }
  return pieces.join('');
}
