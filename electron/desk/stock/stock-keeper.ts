import type { Approval } from '../../contract/approval.ts';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StockPayloads, StockSubject } from '../../contract/stock-records.ts';
import type { Approvals } from '../approval/approvals.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { CardStock } from './card-stock.ts';
import type { StockChecks } from './stock-checks.ts';
import type { StockState } from './stock-state.ts';

type ActOfStock = keyof typeof StockPayloads;

/** An act of two people names the request by which the second one consented. */
type WithConsent<T extends ActOfStock> = JournalPayload<T> & { readonly approval: string };

/** What is counted in a place; the request for consent only where it differs. */
type Count = Omit<JournalPayload<'StockCounted'>, 'expected'> & { readonly approval: string | null };

/** DIFFERS: nothing is recorded yet. */
type CountVerdict = { verdict: 'RECORDED' } | { verdict: 'DIFFERS'; expected: number };

/**
 * The acts of the controlled stock: each is one journal entry and the movements of its cards. What takes a second
 * person is bound to their consent to exactly this.
 */
export class StockKeeper {
  readonly #journal: Journal;
  readonly #stock: CardStock;
  readonly #checks: StockChecks;
  readonly #state: StockState;
  readonly #approvals: Approvals;
  readonly #changed: () => void;

  /** @param changed called after every act */
  constructor(parts: {
    journal: Journal;
    stock: CardStock;
    checks: StockChecks;
    state: StockState;
    approvals: Approvals;
    changed: () => void;
  }) {
    this.#journal = parts.journal;
    this.#stock = parts.stock;
    this.#checks = parts.checks;
    this.#state = parts.state;
    this.#approvals = parts.approvals;
    this.#changed = parts.changed;
  }

  // Problems of every act of two people: those of StockChecks.ofTwo and of Approvals.take.

  /** Takes a package into the open stock, card by card. */
  receive({ approval, ...payload }: WithConsent<'CardBatchReceived'>, maker: KnownPerson): Result<null> {
    const consent = this.#consent(approval, { kind: 'STOCK_RECEIPT', ...payload }, maker);
    if (!consent.ok) return consent;
    return this.#record('CardBatchReceived', payload, maker, consent.value, (entry) =>
      this.#state.received(entry, payload),
    );
  }

  /**
   * Hands cards over: from the open stock to a teller, back, or from teller to teller. Whoever is named stands in the
   * entry, as its maker or as the one who consented; else HandOverNeedsBoth.
   */
  assign({ approval, ...payload }: WithConsent<'CardsAssigned'>, maker: KnownPerson): Result<null> {
    const consent = this.#consent(approval, { kind: 'STOCK_HANDOVER', ...payload }, maker);
    if (!consent.ok) return consent;
    const people = [null, maker.staffNo, ...consent.value.map(({ approver }) => approver)];
    if (!people.includes(payload.from) || !people.includes(payload.to)) {
      // Else whoever asks again would find this consent given, and nobody else could be asked until its time is over.
      this.#approvals.withdraw(approval, maker);
      return fail('HandOverNeedsBoth');
    }
    return this.#record('CardsAssigned', payload, maker, consent.value, (entry) =>
      this.#state.assigned(entry, payload),
    );
  }

  /** Takes a card out of use. @returns problems of {@link StockChecks.own} */
  spoil(payload: JournalPayload<'CardSpoiled'>, maker: KnownPerson): Result<null> {
    const own = this.#checks.own(payload.serialNo, maker);
    if (!own.ok) return own;
    return this.#record('CardSpoiled', payload, maker, [], (entry) => this.#state.spoiled(entry, payload));
  }

  /** Reports a card as lost; the entry is the security notice to the core. */
  lose({ approval, ...payload }: WithConsent<'CardLost'>, maker: KnownPerson): Result<null> {
    const consent = this.#consent(approval, { kind: 'STOCK_LOSS', ...payload }, maker);
    if (!consent.ok) return consent;
    return this.#record('CardLost', payload, maker, consent.value, (entry) =>
      this.#state.lost(entry, payload),
    );
  }

  /** Sends cards back to head office: spoiled ones, and good ones of the open stock. */
  returnCards({ approval, ...payload }: WithConsent<'CardsReturned'>, maker: KnownPerson): Result<null> {
    const consent = this.#consent(approval, { kind: 'STOCK_RETURN', ...payload }, maker);
    if (!consent.ok) return consent;
    return this.#record('CardsReturned', payload, maker, consent.value, (entry) =>
      this.#state.returned(entry, payload),
    );
  }

  /**
   * Counts a place. What differs from the list is told, not recorded, until it is explained and approved.
   *
   * @returns whether it was recorded; problem CountOfAnotherTeller, and for a difference those of an act of two people
   */
  count({ approval, place, counted, explanation }: Count, maker: KnownPerson): Result<CountVerdict> {
    const allowed = this.#checks.count(place, maker);
    if (!allowed.ok) return allowed;
    const expected = this.#stock.countAt(place);
    if (counted === expected) {
      this.#recordCount({ place, expected, counted, explanation: null }, maker, []);
      return succeed({ verdict: 'RECORDED' });
    }
    if (explanation === null || approval === null) return succeed({ verdict: 'DIFFERS', expected });
    const payload = { place, expected, counted, explanation };
    const consent = this.#consent(approval, { kind: 'STOCK_DIFFERENCE', ...payload }, maker);
    if (!consent.ok) return consent;
    this.#recordCount(payload, maker, consent.value);
    return succeed({ verdict: 'RECORDED' });
  }

  #consent(requestId: string, subject: StockSubject, maker: KnownPerson): Result<readonly Approval[]> {
    const possible = this.#checks.ofTwo(subject, maker);
    return possible.ok ? this.#approvals.take(requestId, subject, maker) : possible;
  }

  #recordCount(
    payload: JournalPayload<'StockCounted'>,
    maker: KnownPerson,
    approvals: readonly Approval[],
  ): void {
    this.#record('StockCounted', payload, maker, approvals, (entry) => this.#state.counted(entry, payload));
  }

  #record<T extends ActOfStock>(
    type: T,
    payload: JournalPayload<T>,
    maker: KnownPerson,
    approvals: readonly Approval[],
    change: (entry: JournalEntry) => void,
  ): Result<null> {
    this.#journal.record({ type, payload, actor: maker.staffNo, approvals }, change);
    this.#changed();
    return succeed(null);
  }
}
