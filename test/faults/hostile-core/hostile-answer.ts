import fc from 'fast-check';
import { corePaths } from '../../../electron/contract/core.ts';

/** A JSON value put where another one was, or what is done to the text around it. */
export type Mutation =
  | { readonly do: 'replace'; readonly where: number; readonly by: string }
  | { readonly do: 'remove'; readonly where: number }
  | { readonly do: 'add'; readonly where: number; readonly key: string }
  | { readonly do: 'swap'; readonly where: number; readonly with: number }
  | { readonly do: 'cut'; readonly where: number }
  | { readonly do: 'wrap'; readonly before: string; readonly behind: string };

/** What a hostile core does with one request. HONEST alone is what the contract says. */
export type HostileAnswer =
  | { readonly kind: 'HONEST' }
  /** The work is done and the answer lost. */
  | { readonly kind: 'LOST' }
  /** The connection goes before the work is done. */
  | { readonly kind: 'CLOSED' }
  /** The honest answer after some changes. */
  | { readonly kind: 'MUTATED'; readonly mutations: readonly Mutation[] }
  /** The honest feed with items of right shape that nobody should believe. */
  | { readonly kind: 'FORGED'; readonly forgeries: readonly Forgery[]; readonly more: boolean }
  /** A checkpoint of the core's own key over something that was not sent. */
  | { readonly kind: 'PERJURED'; readonly about: 'TERMINAL' | 'EPOCH' | 'SEQ' | 'HASH' }
  | { readonly kind: 'CONTRADICTION' }
  | {
      readonly kind: 'STATUS';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string;
    }
  /** More than the terminal takes, bytes. */
  | { readonly kind: 'HUGE'; readonly bytes: number; readonly as: 'JSON' | 'NOISE' | 'ITEMS' }
  /** A small body that says it is a large one. */
  | { readonly kind: 'BOMB'; readonly encoding: 'gzip' | 'br' | 'zstd' | 'deflate' }
  /** These bytes in place of HTTP. */
  | { readonly kind: 'RAW'; readonly text: string; readonly end: boolean };

/** An item of a feed with valid fields. */
export type Forgery =
  | 'SETTINGS'
  | 'STAFF'
  | 'FEE'
  | 'AVAILABILITY_BACKWARDS'
  | 'CUSTOMER'
  | 'CARD_OF_SAME_IDENTITY'
  | 'FOREIGN_OUTCOME';

const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** JSON texts that are not what was expected, whatever was. */
const strangeValue = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '""',
    '-1',
    '0',
    '1.5',
    '1e999',
    '9007199254740993',
    '-9007199254740993',
    '"9007199254740993"',
    '[]',
    '{}',
    '{"__proto__":{"ok":true}}',
    '"\\u0000"',
    '"\\ud800"',
    '"2026-02-30T25:61:61.000Z"',
    '"9999-12-31T23:59:59.999Z"',
    '"0000-01-01T00:00:00.000Z"',
    `"${'F'.repeat(64)}"`,
    `"${'A'.repeat(100_000)}"`,
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  ),
  fc.integer().map(String),
  fc.json({ maxDepth: 3 }),
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('replace'), where: fraction, by: strangeValue }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove'), where: fraction }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('add'),
      where: fraction,
      key: fc.constantFrom('__proto__', 'constructor', 'ok', 'value', 'extra'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('swap'), where: fraction, with: fraction }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut'), where: fraction }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wrap'),
      before: fc.constantFrom('', '\uFEFF', '[', ")]}',\n", '<!doctype html>', '\u0000'),
      behind: fc.constantFrom('', '}', ' {}', '\u0000', ','),
    }),
  },
) as fc.Arbitrary<Mutation>;

const status = fc
  .record({
    status: fc.oneof(
      fc.integer({ min: 200, max: 599 }),
      fc.constantFrom(200, 204, 304, 401, 403, 413, 429, 503),
    ),
    headers: fc.array(
      fc.constantFrom<[string, string]>(
        ['content-type', 'application/json'],
        ['content-type', 'text/html'],
        ['location', '/v1/ping'],
        ['location', 'http://127.0.0.1:1/'],
        ['location', '//[::1'],
        ['retry-after', '0'],
        ['retry-after', '-5'],
        ['retry-after', 'Wed, 21 Oct 2115 07:28:00 GMT'],
        ['retry-after', '9'.repeat(400)],
        ['set-cookie', 'a=b'],
        ['connection', 'close'],
        ['content-encoding', 'gzip, gzip, gzip'],
      ),
      { maxLength: 4 },
    ),
    body: fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json({ maxDepth: 2 }),
      fc.constantFrom(
        '{"storedThrough":null}',
        '{"contradiction":{"seq":-1,"reason":"GAP"}}',
        '{"items":[]}',
      ),
    ),
  })
  .map((fields) => ({ kind: 'STATUS' as const, ...fields }));

