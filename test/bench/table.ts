import type { BenchReport, Figure } from './report.ts';
import type { Spread } from './spread.ts';

/** A bench's figures as plain text for a terminal of 120 columns. */
export function tableOf({ bench, setting, figures, load }: BenchReport): string {
  const rows = figures.flatMap(rowsOf);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = [heading, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const meanwhile = `processors ${load.busy} % busy, ${load.stolen} % taken by other guests`;
  return [`${bench}: ${setting}; ${meanwhile}`, ...lines, ''].join('\n');
}

const columns = (unit: string) => `${'min'.padStart(9)}${'median'.padStart(9)}${'max'.padStart(9)}  ${unit}`;
const heading = ['', columns(''), '', columns('')].map((cell, index) => (index === 2 ? 'ratio to' : cell));

/** The first baseline stands beside the figure, every further one on a line of its own. */
function rowsOf({ name, unit, ratios, ...spread }: Figure): string[][] {
  const [first, ...others] = ratios.map((ratio) => [ratio.against, spreadText(ratio, ratioText)]);
  return [
    [name, `${spreadText(spread, numberText)}  ${unit}`, ...(first ?? [])],
    ...others.map((other) => ['', '', ...other]),
  ];
}

const spreadText = ({ min, median, max }: Spread, text: (number: number) => string): string =>
  [min, median, max].map((number) => text(number).padStart(9)).join('');

/** Three digits are as much as such figures say. */
const numberText = (number: number): string =>
  number.toLocaleString('en-US', { maximumFractionDigits: number < 10 ? 2 : number < 100 ? 1 : 0 });

const ratioText = (ratio: number): string => ratio.toFixed(2);
