import { may } from '../../contract/permission.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { StockSubject } from '../../contract/stock-records.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import { type Batches, judgeFindings } from './batches.ts';
import type { CardStock, ListedCard } from './card-stock.ts';

/** Whether an act of the stock could be done now: asked before a second person is bothered, and again by the act. */
export class StockChecks {
  readonly #stock: CardStock;
  readonly #batches: Batches;

  constructor(stock: CardStock, batches: Batches) {
    this.#stock = stock;
    this.#batches = batches;
  }

  /**
   * Whether what a second person is asked for could be done now.
   *
   * @returns problems of {@link Batches.require} and {@link judgeFindings}; SerialUnknown, SerialTwice,
   *   CardOfAnotherBranch, CardReserved, CardMovedMeanwhile, CardOfAnotherTeller, HandOverNeedsBoth,
   *   CountOfAnotherTeller, CountChanged
   */
  ofTwo(subject: StockSubject, maker: KnownPerson): Result<null> {
    switch (subject.kind) {
      case 'STOCK_RECEIPT': {
        const batch = this.#batches.require(subject.batchNo);
        if (!batch.ok) return batch;
        const judged = judgeFindings(batch.value, subject);
        if (!judged.ok) return judged;
        return this.#cards(batch.value.serialNos, ({ status }) => status === 'IN_TRANSIT');
      }
      case 'STOCK_HANDOVER': {
        if (subject.from === subject.to) return fail('HandOverNeedsBoth');
        return this.#cards(
          subject.serialNos,
          ({ status, assignedTo }) => status === 'IN_STOCK' && assignedTo === subject.from,
        );
      }
      case 'STOCK_RETURN':
        return this.#cards(
          subject.serialNos,
          ({ status, assignedTo }) => status === 'SPOILED' || (status === 'IN_STOCK' && assignedTo === null),
        );
      case 'STOCK_LOSS':
        return this.own(subject.serialNo, maker);
      case 'STOCK_DIFFERENCE': {
        const { place, expected, counted, explanation } = subject;
        const allowed = this.count(place, maker);
        if (!allowed.ok) return allowed;
        const unchanged =
          this.#stock.countAt(place) === expected && counted !== expected && explanation !== null;
        return unchanged ? succeed(null) : fail('CountChanged');
      }
    }
  }

  /**
   * Whether this person may answer for a card in stock.
   *
   * @returns problems SerialUnknown, CardOfAnotherBranch, CardReserved, CardMovedMeanwhile, CardOfAnotherTeller
   */
  own(serialNo: string, { staffNo, role }: KnownPerson): Result<null> {
    const there = this.#cards([serialNo], ({ status }) => status === 'IN_STOCK');
    if (!there.ok) return there;
    const holder = this.#stock.find(serialNo)?.assignedTo ?? null;
    const own = holder === null || holder === staffNo || may(role, 'KEEP_COLLEAGUES_STOCK');
    return own ? succeed(null) : fail('CardOfAnotherTeller');
  }

  /** Whether this person may count a place. @returns problem CountOfAnotherTeller */
  count(place: StaffNo | null, { staffNo, role }: KnownPerson): Result<null> {
    const own = place === null || place === staffNo || may(role, 'KEEP_COLLEAGUES_STOCK');
    return own ? succeed(null) : fail('CountOfAnotherTeller');
  }

  /** Whether all these cards, each named once, are this branch's, free, and where they are said to be. */
  #cards(serialNos: readonly string[], isThere: (card: ListedCard) => boolean): Result<null> {
    const seen = new Set<string>();
    for (const serialNo of serialNos) {
      if (seen.has(serialNo)) return fail('SerialTwice', { serialNo });
      seen.add(serialNo);
      const card = this.#stock.find(serialNo);
      if (card === undefined) return fail('SerialUnknown', { serialNo });
      if (card.branchNo !== this.#stock.branchNo) {
        return fail('CardOfAnotherBranch', { branchNo: card.branchNo });
      }
      if (this.#stock.isReserved(serialNo)) return fail('CardReserved');
      if (!isThere(card)) return fail('CardMovedMeanwhile', { serialNo });
    }
    return succeed(null);
  }
}

/** What may be asked of a second person about the stock: what could be done now. Who may consent, the policy says. */
export function stockRules(checks: StockChecks): {
  readonly [Kind in StockSubject['kind']]: SubjectRules<Kind>;
} {
  const rules = {
    mayAsk: (subject: StockSubject, maker: KnownPerson) => checks.ofTwo(subject, maker),
    mayApprove: () => succeed(null),
  };
  return {
    STOCK_RECEIPT: rules,
    STOCK_HANDOVER: rules,
    STOCK_RETURN: rules,
    STOCK_LOSS: rules,
    STOCK_DIFFERENCE: rules,
  };
}