const ok = 'HTTP/1.1 200 OK\r\n';
const chunked = `${ok}transfer-encoding: chunked\r\n\r\n`;
const raw = fc.record({
  kind: fc.constant('RAW' as const),
  text: fc.oneof(
    fc.constantFrom(
      'HTTP/1.0 200 OK\r\n\r\n{"now":"2026-11-22T05:03:22.123Z","businessDate":"2026-11-22"}',
      `${ok}\r\n{}`,
      `${ok}content-length: 2\r\ncontent-length: 5\r\n\r\n{}`,
      `${ok}content-length: -1\r\n\r\n{}`,
      `${ok}content-length: 99999999999999999999\r\n\r\n{}`,
      `${ok}content-length: 100\r\n\r\n{}`,
      `${ok}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      `${ok}content-length: 2\r\n\r\n{}${ok}content-length: 2\r\n\r\n{}`,
      `${chunked}2\r\n{}`,
      `${chunked}-2\r\n{}\r\n0\r\n\r\n`,
      `${chunked}FFFFFFFFFFFFFFFFFF\r\n{}`,
      `${chunked}zz\r\n{}\r\n0\r\n\r\n`,
      `${chunked}2;a=${'b'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
      `${chunked}2\r\n{}\r\n0\r\ntrailer: x\r\n\r\n`,
      `${ok}x: ${'y'.repeat(100_000)}\r\n\r\n`,
      `${ok}${'x: y\r\n'.repeat(5_000)}\r\n{}`,
      `${ok}no colon here\r\n\r\n{}`,
      `${ok}x: a\u0000b\r\n\r\n{}`,
      `${ok}x: a\r\n folded: b\r\n\r\n{}`,
      'HTTP/1.1 200\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/1.1 099 Low\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/1.1 999 High\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/2 200\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n',
      `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(500)}${ok}content-length: 2\r\n\r\n{}`,
      'HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n',
      'HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}',
      'ICY 200 OK\r\n\r\n',
      '\r\n\r\n\r\n',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ maxLength: 100 }).map((text) => ok + text),
  ),
  end: fc.boolean(),
});

const forgery = fc.constantFrom<Forgery>(
  'SETTINGS',
  'STAFF',
  'FEE',
  'AVAILABILITY_BACKWARDS',
  'CUSTOMER',
  'CARD_OF_SAME_IDENTITY',
);

/** Hostility of every kind. Contradictions, after which a terminal rightly stops, are rare: each costs it a restart. */
const hostileAnswer: fc.Arbitrary<HostileAnswer> = fc.oneof(
  { weight: 200, arbitrary: fc.constant({ kind: 'HONEST' as const }) },
  { weight: 40, arbitrary: fc.constant({ kind: 'LOST' as const }) },
  { weight: 40, arbitrary: fc.constant({ kind: 'CLOSED' as const }) },
  {
    weight: 300,
    arbitrary: fc.record({
      kind: fc.constant('MUTATED' as const),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 60,
    arbitrary: fc.record({
      kind: fc.constant('FORGED' as const),
      forgeries: fc.array(forgery, { maxLength: 5 }),
      more: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'FORGED' as const,
      forgeries: ['FOREIGN_OUTCOME' as const],
      more: false,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('PERJURED' as const),
      about: fc.constantFrom('TERMINAL' as const, 'EPOCH' as const, 'SEQ' as const, 'HASH' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'CONTRADICTION' as const }) },
  { weight: 200, arbitrary: status },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('HUGE' as const),
      bytes: fc.integer({ min: 1_000_000, max: 20_000_000 }),
      as: fc.constantFrom('JSON' as const, 'NOISE' as const, 'ITEMS' as const),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('BOMB' as const),
      encoding: fc.constantFrom('gzip' as const, 'br' as const, 'zstd' as const, 'deflate' as const),
    }),
  },
  { weight: 150, arbitrary: raw },
);

/** What comes too seldom to be left to the lot, by the path on which it does its harm: each is given once for sure. */
export const rareAnswers: Readonly<Record<string, readonly HostileAnswer[]>> = {
  [corePaths.journal]: [
    ...(['TERMINAL', 'EPOCH', 'SEQ', 'HASH'] as const).map((about) => ({ kind: 'PERJURED' as const, about })),
    { kind: 'CONTRADICTION' },
  ],
  [corePaths.feed]: [
    ...(['JSON', 'NOISE', 'ITEMS'] as const).map((as) => ({ kind: 'HUGE' as const, bytes: 10_000_000, as })),
    ...(['gzip', 'br', 'zstd', 'deflate'] as const).map((encoding) => ({ kind: 'BOMB' as const, encoding })),
  ],
};

/** Answers without end, the same ones for the same seed. */
export function* hostileAnswers(seed: number): Generator<HostileAnswer> {
  for (let part = 0; ; part += 1) {
    yield* fc.sample(hostileAnswer, { seed: seed + part, numRuns: 500 });
  }
}
