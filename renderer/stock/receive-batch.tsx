import { Button, Progress, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardManifest } from '../../electron/contract/stock-records.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ChoiceField } from '../form/choice-field.tsx';
import { TickField } from '../form/tick-field.tsx';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { ManifestList } from './manifest-list.tsx';
import { ScanField } from './scan-field.tsx';
import { findingsOf, type Scan, scanned } from './scanning.ts';
import classes from './stock.module.css';
import { type TaskEnds, TaskPanel } from './task-panel.tsx';

/** Two people open a package and confirm card by card what is in it. */
export function ReceiveBatch({ batchNo, ends }: { batchNo: string; ends: TaskEnds }) {
  const batch = useQuery({
    queryKey: ['stock', 'batch', batchNo],
    queryFn: () => ask((options) => desk.stock.batch({ batchNo }, options)),
    // Scanning goes on over what was told at its beginning; the act itself looks again.
    staleTime: Number.POSITIVE_INFINITY,
    // A package that is opened anew is the one that is waiting now: head office may have put its manifest right.
    gcTime: 0,
  });
  if (batch.data === undefined) return null;
  if (!batch.data.ok) return <ProblemPanel problem={batch.data.problem} />;
  return <OpenPackage manifest={batch.data.value} ends={ends} />;
}

function OpenPackage({ manifest, ends }: { manifest: CardManifest; ends: TaskEnds }) {
  const { t } = useWords();
  const [packageNo, setPackageNo] = useState('');
  const [seal, setSeal] = useState<'INTACT' | 'BROKEN' | null>(null);
  const [condition, setCondition] = useState<Scan['condition']>('GOOD');
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const [said, say] = useState<{ text: string; tone: 'done' | 'alarm' }>();
  const [restMissing, setRestMissing] = useState(false);
  const [tried, setTried] = useState(false);

  const found = findingsOf(scans, manifest);
  const noted = found.present.length + found.damaged.length;
  const total = manifest.serialNos.length;
  const missing = [
    ...(packageNo === '' ? ['packageNo'] : []),
    ...(seal === null ? ['seal'] : []),
    ...(found.missing.length > 0 && !restMissing ? ['scan'] : []),
  ];
  const shown = tried ? missing : [];
  const scan = (serialNo: string) => {
    const next = scanned(scans, { serialNo, condition }, manifest);
    setScans(next.scans);
    say({
      text: t(`stock.said.${next.said}`, { serialNo: grouped(serialNo) }),
      tone: next.said === 'READ' ? 'done' : 'alarm',
    });
  };
  const findings = { packageNo, sealIntact: seal === 'INTACT', ...found };
  const payload = { batchNo: manifest.batchNo, ...findings };
  return (
    <TaskPanel
      title={t('stock.receive.title', { batchNo: manifest.batchNo })}
      action={t('stock.receive.action')}
      startsAnew={manifest.batchNo}
      dirty={scans.length > 0 || packageNo !== ''}
      missing={missing}
      onTried={() => setTried(true)}
      subject={{ kind: 'STOCK_RECEIPT', ...payload }}
      act={(approval) => ask((options) => desk.stock.receive({ ...payload, approval }, options))}
      said={() => t('stock.receive.done', { n: found.present.length })}
      ends={ends}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('stock.receive.packageNo')}
          placeholder={t('stock.receive.packageNoHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={24}
          value={packageNo}
          onChange={(event) => setPackageNo(event.currentTarget.value.toUpperCase().trim())}
          error={shown.includes('packageNo')}
        />
        <ChoiceField
          label={t('stock.receive.seal')}
          choices={(['INTACT', 'BROKEN'] as const).map((value) => ({
            value,
            label: t(`stock.receive.${value}`),
          }))}
          value={seal}
          onChange={setSeal}
          invalid={shown.includes('seal')}
        />
      </div>
      <div className={classes.pair}>
        <ScanField label={t('stock.scan')} onScan={scan} said={said} invalid={shown.includes('scan')} />
        <ChoiceField
          label={t('stock.receive.condition')}
          choices={(['GOOD', 'DAMAGED'] as const).map((value) => ({
            value,
            label: t(`stock.receive.${value}`),
          }))}
          value={condition}
          onChange={setCondition}
        />
      </div>
      <div className={classes.progress}>
        <Progress value={(100 * noted) / total} aria-label={t('stock.receive.manifest')} />
        <output>{t('stock.receive.progress', { n: noted, total })}</output>
        <Button
          size="compact-sm"
          variant="default"
          disabled={scans.length === 0}
          onClick={() => setScans(scans.slice(0, -1))}
        >
          {t('stock.undo')}
        </Button>
      </div>
      <ManifestList manifest={manifest} found={found} restMissing={restMissing} />
      {found.missing.length > 0 && (
        <TickField
          label={t('stock.receive.restMissing', { n: found.missing.length })}
          checked={restMissing}
          onChange={setRestMissing}
        />
      )}
    </TaskPanel>
  );
}
