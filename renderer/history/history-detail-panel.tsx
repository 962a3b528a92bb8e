import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { HistoryRow, TerminalStatus } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ReverseForm } from '../correction/reverse-form.tsx';
import { places } from '../frame/places.ts';
import { shortMoment } from '../language/date-text.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { Course } from '../record/course.tsx';
import { Facts } from '../record/facts.tsx';
import record from '../record/record.module.css';
import { PanelWithoutRecord, RecordPanel } from '../record/record-panel.tsx';
import { documentName } from './document-name.ts';
import classes from './history.module.css';
import { HistoryReceipt } from './history-receipt.tsx';
import { StateMark } from './state-mark.tsx';
import { SyncMark } from './sync-mark.tsx';

/** One issuance from beginning to end: its facts, the core's words if it said no, its records, its receipt. */
export function HistoryDetailPanel({
  issuanceId,
  status,
  onClose,
}: {
  issuanceId: string;
  status: TerminalStatus;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const [, navigate] = useLocation();
  const [receiptShown, showReceipt] = useState<string | null>(null);
  const [reversing, reverse] = useState(false);
  const detail = useQuery({
    queryKey: [
      'history detail',
      issuanceId,
      status.lastSeq,
      status.waiting,
      status.rejected,
      status.corrections,
    ],
    queryFn: () => ask((options) => desk.history.detail({ issuanceId }, options)),
    // What is being done in the panel stays while the records move on.
    placeholderData: (previous) => previous,
  });
  if (!detail.data?.ok) return <PanelWithoutRecord refused={detail.data} />;
  const {
    row,
    refundReceiptNo,
    entries,
    approver,
    feeOfTheDay,
    maskedIdentityDocument,
    identityDocumentKind,
  } = detail.data.value;
  const facts: readonly (readonly [string, string])[] = [
    [t('history.startedAt'), shortMoment(row.startedAt)],
    [t('customer.customerNo'), row.customerNo],
    [t('history.document'), `${documentName(identityDocumentKind, t)} ${maskedIdentityDocument}`],
    [t('history.serialNo'), grouped(row.serialNo)],
    [t('history.fee'), `${wonText(row.fee, language)} · ${t(`history.method.${row.feeMethod}`)}`],
    [
      t('history.feeOfTheDay'),
      feeOfTheDay === null
        ? ''
        : `${wonText(feeOfTheDay.amount, language)} · ${t('history.effectiveFrom', { date: feeOfTheDay.effectiveFrom })}`,
    ],
    [t('history.maker'), row.maker],
    [t('history.approver'), approver ?? ''],
    [t('history.receiptNo'), row.receiptNo ?? ''],
    [t('history.coreNo'), row.coreNo ?? ''],
  ];
  return (
    <RecordPanel label={t('history.detail')}>
      <h2>
        {row.maskedName}
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </h2>
      <div style={{ display: 'flex', gap: 18 }}>
        <StateMark state={row.state} />
        <SyncMark sync={row.sync} />
      </div>
      {row.rejection !== null && (
        <div className={record.said} data-tone="alarm" role="alert">
          <strong>{t('history.rejection')}</strong>
          <br />
          {row.rejection[language]}
          <br />
          <small>{`${t('common.code')} ${row.rejection.code}`}</small>
        </div>
      )}
      <Facts facts={facts} />
      <Course title={t('history.entries')} entries={entries} />
      <Button variant="default" onClick={() => navigate(`${places.stock}/${row.serialNo}`)}>
        {t('stock.story.open')}
      </Button>
      {refundReceiptNo !== null && !reversing && (
        <section className={classes.receipt}>
          {receiptShown === refundReceiptNo ? (
            <HistoryReceipt receiptNo={refundReceiptNo} />
          ) : (
            <Button variant="default" onClick={() => showReceipt(refundReceiptNo)}>
              {t('correction.printRefund')}
            </Button>
          )}
        </section>
      )}
      {row.receiptNo !== null && (
        <section className={classes.receipt}>
          {receiptShown === row.receiptNo ? (
            <HistoryReceipt receiptNo={row.receiptNo} />
          ) : (
            <Button variant="default" onClick={() => showReceipt(row.receiptNo)}>
              {t('history.showReceipt')}
            </Button>
          )}
        </section>
      )}
      {(reversing || mayReverse(row, status)) && (
        <section className={classes.receipt}>
          {reversing ? (
            <ReverseForm
              issuanceId={issuanceId}
              recalled={false}
              rejected={row.rejection !== null}
              status={status}
              onDone={() => reverse(false)}
            />
          ) : (
            <Button variant="default" onClick={() => reverse(true)}>
              {t('correction.way.REVERSE')}
            </Button>
          )}
        </section>
      )}
    </RecordPanel>
  );
}

/** Whoever issued the card, or who may end a colleague's work, while it is issued. */
const mayReverse = ({ state, maker }: HistoryRow, { session }: TerminalStatus): boolean =>
  state === 'ISSUED' &&
  session !== null &&
  (session.staffNo === maker || may(session.role, 'END_COLLEAGUES_WORK'));
