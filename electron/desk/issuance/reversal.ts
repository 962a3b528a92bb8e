import type { ReversalOrder, Reversed } from '../../contract/correction.ts';
import { type Result, succeed } from '../../contract/result.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { CorrectionState } from '../correction/correction-state.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { Journal } from '../journal/journal.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { ReversalRules } from './reversal-rules.ts';

/**
 * Undoes an issuance that has ended, whatever the core has said of it: the fee goes back the way it came, the card is
 * nobody's. Its maker or a supervisor may, with the consent of a second person to exactly this.
 */
export class Reversal {
  readonly #journal: Journal;
  readonly #rules: ReversalRules;
  readonly #approvals: () => Approvals;
  readonly #receipts: ReceiptBook;
  readonly #state: CorrectionState;
  readonly #days: BusinessDays;
  readonly #changed: () => void;

  /** @param changed called when an issuance has been reversed */
  constructor(parts: {
    journal: Journal;
    rules: ReversalRules;
    approvals: () => Approvals;
    receipts: ReceiptBook;
    state: CorrectionState;
    days: BusinessDays;
    changed: () => void;
  }) {
    this.#journal = parts.journal;
    this.#rules = parts.rules;
    this.#approvals = parts.approvals;
    this.#receipts = parts.receipts;
    this.#state = parts.state;
    this.#days = parts.days;
    this.#changed = parts.changed;
  }

  /** @returns problems of {@link ReversalRules.prepare} and of {@link Approvals.take} */
  reverse({ approvalRequestId, ...wish }: ReversalOrder, maker: KnownPerson): Result<Reversed> {
    const prepared = this.#rules.prepare(wish, maker);
    if (!prepared.ok) return prepared;
    const approvals = this.#approvals().take(approvalRequestId, prepared.value, maker);
    if (!approvals.ok) return approvals;
    const { kind: _kind, maskedName: _name, ...said } = prepared.value;
    const receiptNo = this.#receipts.next(this.#days.today());
    const payload = { ...said, receiptNo };
    this.#journal.record(
      { type: 'SmartOtpIssuanceReversed', payload, actor: maker.staffNo, approvals: approvals.value },
      (entry) => this.#state.reversed(entry, payload),
    );
    this.#changed();
    return succeed({ receiptNo, refund: said.refund });
  }
}
