/** The exact sum of plain decimal numbers such as `0.00012`, `3`; without trailing zeros. */
export function decimalSum(numbers: readonly string[]): string {
  const places = Math.max(0, ...numbers.map((number) => fractionOf(number).length));
  const units = numbers.reduce(
    (sum, number) => sum + BigInt(wholeOf(number) + fractionOf(number).padEnd(places, '0')),
    0n,
  );
  const digits = String(units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const wholeOf = (number: string): string => number.split('.')[0] ?? '';
const fractionOf = (number: string): string => number.split('.')[1] ?? '';
