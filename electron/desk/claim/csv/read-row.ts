import type { CsvFault, CsvField, CsvLeftOut, CsvReading } from '../../../contract/claim-csv.ts';
import type { MovementTargetDraft } from '../../../contract/claim-draft.ts';
import type { ClaimReference } from '../../../contract/claim-reference.ts';
import { type CalendarDate, type Instant, seoulDateOf } from '../../../contract/moment.ts';
import { findNamed } from './find-named.ts';
import { type CsvLine, LineCells } from './line-cells.ts';
import { readAccount, readChannel, readKind, readQuantity, readSymbol, readWon } from './read-cell.ts';
import { readTime } from './read-time.ts';

type Row = Extract<CsvReading, { state: 'READ' }>['rows'][number];

/** What a line turned out to be. */
type RowRead =
  | { readonly state: 'MOVEMENT'; readonly row: Row }
  | { readonly state: 'LEFT_OUT'; readonly leftOut: CsvLeftOut }
  | { readonly state: 'FAULTY'; readonly faults: CsvFault[] };

/** Reads one line of the file: a movement, one that is no loss, or all that is wrong with it. */
export function readRow(
  line: CsvLine,
  columns: CsvReading['columns'],
  reference: ClaimReference,
  now: Instant,
): RowRead {
  const cells = new LineCells(line, columns);
  const reason = leftOut(cells);
  if (reason !== null) return { state: 'LEFT_OUT', leftOut: { reason, line: cells.line } };

  const at = timeOf(cells, reference.standardFrom, now);
  const channel = readChannel(cells.text('CHANNEL') || cells.text('KIND'));
  const fromAccount = cells.value('FROM_ACCOUNT', readAccount);
  const movement: Row['movement'] = {
    kind: readKind(cells.text('KIND')),
    ...(at !== null && { at }),
    ...amountOf(cells),
    ...(channel !== null && { channel }),
    ...(fromAccount !== undefined && { from: { accountNo: fromAccount } }),
    to: targetOf(cells, reference, at === null ? reference.standardFrom : seoulDateOf(at)),
    suspension: { state: 'NOT_ASKED' },
  };
  const { faults, notes } = cells;
  if (faults.length > 0) return { state: 'FAULTY', faults };
  return { state: 'MOVEMENT', row: { line: cells.line, movement, notes } };
}

/** Words for money that came in, or back. */
const inwardWords = /입금|취소|환불|deposit|refund|cancel|^credit$/i;

/**
 * Money that came in or back, and the sums below a table, are no loss. Which way it went says the column, where deposits
 * have one of their own; else the word for the kind of movement.
 */
function leftOut(cells: LineCells): CsvLeftOut['reason'] | null {
  const isNothing = (field: CsvField) => {
    const text = cells.text(field);
    const amount = readWon(text);
    return text === '' || text === '-' || ('value' in amount && amount.value === 0);
  };
  const paidIn = cells.has('DEPOSIT')
    ? isNothing('AMOUNT') && isNothing('QUANTITY') && !isNothing('DEPOSIT')
    : inwardWords.test(cells.text('KIND'));
  if (cells.faults.length === 0 && paidIn) return 'DEPOSIT';
  const undated = readTime(cells.text('TIME') || cells.text('DATE'), '') === null;
  return undated && cells.someCell(/^(합 ?계|총 ?계|소 ?계|계|(grand |sub)?total|sum)$/i) ? 'TOTAL' : null;
}

/** When it moved; null with a fault. */
function timeOf(cells: LineCells, standardFrom: CalendarDate, now: Instant): Instant | null {
  const field = cells.text('TIME') === '' && cells.text('DATE') !== '' ? 'DATE' : 'TIME';
  const text = cells.text(field);
  const time = readTime(text, cells.text('CLOCK'));
  if (text === '') cells.blame('TIME_MISSING', field);
  else if (time === null) cells.blame('TIME_NOT_UNDERSTOOD', field, `${text} ${cells.text('CLOCK')}`.trim());
  else if (time.at > now) cells.blame('TIME_IN_FUTURE', field, text);
  else {
    if (seoulDateOf(time.at) < standardFrom) cells.note('BEFORE_STANDARD', field, text);
    if (!time.clock) cells.note('CLOCK_MISSING', field, text);
    return time.at;
  }
  return null;
}

/** Won, and of a virtual asset how much; an export of an exchange need not say what it was worth. */
function amountOf(cells: LineCells): Pick<Row['movement'], 'amount' | 'asset'> {
  const amount = cells.value('AMOUNT', readWon);
  const quantity = cells.value('QUANTITY', readQuantity);
  const symbol = cells.value('ASSET', readSymbol);
  if (quantity !== undefined && cells.text('ASSET') === '') cells.blame('ASSET_NOT_UNDERSTOOD', 'ASSET');
  if (cells.text('AMOUNT') === '') {
    if (cells.text('QUANTITY') === '') cells.blame('AMOUNT_MISSING', 'AMOUNT');
    else cells.note('WORTH_MISSING', 'QUANTITY', cells.text('QUANTITY'));
  }
  const asset = quantity === undefined || symbol === undefined ? null : { symbol, quantity };
  return { asset, ...(amount !== undefined && { amount }) };
}

/** Where it went; what the bank's list does not know is noted and left for the teller to choose. */
function targetOf(cells: LineCells, reference: ClaimReference, on: CalendarDate): MovementTargetDraft {
  const bankText = cells.text('INSTITUTION');
  const institution = findNamed(reference.institutions, /은행$|뱅크$|bank$/, bankText, on);
  // Some banks write the exchange where the counterparty's bank stands.
  const exchangeText = cells.text('EXCHANGE') || (institution === null ? bankText : '');
  const exchange = findNamed(reference.exchanges, /거래소$|exchange$/, exchangeText, on);
  const speaksOfExchange = (['EXCHANGE', 'WALLET', 'QUANTITY'] as const).some(
    (field) => cells.text(field) !== '',
  );
  if (exchange !== null || speaksOfExchange) {
    if (exchange === null) cells.note('EXCHANGE_UNKNOWN', 'EXCHANGE', exchangeText);
    return {
      kind: 'EXCHANGE',
      ...(exchange !== null && { exchange }),
      accountId: cells.text('EXCHANGE_ACCOUNT') || cells.text('ACCOUNT').slice(0, 60),
      wallet: cells.text('WALLET'),
      transactionHash: cells.text('TRANSACTION_HASH'),
    };
  }
  const accountNo = cells.value('ACCOUNT', readAccount);
  if (institution === null && bankText !== '') cells.note('INSTITUTION_UNKNOWN', 'INSTITUTION', bankText);
  return {
    kind: 'ACCOUNT',
    ...(institution !== null && { institution }),
    ...(accountNo !== undefined && { accountNo }),
    holder: cells.text('HOLDER'),
  };
}
