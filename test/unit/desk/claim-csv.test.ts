import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { CsvReading } from '../../../electron/contract/claim-csv.ts';
import type { ClaimReference } from '../../../electron/contract/claim-reference.ts';
import { readMovementsCsv } from '../../../electron/desk/claim/csv/read-movements-csv.ts';
import { readTime } from '../../../electron/desk/claim/csv/read-time.ts';

const always = { from: null, to: null };
const bank = (code: string, ko: string, en: string, period = always) => ({
  code,
  kind: 'BANK' as const,
  name: { ko, en },
  own: false,
  ...period,
});
const reference = {
  standardFrom: '2024-01-01',
  institutions: [
    bank('B090', '보기은행', 'Example Bank'),
    bank('B091', '뷁은행', 'Bwelk Bank'),
    bank('B092', '새보기은행', 'New Example Bank', { from: '2026-01-01', to: null } as never),
  ],
  exchanges: [{ code: 'EX1', name: { ko: '보기거래소', en: 'Example Exchange' }, partners: [], ...always }],
  limits: { movements: 5_000 },
} as unknown as ClaimReference;

const now = '2026-11-26T03:00:00.000Z';
const read = (file: string | Uint8Array) =>
  // The schema is part of what is promised: whatever the file, the page gets something it understands.
  CsvReading.parse(readMovementsCsv(typeof file === 'string' ? Buffer.from(file) : file, reference, now));
const rowsOf = (file: string | Uint8Array) => {
  const reading = read(file);
  if (reading.state === 'REFUSED') throw new Error(JSON.stringify(reading.faults));
  return reading;
};
const faultsOf = (file: string | Uint8Array) => {
  const reading = read(file);
  return reading.state === 'READ'
    ? []
    : reading.faults.map(({ kind, line, column, text }) => [kind, line, column, text].join('|'));
};

const korean = `거래내역조회
계좌번호,042-101-000016
조회기간,2026.11.01 ~ 2026.11.26

거래일시,적요,출금액(원),입금액(원),잔액(원),거래점,상대은행,상대계좌번호,예금주명,거래매체
2026.11.24 14:10:22,이체,"3,000,000",0,"5,500,000",본점,보기은행,900-000-000001,뷁*쒧,스마트뱅킹
2026.11.24 14:12:05,이체,"2,500,000",0,"3,000,000",본점,뷁은행,="0900000000002",홍*동,인터넷뱅킹
2026.11.24 15:00:00,이자,0,12,"3,000,012",본점,,,,
합계,,"5,500,000",12,,,,,,
`;

const expected = [
  {
    line: 6,
    movement: {
      kind: 'TRANSFER',
      at: '2026-11-24T05:10:22.000Z',
      amount: 3_000_000,
      asset: null,
      channel: 'MOBILE_BANKING',
      to: { kind: 'ACCOUNT', institution: 'B090', accountNo: '900000000001', holder: '뷁*쒧' },
      suspension: { state: 'NOT_ASKED' },
    },
    notes: [],
  },
  {
    line: 7,
    movement: {
      kind: 'TRANSFER',
      at: '2026-11-24T05:12:05.000Z',
      amount: 2_500_000,
      asset: null,
      channel: 'INTERNET_BANKING',
      to: { kind: 'ACCOUNT', institution: 'B091', accountNo: '0900000000002', holder: '홍*동' },
      suspension: { state: 'NOT_ASKED' },
    },
    notes: [],
  },
];

