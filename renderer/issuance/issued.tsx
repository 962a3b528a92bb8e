import type { IssuanceOutcome } from '../../electron/contract/issuance.ts';
import { groundText } from '../approval/subject-facts.ts';
import { FlowDone } from '../form/flow-done.tsx';
import { MainAction } from '../keyboard/main-action.tsx';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonReading, wonText } from '../language/won-text.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { ProvisionalAlert } from '../problem/provisional-alert.tsx';
import { PrintButton } from '../receipt/print-button.tsx';
import { ReceiptPreview } from '../receipt/receipt-preview.tsx';
import { usePrinting } from '../receipt/use-printing.ts';
import { CardPicture } from './card-picture.tsx';
import classes from './issued.module.css';

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** The card is issued: what to hand over and to say, the test code large, the receipt, and on to the next customer. */
export function Issued({
  outcome,
  maskedName,
  onNext,
}: {
  outcome: IssuanceOutcome;
  maskedName: string;
  onNext: () => void;
}) {
  const { t, language } = useWords();
  const printing = usePrinting(outcome.receiptNo);
  const { fee } = outcome;
  return (
    <FlowDone
      about={outcome.issuanceId}
      title={t('issued.title')}
      handOver={t('issued.handOver')}
      actions={
        <>
          <PrintButton printing={printing} />
          <MainAction miw={190} onClick={onNext}>
            {t('issued.nextCustomer')}
          </MainAction>
        </>
      }
      paper={<ReceiptPreview receiptNo={outcome.receiptNo} />}
    >
      <div className={classes.proof}>
        <CardPicture state="DONE" serialNo={outcome.cardSerialNo} />
        <div>
          {outcome.testOtp !== null && (
            <div className={classes.otp}>
              <span>{t('issued.testOtp')}</span>
              <strong data-testid="test-otp">{outcome.testOtp.replace(/^(.{3})(.{3})$/, '$1 $2')}</strong>
              <small>{t('issued.testOtpRight')}</small>
            </div>
          )}
          {outcome.provisional && (
            <ProvisionalAlert>
              <strong>{t('issued.provisionalTitle')}</strong>
              <br />
              {t('issued.provisional')}
            </ProvisionalAlert>
          )}
        </div>
      </div>
      {fee.method === 'CASH' && (
        <div className={classes.change}>
          <span>{t('issued.change')}</span>
          <strong>{wonText(fee.change, language)}</strong>
          <span>{wonReading(fee.change, language)}</span>
          <small>{`${t(fee.carriedFrom === null ? 'issued.received' : 'issued.receivedWithCarried')} ${wonText(fee.received, language)}`}</small>
        </div>
      )}
      <dl className={classes.facts}>
        <div>
          <dt>{t('customer.name')}</dt>
          <dd>{maskedName}</dd>
        </div>
        <div>
          <dt>{t('card.serialNo')}</dt>
          <dd>{grouped(outcome.cardSerialNo)}</dd>
        </div>
        <div>
          <dt>{t('issued.receiptNo')}</dt>
          <dd>{outcome.receiptNo}</dd>
        </div>
        <div>
          <dt>{t('fee.amount')}</dt>
          <dd>
            {wonText(fee.amount, language)} ·{' '}
            {fee.method === 'WAIVED'
              ? t('issued.waived', { ground: groundText(t, fee.ground) })
              : t(`fee.${fee.method}`)}
          </dd>
        </div>
      </dl>
      <small className={classes.time}>
        {t('issued.time', {
          seconds: seconds(outcome.elapsedMs),
          cardSeconds: seconds(outcome.cardMs),
          apduCount: String(outcome.apduCount),
        })}
      </small>
      {printing.problem !== null && <ProblemPanel problem={printing.problem} />}
    </FlowDone>
  );
}
