import type { MessageLanguage } from '../../contract/message/problem-words.ts';
import { seoulTimeOf } from '../../contract/moment.ts';
import { type Problem, ProblemTag } from '../../contract/problem.ts';
import { problemMessage } from '../../contract/problem-message.ts';
import { alignRows } from './columns.ts';
import { advice, type OpsTag, opsMessages } from './problem-words.ts';
import type { Check, Facts, Finding, Report, State, Value } from './report.ts';
import { checks, codedFields, codes, fields, states, tables, timeUnits } from './words.ts';

/** The report for a person: a line a finding, under it what is wrong and what to do; then the tables and the sum. */
export function reportText(report: Report, language: MessageLanguage): string {
  const heads = alignRows(
    report.findings.map(({ state, check, detail }) => [
      states[state][language],
      checks[check][language],
      detailText(detail, language),
    ]),
  );
  const findings = report.findings.flatMap((finding, index) => [
    heads[index] ?? '',
    ...problemLines(finding, language),
  ]);
  const sections = report.tables.flatMap(({ name, rows }) => {
    const names = fieldsOf(rows[0]);
    const cells = rows.map((row) => names.map((field) => valueText(field, row[field] ?? null, language)));
    return [
      '',
      tables[name][language],
      ...alignRows([names.map((field) => fields[field][language]), ...cells]).map(indent),
    ];
  });
  return `${[...findings, ...sections, '', sumText(report, language)].join('\n')}\n`;
}

const indent = (line: string) => `    ${line}`;

const fieldsOf = (facts: Facts | undefined) => Object.keys(facts ?? {}) as (keyof Facts)[];

function problemLines({ problem, detail }: Finding, language: MessageLanguage): string[] {
  if (problem === null) return [];
  const { happened, todo } = messageOf(problem, detail, language);
  return [happened, `→ ${todo}`, `(${problem})`].map(indent);
}

/** What the teller sees of a problem, with what to do for those whom the teller calls. */
function messageOf(tag: NonNullable<Finding['problem']>, detail: Facts, language: MessageLanguage) {
  const shared = ProblemTag.safeParse(tag);
  if (!shared.success) return opsMessages[tag as OpsTag][language];
  const { happened, todo } = problemMessage({ tag: shared.data, detail: fillable(detail) }, language);
  return { happened, todo: advice[shared.data]?.[language] ?? todo };
}

const fillable = (detail: Facts): NonNullable<Problem['detail']> =>
  Object.fromEntries(
    Object.entries(detail).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );

const detailText = (detail: Facts, language: MessageLanguage): string =>
  fieldsOf(detail)
    .map((field) => `${fields[field][language]} ${valueText(field, detail[field] ?? null, language)}`)
    .join(' · ');

function valueText(field: keyof Facts, value: Value, language: MessageLanguage): string {
  if (value === null) return '-';
  if (field === 'needs') return checks[value as Check][language];
  if (typeof value === 'number' && field.endsWith('Bytes')) return bytesText(value);
  if (typeof value === 'number' && field.endsWith('Seconds')) return durationText(value, language);
  if (typeof value === 'number' && field.endsWith('Ms')) return `${Math.round(value)} ms`;
  if (typeof value === 'string' && field.endsWith('At')) return seoulTimeOf(value);
  const isCode = typeof value === 'boolean' || codedFields.includes(field);
  return (isCode && codes[String(value)]?.[language]) || printable(String(value));
}

/** A card, a driver or a file can name itself as it likes: what steers a terminal is not printed. */
const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${byteUnits[power]}`;
}

/** In the two largest units that count. */
function durationText(seconds: number, language: MessageLanguage): string {
  let left = Math.abs(Math.round(seconds));
  const parts = timeUnits.map((unit) => {
    const amount = Math.floor(left / unit.seconds);
    left -= amount * unit.seconds;
    return { amount, text: `${amount}${unit[language]}` };
  });
  const first = parts.findIndex(({ amount }) => amount > 0);
  const told = parts
    .slice(first, first < 0 ? undefined : first + 2)
    .filter(({ amount }) => amount > 0 || first < 0);
  return (seconds < 0 ? '-' : '') + told.map(({ text }) => text).join(' ');
}

function sumText({ findings }: Report, language: MessageLanguage): string {
  const count = (state: State) => findings.filter((finding) => finding.state === state).length;
  return (Object.keys(states) as State[])
    .map((state) => `${states[state][language]} ${count(state)}`)
    .join(' · ');
}
