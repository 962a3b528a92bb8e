import {
  type CashCount,
  cashOf,
  type Denomination,
  denominations,
  isCoin,
} from '../../electron/contract/cash.ts';
import { GroupedInput } from '../form/grouped-input.tsx';
import { useWords } from '../language/use-words.ts';
import { groupedWon, wonReading, wonText, wonTyped } from '../language/won-text.ts';
import classes from './count-grid.module.css';

/** A count as it is being typed: null where nothing has been. */
export type TypedCount = Readonly<Record<Denomination, number | null>>;

export const nothingTyped: TypedCount = {
  '50000': null,
  '10000': null,
  '5000': null,
  '1000': null,
  '500': null,
  '100': null,
  '50': null,
  '10': null,
};

/** Whether there is anything to lose. */
export const anyTyped = (typed: TypedCount): boolean => denominations.some((piece) => typed[piece] !== null);

/** What was typed, with nothing for what was left empty. */
export const countOf = (typed: TypedCount): CashCount =>
  Object.fromEntries(denominations.map((piece) => [piece, typed[piece] ?? 0])) as CashCount;

const mostPieces = 1_000_000;

/** Cash by denomination: how many pieces of each, what they come to, and the whole with its Korean reading. */
export function CountGrid({
  label,
  count,
  onChange,
}: {
  label: string;
  count: TypedCount;
  onChange: (count: TypedCount) => void;
}) {
  const { t, language } = useWords();
  const total = cashOf(countOf(count));
  return (
    <fieldset className={classes.grid}>
      <legend>{label}</legend>
      <div className={classes.lines}>
        {denominations.map((piece) => (
          <div key={piece} className={classes.line}>
            <GroupedInput
              label={wonText(Number(piece), language)}
              classNames={{ root: classes.piece ?? '', input: classes.input ?? '' }}
              rightSection={t(isCoin(piece) ? 'cash.coins' : 'cash.pieces')}
              value={count[piece] === null ? '' : groupedWon(count[piece])}
              onChange={(text) => {
                const typed = wonTyped(text);
                onChange({ ...count, [piece]: typed === null ? null : Math.min(typed, mostPieces) });
              }}
            />
            <span className={classes.sum}>{wonText(Number(piece) * (count[piece] ?? 0), language)}</span>
          </div>
        ))}
      </div>
      <output className={classes.total}>
        <span>{t('cash.total')}</span>
        <strong>{wonText(total, language)}</strong>
        <span>{wonReading(total, language)}</span>
      </output>
    </fieldset>
  );
}