describe('a Korean bank’s export', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(korean), 'UTF-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${korean}`), 'UTF-8'],
    ['CP949', iconv.encode(korean, 'cp949'), 'CP949'],
    ['UTF-16', iconv.encode(korean, 'utf16le', { addBOM: true }), 'UTF-16'],
    ['tabs', Buffer.from(korean.replace(/"(\d+),(\d+),?(\d*)"/g, '$1$2$3').replaceAll(',', '\t')), 'UTF-8'],
    ['Windows line ends', Buffer.from(korean.replaceAll('\n', '\r\n')), 'UTF-8'],
  ])('in %s', (_name, bytes, encoding) => {
    const reading = rowsOf(bytes);
    expect(reading.encoding).toBe(encoding);
    expect(reading.rows).toEqual(expected);
    expect(reading.leftOut).toEqual([
      { reason: 'DEPOSIT', line: 8 },
      { reason: 'TOTAL', line: 9 },
    ]);
    expect(reading.columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual([
      '적요',
      '잔액(원)',
      '거래점',
    ]);
  });

  test('of a bank that writes in one column what came in and what went out, by what it calls the line', () => {
    const { rows, leftOut } = rowsOf(`거래일시,거래구분,거래금액,상대은행
2026-11-24 14:10:22,출금,3000000,보기은행
2026-11-24 14:11:00,입금,50000,보기은행
2026-11-24 14:12:00,승인취소,70000,
2026-11-24 14:13:00,입출금이체,80000,보기은행
`);
    expect(rows.map(({ movement }) => movement.amount)).toEqual([3_000_000, 80_000]);
    expect(leftOut).toEqual([
      { reason: 'DEPOSIT', line: 3 },
      { reason: 'DEPOSIT', line: 4 },
    ]);
    // Where there are two columns, they say which way it went.
    const both = '거래일시,구분,출금액,입금액\n2026-11-24 14:10:22,타행입금,3000000,0\n';
    expect(rowsOf(both).rows).toMatchObject([{ movement: { amount: 3_000_000 } }]);
  });

  test.each(['0', '₩0', '0 원', '0.00', 'KRW 0', '-', ''])(
    'of what came in, nothing having gone out: “%s”',
    (nothing) => {
      const { rows, leftOut } = rowsOf(
        `거래일시,출금액,입금액\n2026-11-24 14:10:22,${nothing},"₩50,000"\n2026-11-24 14:11:00,"₩3,000",${nothing}\n`,
      );
      expect(leftOut).toEqual([{ reason: 'DEPOSIT', line: 2 }]);
      expect(rows).toMatchObject([{ line: 3, movement: { amount: 3_000 } }]);
    },
  );

  test('with a line of empty cells between any two, to the last of them', () => {
    const line = (n: number) => `2026-11-24 14:10:22,${n + 1},\n,,\n`;
    const { rows } = rowsOf(
      `거래일시,출금액,입금액\n${Array.from({ length: 4_000 }, (_, n) => line(n)).join('')}`,
    );
    expect(rows).toHaveLength(4_000);
    expect(rows.at(-1)).toMatchObject({ line: 8_000, movement: { amount: 4_000 } });
  });

  test('in English, with date and time apart and everything quoted', () => {
    const { rows } = rowsOf(
      '"Date","Time","Amount (KRW)","Bank","To account","Payee","Channel"\n' +
        '"2026-11-24","02:10 pm","₩3,000,000","EXAMPLE BANK","9000-0000-0001","J*** D**","Mobile"\n',
    );
    expect(rows[0]?.movement).toMatchObject({
      at: '2026-11-24T05:10:00.000Z',
      amount: 3_000_000,
      channel: 'MOBILE_BANKING',
      to: { kind: 'ACCOUNT', institution: 'B090', accountNo: '900000000001' },
    });
  });

  test('of an exchange: quantity and wallet, and worth where it is told', () => {
    const { rows } = rowsOf(
      '시각,날짜,코인,수량,평가금액,거래소,지갑주소,txid\n' +
        '14:30,2026-11-24,비트코인(BTC),0.00950000,"1,200,000",보기거래소,bc1qexample,abc\n' +
        '14:31,2026-11-24,KRW-ETH,12,,없는거래소,0xexample,def\n',
    );
    expect(rows[0]?.movement).toMatchObject({
      amount: 1_200_000,
      asset: { symbol: 'BTC', quantity: '0.0095' },
      to: { kind: 'EXCHANGE', exchange: 'EX1', wallet: 'bc1qexample', transactionHash: 'abc' },
    });
    expect(rows[1]?.movement.asset).toEqual({ symbol: 'ETH', quantity: '12' });
    expect(rows[1]?.movement).not.toHaveProperty('amount');
    expect(rows[1]?.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['WORTH_MISSING', '12'],
      ['EXCHANGE_UNKNOWN', '없는거래소'],
    ]);
  });

  test('names a bank that was not there yet on that day, and keeps the account', () => {
    const { rows } = rowsOf('일시,금액,은행,상대계좌\n2025-12-31 10:00,1000,새보기은행,1234-5678\n');
    expect(rows[0]?.notes).toEqual([
      { kind: 'INSTITUTION_UNKNOWN', line: 2, column: '은행', text: '새보기은행' },
    ]);
    expect(rows[0]?.movement.to).toEqual({ kind: 'ACCOUNT', accountNo: '12345678', holder: '' });
  });

  test('a day that a spreadsheet has given its midnight takes the time of day from the column that has it', () => {
    const { rows } = rowsOf(
      '거래일자,거래시간,금액\n2026-11-24 00:00:00,14:10:22,1000\n2026-11-24 00:00,,1000\n2026-11-24 09:00:00,09:00:00,1000\n',
    );
    expect(rows.map(({ movement: { at }, notes }) => [at, notes.map(({ kind }) => kind)])).toEqual([
      ['2026-11-24T05:10:22.000Z', []],
      ['2026-11-23T15:00:00.000Z', []],
      ['2026-11-24T00:00:00.000Z', []],
    ]);
  });

  test('takes over what is before the standard, and says so: the bank decides', () => {
    const { rows } = rowsOf('일시,금액\n2023-12-31 23:59:59,1000\n2024-01-01 00:00:00,1000\n20240102,1000\n');
    expect(rows.map(({ notes }) => notes.map(({ kind }) => kind))).toEqual([
      ['BEFORE_STANDARD'],
      [],
      ['CLOCK_MISSING'],
    ]);
  });
});

