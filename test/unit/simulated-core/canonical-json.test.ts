import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalHash, canonicalJson } from '../../simulators/core/canonical-json.ts';

test('object keys stand in the order of their UTF-16 code units, at every depth', () => {
  const value = { b: [{ z: 1, a: 2 }], '\ufb33': 3, '\u{1f600}': 4, a: null };
  expect(canonicalJson(value)).toBe('{"a":null,"b":[{"a":2,"z":1}],"\u{1f600}":4,"\ufb33":3}');
});

test('numbers and strings are written as RFC 8785, section 3.2.2, gives them', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
      '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('agrees with the library that the product uses on everything JSON can hold', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test.each([
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate as a key', { '\udead': 1 }],
  ['undefined', { a: undefined }],
  ['infinity', [Number.POSITIVE_INFINITY]],
  ['not a number', Number.NaN],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('the hash does not depend on the order in which an object was written', () => {
  expect(canonicalHash({ a: 1, b: 2 })).toBe(canonicalHash({ b: 2, a: 1 }));
  expect(canonicalHash({ a: 1, b: 2 })).not.toBe(canonicalHash({ a: 2, b: 1 }));
});
