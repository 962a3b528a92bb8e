import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ClaimReceipt, ClaimReview } from '../../../electron/contract/claim-intake.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { FlowDone } from '../../form/flow-done.tsx';
import { momentText } from '../../form/moment-typed.ts';
import { Keys } from '../../keyboard/keys.tsx';
import { MainAction } from '../../keyboard/main-action.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { dateText } from '../../language/date-text.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { ProvisionalAlert } from '../../problem/provisional-alert.tsx';
import { SentFiles } from '../follow-up/sent-files.tsx';
import { ClaimPaperPreview } from '../paper/claim-paper-preview.tsx';
import { type Paper, useClaimPrinting } from '../paper/use-claim-printing.ts';
import classes from './filed.module.css';

/** The claim is filed: its number, what the customer takes along and still has to bring, and on to the next. */
export function Filed({
  receipt,
  maskedName,
  papersIn,
  review,
  status,
  onNext,
}: {
  receipt: ClaimReceipt;
  maskedName: string;
  /** The language the customer reads. */
  papersIn: Paper['language'];
  /** As it stood when the claim was filed. */
  review: ClaimReview | null;
  status: TerminalStatus;
  onNext: () => void;
}) {
  const { t, language } = useWords();
  const printing = useClaimPrinting();
  const paperOf = (paper: Paper['paper']): Paper => ({ claimId: receipt.claimId, paper, language: papersIn });
  useShortcut('print', () => printing.print(paperOf('RECEIPT')));
  const pending = (review?.checklist ?? []).flatMap(({ rule, item }) =>
    item?.status === 'PENDING' ? [{ name: rule.name[language], until: item.until }] : [],
  );
  return (
    <FlowDone
      about={receipt.claimId}
      title={t('claimFiled.title')}
      handOver={t('claimFiled.handOver')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={17} stroke={1.8} aria-hidden />}
            loading={printing.running === 'FORM'}
            onClick={() => printing.print(paperOf('FORM'))}
          >
            {t('claimPaper.print', { paper: t('claimPaper.name.FORM') })}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={17} stroke={1.8} aria-hidden />}
            rightSection={<Keys of="print" />}
            loading={printing.running === 'RECEIPT'}
            onClick={() => printing.print(paperOf('RECEIPT'))}
          >
            {t('claimPaper.print', { paper: t('claimPaper.name.RECEIPT') })}
          </Button>
          <MainAction miw={190} onClick={onNext}>
            {t('claimFiled.done')}
          </MainAction>
        </>
      }
      paper={<ClaimPaperPreview paper={paperOf('RECEIPT')} />}
    >
      <div className={classes.number}>
        <span>{t(receipt.coreNo === null ? 'claimFiled.provisionalNo' : 'claimFiled.coreNo')}</span>
        <strong data-testid="claim-no">{receipt.coreNo ?? receipt.provisionalNo}</strong>
        <small>{t('claimFiled.filedFor', { name: maskedName, time: momentText(receipt.filedAt) })}</small>
      </div>
      {status.line.state !== 'ONLINE' && <ProvisionalAlert>{t('claimFiled.offline')}</ProvisionalAlert>}
      <section aria-label={t('claimFiled.pending')}>
        <h2>{t('claimFiled.pending')}</h2>
        {pending.length === 0 ? (
          <span>{t('claimFiled.nothingPending')}</span>
        ) : (
          <ul className={classes.pending}>
            {pending.map(({ name, until }) => (
              <li key={name}>
                <span>{name}</span>
                <strong>{t('claimFiled.until', { date: dateText(until, language) })}</strong>
              </li>
            ))}
          </ul>
        )}
      </section>
      <SentFiles claimId={receipt.claimId} evidence={status.evidence} heading="h2" />
      <section aria-label={t('claimFiled.next')}>
        <h2>{t('claimFiled.next')}</h2>
        <span>{t('claimFiled.nextExplained')}</span>
      </section>
      {printing.problem !== null && <ProblemPanel problem={printing.problem} />}
    </FlowDone>
  );
}