const head = '일시,금액,상대계좌,수량,코인\n';
const good = '2026-11-24 10:00,1000,1234,,\n';

describe('a file with a fault is refused whole, each fault with its line', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['empty', '', ['FILE_EMPTY|||']],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), ['NOT_TEXT|||']],
    ['neither UTF-8 nor CP949', new Uint8Array([0x41, 0xff, 0xff, 0x41]), ['ENCODING_UNKNOWN|||']],
    ['other columns', '이름,나이\n홍*동,20\n', ['COLUMNS_MISSING|||이름, 나이']],
    ['a column twice', '일시,금액,출금액\n', ['COLUMN_TWICE|1||출금액']],
    ['nothing below the headings', head, ['ROWS_MISSING|1||']],
    ['a quote that is never closed', `${head}${good}"2026-11-24,1\n${good}`, ['QUOTES_BROKEN|4||']],
    ['a quote inside a cell', `${head}2026-11-24 10:00,"10"00,1234,,\n`, ['QUOTES_BROKEN|2|금액|"10"00']],
    ['a formula', `${head}${good}2026-11-24 10:00,=1+1,1234,,\n`, ['FORMULA|3|금액|=1+1']],
    [
      'a formula in disguise',
      `${head}2026-11-24 10:00,1000,"=""@SUM(A1)""",,\n`,
      ['FORMULA|2|상대계좌|="@SUM(A1)"'],
    ],
    [
      'a time in the future',
      `${head}2026-11-26 12:00:01,1,1234,,\n`,
      ['TIME_IN_FUTURE|2|일시|2026-11-26 12:00:01'],
    ],
    ['30 February', `${head}2026-02-30 10:00,1,1234,,\n`, ['TIME_NOT_UNDERSTOOD|2|일시|2026-02-30 10:00']],
    ['no time', `${head},1,1234,,\n`, ['TIME_MISSING|2|일시|']],
    ['no amount', `${head}2026-11-24 10:00,,1234,,\n`, ['AMOUNT_MISSING|2|금액|']],
    ['half a won', `${head}2026-11-24 10:00,10.5,1234,,\n`, ['AMOUNT_FRACTION|2|금액|10.5']],
    [
      'above 2^53',
      `${head}2026-11-24 10:00,9007199254740992,1234,,\n`,
      ['AMOUNT_TOO_LARGE|2|금액|9007199254740992'],
    ],
    ['a minus', `${head}2026-11-24 10:00,-10,1234,,\n`, ['AMOUNT_NEGATIVE|2|금액|-10']],
    ['wrongly grouped', `${head}2026-11-24 10:00,"1,00",1234,,\n`, ['AMOUNT_NOT_UNDERSTOOD|2|금액|1,00']],
    ['a shortened account', `${head}2026-11-24 10:00,1,9E+11,,\n`, ['ACCOUNT_SHORTENED|2|상대계좌|9E+11']],
    ['a quantity of nothing', `${head}2026-11-24 10:00,1,,5,\n`, ['ASSET_NOT_UNDERSTOOD|2|코인|']],
    [
      'several faults, all told',
      `${head}${good}어제,많이,1234,,\n${good}2026-11-24,1.5,x,,\n`,
      [
        'TIME_NOT_UNDERSTOOD|3|일시|어제',
        'AMOUNT_NOT_UNDERSTOOD|3|금액|많이',
        'AMOUNT_FRACTION|5|금액|1.5',
        'ACCOUNT_NOT_UNDERSTOOD|5|상대계좌|x',
      ],
    ],
  ])('%s', (_name, file, faults) => expect(faultsOf(file)).toEqual(faults));

  test('100,000 rows', () => expect(faultsOf(head + good.repeat(100_000))).toEqual(['ROWS_TOO_MANY|||5000']));

  test('more than 10 MB', () => {
    expect(faultsOf(new Uint8Array(10 * 1024 * 1024 + 1))).toEqual(['FILE_TOO_LARGE|||10485761']);
  });

  test('more faults than anybody reads: the first hundred, and how many there are', () => {
    const reading = read(head + '어제,1,1234,,\n'.repeat(300));
    expect(reading).toMatchObject({ state: 'REFUSED', count: 300 });
    expect(reading.state === 'REFUSED' && reading.faults).toHaveLength(100);
  });
});

