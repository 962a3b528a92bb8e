import type { Approval } from '../../contract/approval.ts';
import { denominations, isCoin } from '../../contract/cash.ts';
import type { DayClosingSubject, WaiverPair } from '../../contract/day.ts';
import type { DrawerMovement } from '../../contract/drawer.ts';
import type { CalendarDate } from '../../contract/moment.ts';

/** What stands in the report of a closed day. No customer is in it. */
export interface DayReport {
  readonly bankName: string;
  readonly branchName: string;
  readonly terminalId: string;
  readonly businessDate: CalendarDate;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly approvals: readonly Pick<Approval, 'approver' | 'approvedAt'>[];
  readonly closing: DayClosingSubject;
  readonly unsent: number;
  readonly movements: readonly DrawerMovement[];
  readonly waiverPairs: readonly WaiverPair[];
}

/** One line of the report: what it says and a number of won, or pieces, or cards. */
export interface ReportLine {
  readonly name: string;
  readonly value: number | string;
  readonly unit: '원' | '건' | '매' | '개' | '곳' | '';
}

/** A part of the report under one heading, the same on paper and in the file. */
export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

const won = (name: string, value: number): ReportLine => ({ name, value, unit: '원' });
const cards = (name: string, value: number): ReportLine => ({ name, value, unit: '매' });
const cases = (name: string, value: number): ReportLine => ({ name, value, unit: '건' });

/** What goes off; nothing stays nothing, without a sign. */
const minus = (amount: number) => 0 - amount;

const sides = {
  CASH: { name: '현금', unit: '원' },
  RECORDS: { name: '장부와 발급 기록', unit: '원' },
  CARDS: { name: '발급 기록과 카드 출고', unit: '매' },
  STOCK: { name: '카드 재고 실사', unit: '매' },
  UNCOUNTED: { name: '실사하지 않은 보관처', unit: '곳' },
} as const;

/** The figures of the report, part by part, in Korean as the branch files it. */
export function sectionsOf({ closing, unsent }: DayReport): ReportSection[] {
  const { figures, count, counted, explanations } = closing;
  const { cash, records, stock } = figures;
  return [
    {
      title: '현금 시재',
      lines: [
        won('전일 이월', cash.carried),
        won('금고에서 받음', cash.fromVault),
        won('현금 수수료', cash.fees),
        won('과잉금', cash.over),
        won('금고로 보냄', minus(cash.toVault)),
        won('환급', minus(cash.refunds)),
        won('부족금', minus(cash.short)),
        won('장부 잔액', cash.expected),
        won('센 금액', counted),
        won('차이', counted - cash.expected),
        won('마감 후 금고 보관', counted),
      ],
    },
    {
      title: '권종별 시재',
      lines: denominations.map((piece) => ({
        name: `${Number(piece).toLocaleString('ko-KR')}원`,
        value: count[piece],
        unit: isCoin(piece) ? '개' : '매',
      })),
    },
    {
      title: '발급 기록',
      lines: [
        cases('발급', records.issued.count),
        won('발급 수수료', records.issued.amount),
        cases('면제', records.waived.count),
        won('면제한 수수료', minus(records.waived.amount)),
        cases('계좌 출금', records.debited.count),
        won('계좌 출금 수수료', minus(records.debited.amount)),
        won('받아야 할 현금 수수료', records.cash.amount),
        cases('취소하고 현금으로 환급', records.refunded.count),
        won('환급한 수수료', minus(records.refunded.amount)),
        won('장부의 현금 수수료', cash.fees - cash.refunds),
        won('차이', cash.fees - cash.refunds - (records.cash.amount - records.refunded.amount)),
      ],
    },
    {
      title: '카드 재고',
      lines: [
        cards('전일 재고', stock.opening),
        cards('입고', stock.received),
        cards('발급', minus(stock.issued)),
        cards('훼손', minus(stock.spoiled)),
        cards('반납', minus(stock.returned)),
        cards('분실', minus(stock.lost)),
        cards('장부 재고', stock.expected),
        stock.counted === null
          ? { name: '실사 재고', value: '실사하지 않음', unit: '' }
          : cards('실사 재고', stock.counted),
        cards('이 단말기의 카드 출고', stock.issuedHere),
      ],
    },
    {
      title: '차이와 사유',
      lines:
        explanations.length === 0
          ? [{ name: '설명할 차이 없음', value: '', unit: '' }]
          : explanations.flatMap(({ side, difference, explanation }) => [
              { name: sides[side].name, value: difference, unit: sides[side].unit },
              { name: '사유', value: explanation, unit: '' },
            ]),
    },
    { title: '본부 전송', lines: [cases('마감할 때 보내지 않은 기록', unsent)] },
  ];
}

/** What a movement of the drawer is called. */
export const movementName: Readonly<Record<DrawerMovement['kind'], string>> = {
  FEE: '수수료',
  REFUND: '환급',
  FROM_VAULT: '금고에서 받음',
  TO_VAULT: '금고로 보냄',
  OVER: '과잉금',
  SHORT: '부족금',
};
