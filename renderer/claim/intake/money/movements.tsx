import { Button, Group } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { MovementDraft } from '../../../../electron/contract/claim-draft.ts';
import { FieldGroup } from '../../../form/field-group.tsx';
import { useWords } from '../../../language/use-words.ts';
import type { StepProps } from '../step-props.ts';
import { CsvImport } from './csv-import.tsx';
import { MovementForm } from './movement-form.tsx';
import { MovementTable } from './movement-table.tsx';

/** One row for every movement; the chosen one is open beneath the table. */
export function Movements(props: StepProps<'money'>) {
  const { content, change, reference, view, invalid } = props;
  const { t } = useWords();
  const movements = content.movements ?? [];
  const [chosen, setChosen] = useState<string | null>(movements[0]?.movementId ?? null);
  const [importing, setImporting] = useState(false);
  const adding = useRef<HTMLButtonElement>(null);
  const at = movements.findIndex(({ movementId }) => movementId === chosen);
  const current = movements[at];

  const put = (movement: MovementDraft) =>
    change({
      movements: movements.map((each) => (each.movementId === movement.movementId ? movement : each)),
    });
  const empty = () =>
    newMovement(
      reference.institutions.find(({ own }) => own)?.code,
      view.customer?.accounts.map(({ accountNo }) => accountNo) ?? [],
    );
  const add = () => {
    const movement = empty();
    change({ movements: [...movements, movement] });
    setChosen(movement.movementId);
  };
  const remove = (movementId: string) => {
    change({ movements: movements.filter((each) => each.movementId !== movementId) });
    if (movementId === chosen) setChosen(null);
    // The button that was pressed goes with its row: the focus must be somewhere.
    adding.current?.focus();
  };
  const full = movements.length >= reference.limits.movements;
  return (
    <FieldGroup title={t('claimMoney.movements')} hint={t('claimMoney.movementsHint')}>
      <MovementTable
        movements={movements}
        chosen={chosen}
        onChoose={setChosen}
        onRemove={remove}
        reference={reference}
        faulty={(i) =>
          invalid('movements') || movementFields.some((field) => invalid(`movements.${i}.${field}`))
        }
      />
      <Group gap="sm">
        <Button
          ref={adding}
          variant="default"
          data-field
          leftSection={<IconPlus size={15} />}
          onClick={add}
          disabled={full}
        >
          {t('claimMoney.add')}
        </Button>
        <Button
          variant="default"
          data-field
          leftSection={<IconFileImport size={15} />}
          onClick={() => setImporting(true)}
          disabled={full}
        >
          {t('claimMoney.import')}
        </Button>
      </Group>
      {current !== undefined && (
        <MovementForm
          key={current.movementId}
          number={at + 1}
          movement={current}
          onChange={put}
          {...props}
          invalid={(field) => invalid(`movements.${at}.${field}`)}
        />
      )}
      <CsvImport
        opened={importing}
        onClose={() => setImporting(false)}
        reference={reference}
        room={reference.limits.movements - movements.length}
        onTake={(taken) => {
          const rows = taken.map((row) => {
            const known = empty();
            return { ...known, ...row, from: { ...known.from, ...row.from } };
          });
          change({ movements: [...movements, ...rows] });
          setChosen(rows[0]?.movementId ?? chosen);
          setImporting(false);
        }}
      />
    </FieldGroup>
  );
}

/** What may be missing in a row. */
const movementFields = [
  ...['kind', 'at', 'amount', 'asset', 'channel', 'from', 'from.accountNo', 'from.institution'],
  ...['to', 'to.institution', 'to.accountNo', 'to.exchange', 'to.name', 'asset.symbol', 'asset.quantity'],
];

/** A row with what can be known before anybody says anything. */
const newMovement = (own: string | undefined, accounts: readonly string[]): MovementDraft => ({
  movementId: crypto.randomUUID(),
  kind: 'TRANSFER',
  asset: null,
  from: {
    ...(own !== undefined && { institution: own }),
    ...(accounts.length === 1 && { accountNo: accounts[0] }),
  },
  to: { kind: 'ACCOUNT', holder: '' },
  suspension: { state: 'NOT_ASKED' },
});
