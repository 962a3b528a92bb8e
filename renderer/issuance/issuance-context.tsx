import { Box } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import { CustomerMarks } from '../customer/customer-marks.tsx';
import classes from '../form/flow-context.module.css';
import { useWords } from '../language/use-words.ts';
import { CardPicture, type PictureState } from './card-picture.tsx';
import { type Circumstances, furthestStep, missingIn } from './missing.ts';
import { steps } from './steps.ts';
import type { Work } from './work.ts';

/** Beside the task: whom it is for, their tier and its date, the card, and what is still open. */
export function IssuanceContext({
  work,
  assessment,
  circumstances,
  picture,
}: {
  work: Work;
  assessment: EligibilityAssessment | null;
  circumstances: Circumstances;
  /** Null while the task itself shows the picture. */
  picture: PictureState | null;
}) {
  const { t } = useWords();
  const customer = assessment?.customer;
  return (
    <aside className={classes.context} aria-label={t('issuance.context')}>
      {customer === undefined ? (
        <p className={classes.soft}>{t('issuance.noCustomer')}</p>
      ) : (
        <section>
          <strong className={classes.name}>{customer.maskedName}</strong>
          <CustomerMarks customer={customer} />
          <dl className={classes.facts}>
            <div>
              <dt>{t('customer.customerNo')}</dt>
              <dd>{customer.customerNo}</dd>
            </div>
            <div>
              <dt>{t('customer.kindLabel')}</dt>
              <dd>{t(`customer.kind.${customer.kind}`)}</dd>
            </div>
            <div>
              <dt>{t('customer.birth')}</dt>
              <dd>{customer.maskedBirth}</dd>
            </div>
            <div>
              <dt>{t('customer.phone')}</dt>
              <dd>{customer.maskedPhone}</dd>
            </div>
            <div>
              <dt>{t('customer.tier')}</dt>
              <dd>
                {customer.tier ?? t('customer.noTier')}
                <br />
                <small>{t('customer.tierAsOf', { date: seoulDateOf(customer.asOf) })}</small>
              </dd>
            </div>
          </dl>
        </section>
      )}
      <section>
        <h2>{t('issuance.open')}</h2>
        <ul className={classes.open}>
          {steps.slice(0, -1).map((step) => {
            const open = missingIn(step, work, circumstances).length > 0;
            const Icon = open ? IconCircleDashed : IconCircleCheck;
            return (
              <li key={step} data-open={open}>
                <span className={classes.step}>
                  <Icon size={16} stroke={1.8} aria-hidden />
                  {t(`issuance.step.${step}`)}
                  <small>{t(open ? 'issue.toDo' : 'issue.done')}</small>
                </span>
              </li>
            );
          })}
        </ul>
        {furthestStep(work, circumstances) === 'ISSUE' && (
          <p className={classes.soft}>{t('issuance.nothingOpen')}</p>
        )}
      </section>
      {picture !== null && (
        <Box component="section" px={20}>
          <CardPicture state={picture} serialNo={work.cardSerialNo} />
        </Box>
      )}
    </aside>
  );
}
