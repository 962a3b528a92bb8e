import { stringify } from 'csv-stringify/sync';
import { seoulTimeOf } from '../../contract/moment.ts';
import { type DayReport, movementName, sectionsOf } from './day-report.ts';

const header = ['구분', '항목', '시각', '직원', '값', '단위', '잔액'];

/**
 * The report as a table for a spreadsheet: CSV by RFC 4180 in UTF-8 with a byte order mark, without which Excel takes
 * Korean for something else; times are the branch's. Text that a spreadsheet would run as a formula is made text by an apostrophe.
 */
export function writeDayCsv(report: DayReport): string {
  const rows = [
    header,
    ...sectionsOf(report).flatMap(({ title, lines }) =>
      lines.map(({ name, value, unit }) => [title, name, '', '', value, unit, '']),
    ),
    ...report.movements.map(({ at, actor, kind, change, balance }) => [
      '시재 움직임',
      movementName[kind],
      seoulTimeOf(at),
      actor,
      change,
      '원',
      balance,
    ]),
    ...report.waiverPairs.map(({ maker, approver, waived }) => [
      '이달의 면제',
      `${maker} / ${approver} · ${waived.count}건`,
      '',
      maker,
      waived.amount,
      '원',
      '',
    ]),
    ['마감', report.businessDate, seoulTimeOf(report.closedAt), report.closedBy, '', '', ''],
    ...report.approvals.map(({ approver, approvedAt }) => [
      '마감 승인',
      '',
      seoulTimeOf(approvedAt),
      approver,
      '',
      '',
      '',
    ]),
  ];
  // Numbers are ours and may begin with a minus; only what people typed could be a formula.
  return stringify(rows, {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}
