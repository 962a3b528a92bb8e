import { useQuery } from '@tanstack/react-query';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { ScheduleFault, Tariff } from '../../electron/contract/tariff.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { Faults } from './faults.tsx';
import { type Period, PeriodTable } from './period-table.tsx';
import classes from './tariff-page.module.css';

/** Names this program knows; a product that came by data alone is shown by its code. */
const named = ['SMART_OTP', 'OTP_TOKEN', 'OTP_CARD'] as const;

/** The schedules of fees and tiers with their dates, to look at: what was, is and will be in force, and what is wrong. */
export function TariffPage({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const tariff = useQuery({
    queryKey: ['tariff', status],
    queryFn: () => ask((options) => desk.tariff.show(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (tariff.data === undefined) return null;
  if (!tariff.data.ok) return <ProblemPanel problem={tariff.data.problem} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={classes.page} tabIndex={0} aria-label={t('tariff.title')}>
      <header>
        <h1>{t('tariff.title')}</h1>
        <p>{t('tariff.source')}</p>
      </header>
      <Fees tariff={tariff.data.value} />
      <Tiers tariff={tariff.data.value} />
    </section>
  );
}

function Fees({ tariff: { fees, today } }: { tariff: Tariff }) {
  const { t, language } = useWords();
  const nameOf = (product: string) => {
    const known = named.find((name) => name === product);
    return known === undefined ? product : t(`tariff.product.${known}`);
  };
  return (
    <Schedule title={t('tariff.fees')} isEmpty={fees.length === 0} faults={[]}>
      {fees.map(({ product, periods, faults }) => (
        <div key={product} className={classes.product}>
          <h3>{nameOf(product)}</h3>
          <Faults faults={faults} />
          <PeriodTable
            label={nameOf(product)}
            today={today}
            columns={[t('tariff.amount'), t('tariff.waivable')]}
            periods={periods.map(
              (period): Period => ({
                ...period,
                cells: [
                  wonText(period.amount, language),
                  period.waivableTiers.length === 0 ? t('tariff.nobody') : period.waivableTiers.join(', '),
                ],
              }),
            )}
          />
        </div>
      ))}
    </Schedule>
  );
}

function Tiers({ tariff: { tiers, today } }: { tariff: Tariff }) {
  const { t } = useWords();
  const succeeding = tiers.periods.some((period) => period.tiers.some(({ succeeds }) => succeeds !== null));
  return (
    <Schedule title={t('tariff.tiers')} isEmpty={tiers.periods.length === 0} faults={tiers.faults}>
      <PeriodTable
        label={t('tariff.tiers')}
        today={today}
        columns={[t('tariff.names')]}
        periods={tiers.periods.map(
          (period): Period => ({
            ...period,
            cells: [
              period.tiers
                .map(({ name, succeeds }) =>
                  succeeds === null ? name : t('tariff.succeeds', { name, before: succeeds }),
                )
                .join(', '),
            ],
          }),
        )}
      />
      {succeeding && <Notice tone="hint">{t('tariff.toConfirm')}</Notice>}
    </Schedule>
  );
}

function Schedule({
  title,
  isEmpty,
  faults,
  children,
}: {
  title: string;
  isEmpty: boolean;
  faults: readonly ScheduleFault[];
  children: React.ReactNode;
}) {
  const { t } = useWords();
  return (
    <section className={classes.schedule} aria-label={title}>
      <h2>{title}</h2>
      <Faults faults={faults} />
      {isEmpty ? <p>{t('tariff.none')}</p> : children}
    </section>
  );
}