describe('whatever the file', () => {
  test('any bytes are answered', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(bytes)));
  });

  const odd = fc.oneof(
    fc.string(),
    fc.constantFrom('"', '""', '=A1', '="1"', '2026-11-24', '9'.repeat(40), '1e9', '\r', '오전 13:00', 'NaN'),
  );

  test('any cells below good headings are movements, left out, or named faults: none is lost', () => {
    const cell = fc.oneof(odd, fc.constantFrom('2026-11-24 10:00', '1,000', '0', '1234-5678', ''));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 8 }), (table) => {
        const lines = table.filter((cells) => cells.some((text) => text.trim() !== ''));
        const reading = read(head + table.map((cells) => `${cells.map(quoted).join(',')}\n`).join(''));
        if (reading.state === 'READ') expect(reading.rows.length + reading.leftOut.length).toBe(lines.length);
        else expect(reading.count).toBeGreaterThan(0);
      }),
    );
  });

  test('unquoted rubbish is answered too', () => {
    const line = fc.array(odd, { maxLength: 7 }).map((cells) => cells.join(','));
    fc.assert(fc.property(fc.array(line), (lines) => void read(head + lines.join('\n'))));
  });

  test('a good table is read as it was written, in every encoding', () => {
    const row = fc.record({
      at: fc
        .integer({ min: Date.UTC(2024, 0, 1), max: Date.parse(now) })
        .map((ms) => new Date(ms - (ms % 1_000))),
      amount: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      account: fc.stringMatching(/^[0-9]{10,16}$/),
    });
    const encode = fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => iconv.encode(text, 'cp949'),
      (text: string) => iconv.encode(text, 'utf16le', { addBOM: true }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), encode, (written, encoded) => {
        const seoul = (at: Date) => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19);
        const text = written
          .map(({ at, amount, account }) => `${seoul(at)},"${amount.toLocaleString('en')}",${account}`)
          .join('\n');
        const { rows } = rowsOf(encoded(`일시,금액,상대계좌\n${text}`));
        expect(rows.map(({ movement: { at, amount, to } }) => [at, amount, to])).toEqual(
          written.map(({ at, amount, account }) => [
            at.toISOString(),
            amount,
            { kind: 'ACCOUNT', accountNo: account, holder: '' },
          ]),
        );
      }),
    );
  });
});

test.each([
  ['2026-11-24 14:10:22', '', '2026-11-24T05:10:22.000Z'],
  ['2026/11/24 오후 2:10', '', '2026-11-24T05:10:00.000Z'],
  ['2026. 11. 24', '', null],
  ['2026.11.24', '0910', '2026-11-24T00:10:00.000Z'],
  ['20261124141022', '', '2026-11-24T05:10:22.000Z'],
  ['20261124', '141022', '2026-11-24T05:10:22.000Z'],
  ['2026년 11월 24일 14시 10분', '', '2026-11-24T05:10:00.000Z'],
  ['2026-11-24T05:10:00Z', '', '2026-11-24T05:10:00.000Z'],
  ['2026-11-24T14:10:00.123+09:00', '', '2026-11-24T05:10:00.123Z'],
  ['2026-11-24 12:00 am', '', '2026-11-23T15:00:00.000Z'],
  ['2026-11-24 24:00', '', null],
  ['2026-02-29', '', null],
  ['2026-02-29T00:00:00Z', '', null],
  ['26-11-24', '', null],
  ['24/11/2026', '', null],
  ['46350.59', '', null],
])('the time %s %s is %s', (text, clock, at) => expect(readTime(text, clock)?.at ?? null).toBe(at));
