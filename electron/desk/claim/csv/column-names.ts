import type { CsvField } from '../../../contract/claim-csv.ts';

/**
 * Headings under which banks, card companies and exchanges export a field, Korean and English, as {@link headingKey}
 * writes them. Exports have no standard; a new bank's heading is a new word here.
 */
const names: Readonly<Record<CsvField, readonly string[]>> = {
  TIME: [
    ...[
      '거래일시',
      '일시',
      '이체일시',
      '승인일시',
      '이용일시',
      '체결시간',
      '출금일시',
      '송금일시',
      '대출일시',
    ],
    ...['datetime', 'dateandtime', 'timestamp', 'transactiontime', 'at'],
  ],
  DATE: [
    ...[
      '거래일자',
      '거래일',
      '일자',
      '날짜',
      '이체일자',
      '이체일',
      '승인일자',
      '승인일',
      '이용일자',
      '이용일',
    ],
    ...['date', 'transactiondate'],
  ],
  CLOCK: ['거래시간', '거래시각', '시간', '시각', '이체시간', '승인시간', '이용시간', 'time', 'timeofday'],
  AMOUNT: [
    ...[
      '출금액',
      '출금금액',
      '찾으신금액',
      '지급금액',
      '이체금액',
      '거래금액',
      '피해금액',
      '금액',
      '승인금액',
    ],
    ...['이용금액', '송금액', '대출금액', '실행금액', '평가금액', '원화금액', '원화환산금액', '환산금액'],
    ...['amount', 'withdrawal', 'debit', 'paidout', 'worth', 'value', 'amountkrw', 'valuekrw'],
  ],
  DEPOSIT: ['입금액', '입금금액', '맡기신금액', '받은금액', 'deposit', 'credit', 'paidin'],
  KIND: [
    ...['구분', '유형', '종류', '거래구분', '거래유형', '거래종류', '입출금구분', '승인구분'],
    ...['kind', 'type', 'transactiontype'],
  ],
  CHANNEL: ['채널', '매체', '거래매체', '거래채널', '거래수단', 'channel'],
  FROM_ACCOUNT: ['출금계좌', '출금계좌번호', '보낸계좌', '보낸계좌번호', '내계좌', 'fromaccount', 'from'],
  INSTITUTION: [
    ...['상대은행', '입금은행', '받는은행', '입금기관', '상대기관', '금융기관', '은행', '은행명', '수취은행'],
    ...['bank', 'institution', 'tobank', 'receivingbank'],
  ],
  ACCOUNT: [
    ...[
      '상대계좌',
      '상대계좌번호',
      '입금계좌',
      '입금계좌번호',
      '받는계좌',
      '받는계좌번호',
      '수취계좌',
      '수취계좌번호',
    ],
    ...['toaccount', 'account', 'accountno', 'to'],
  ],
  HOLDER: [
    ...[
      '예금주',
      '예금주명',
      '받는분',
      '받는사람',
      '상대예금주',
      '상대예금주명',
      '수취인',
      '수취인명',
      '입금계좌예금주',
    ],
    ...['holder', 'payee', 'recipient', 'accountholder'],
  ],
  EXCHANGE: ['거래소', '거래소명', '가상자산거래소', 'exchange'],
  EXCHANGE_ACCOUNT: [
    '거래소계정',
    '거래소계정번호',
    '계정',
    '고유식별번호',
    'exchangeaccount',
    'accountid',
    'uid',
  ],
  WALLET: ['지갑', '지갑주소', '출금주소', '받는주소', '입금주소', 'wallet', 'walletaddress', 'address'],
  TRANSACTION_HASH: [
    '거래해시',
    '해시',
    '트랜잭션',
    '트랜잭션해시',
    'txid',
    'txhash',
    'transactionhash',
    'hash',
  ],
  ASSET: [
    '자산',
    '가상자산',
    '코인',
    '코인명',
    '화폐',
    '종목',
    '심볼',
    'asset',
    'coin',
    'symbol',
    'currency',
  ],
  QUANTITY: ['수량', '출금수량', '거래수량', '체결수량', '전송수량', 'quantity', 'qty'],
};

const fields = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name) => [name, field as CsvField] as const)),
);

/** Units, spaces and punctuation do not make another heading: `출금액(원)`, `출금 금액`, `Amount (KRW)`. */
const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((원|krw|won|₩)\)|\[(원|krw|won|₩)\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What a heading stands for; null for one nobody needs here, such as a balance or a memo. */
export const fieldOf = (heading: string): CsvField | null => fields.get(headingKey(heading)) ?? null;
