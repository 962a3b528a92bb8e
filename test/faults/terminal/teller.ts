import { createRouterClient, type RouterClient } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
import type { ApprovalSubject } from '../../../electron/contract/approval.ts';
import type { Customer } from '../../../electron/contract/customer.ts';
import type {
  FeeSettlement,
  IssuanceDraft,
  IssuanceOrder,
  IssuanceOutcome,
} from '../../../electron/contract/issuance.ts';
import { fail, type Result, succeed } from '../../../electron/contract/result.ts';
import { won } from '../../../electron/contract/won.ts';
import type { Desk } from '../../../electron/desk/desk.ts';
import { deskRouter } from '../../../electron/desk/router.ts';
import { customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { oneOf } from '../random.ts';
import { type CardOnReader, reader } from './card-on-reader.ts';

/** APDUs of reading a card and of its proofs together: a card pulled after fewer leaves an issuance open, or unbegun. */
const apdusOfAnIssuance = 12;

type Act = 'issue' | 'issueInterrupted' | 'changeShift' | 'mistypePassword';

/** Each as often as it stands here. */
const acts: readonly [Act, ...Act[]] = [
  'issue',
  ...Array<Act>(11).fill('issue'),
  ...Array<Act>(4).fill('issueInterrupted'),
  'changeShift',
  'mistypePassword',
];

/** How a teller is to issue one card. */
export interface Wish {
  readonly customer: Customer;
  readonly method: FeeSettlement['method'];
  /** The card is taken away after so many APDUs; null: when it is done. */
  readonly apdus: number | null;
}

/** A teller at work, by the calls the page would make; what is left open is drawn by lot. */
export class Teller {
  readonly #desk: Desk;
  readonly #card: CardOnReader;
  readonly #random: () => number;
  readonly #call: RouterClient<ReturnType<typeof deskRouter>>;

  constructor(desk: Desk, card: CardOnReader, random: () => number) {
    this.#desk = desk;
    this.#card = card;
    this.#random = random;
    this.#call = createRouterClient(deskRouter(desk));
  }

  /** Signs in and ends what the last program left open. */
  async begin(): Promise<void> {
    certain(await this.signIn());
    await this.#endOpenIssuances();
  }

  /** One thing of many; what an act comes to is for the journal to tell. */
  async act(): Promise<void> {
    await this[oneOf(this.#random, acts)]();
  }

  async issue(): Promise<void> {
    const issued = await this.issueTo(this.#wish(null));
    if (issued === null) await this.changeShift();
  }

  /** A customer takes the card away too early; then it is found again, or they withdraw. */
  async issueInterrupted(): Promise<void> {
    await this.issueTo(this.#wish(Math.floor(this.#random() * apdusOfAnIssuance)));
    await this.#endOpenIssuances();
  }

  async changeShift(): Promise<void> {
    await this.signOut();
    certain(await this.signIn());
  }

  async mistypePassword(): Promise<void> {
    await this.mistype();
    certain(await this.signIn());
  }

  signIn(): Promise<Result<unknown>> {
    const { staffNo, password } = staff.teller;
    return this.#call.session.signIn({ staffNo, password });
  }

  signOut(): Promise<Result<unknown>> {
    return this.#call.session.signOut();
  }

  mistype(): Promise<Result<unknown>> {
    return this.#call.session.signIn({ staffNo: staff.teller.staffNo, password: 'mistyped' });
  }

  /** Issues a card of the stock, by way of a draft that is saved at every step; null when there is none left. */
  async issueTo({ customer, method, apdus }: Wish): Promise<Result<IssuanceOutcome> | null> {
    const serialNo = this.#cardInStock();
    if (serialNo === undefined) return null;
    const draftId = uuidv7();
    const fee = await this.#feeBy(method, { customer, draftId, serialNo });
    if (!fee.ok) return fee;
    const order = orderFor(draftId, serialNo, customer, fee.value);
    this.#card.lay(numberOf(serialNo), apdus ?? undefined);
    for (const step of ['CHECKS', 'CARD', 'FEE'] as const) {
      const saved = await this.#call.issuance.saveDraft(draftOf(order, step));
      if (!saved.ok) return saved;
    }
    await this.#call.issuance.identifyCard({ reader });
    return await this.#call.issuance.perform(order);
  }

  /** Takes up the oldest open issuance with its card; null when there is none. */
  async resumeOldest(): Promise<Result<IssuanceOutcome> | null> {
    const open = await this.#oldestOpen();
    if (open === null || !open.ok) return open;
    this.#card.lay(numberOf(open.value.cardSerialNo));
    return await this.#call.issuance.resume({ issuanceId: open.value.issuanceId, reader });
  }

  /** Ends the oldest open issuance without its card; null when there is none. */
  async abandonOldest(): Promise<Result<unknown> | null> {
    const open = await this.#oldestOpen();
    if (open === null || !open.ok) return open;
    const { issuanceId } = open.value;
    return await this.#call.issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW', carryCash: false });
  }

  /** Prints the last receipt, most often again; null when there is none. */
  async printLastReceipt(): Promise<Result<unknown> | null> {
    const receiptNo = this.#desk.database.connection
      .prepare<[], string>('SELECT receipt_no FROM receipt ORDER BY rowid DESC LIMIT 1')
      .pluck()
      .get();
    return receiptNo === undefined ? null : await this.#call.receipts.print({ receiptNo });
  }

  /** Undoes what the core has rejected, the oldest first, else the last card issued; null when there is neither. */
  async reverse(): Promise<Result<unknown> | null> {
    const queue = await this.#call.corrections.queue();
    if (!queue.ok) return queue;
    const rejected = queue.value.cases.find(({ state }) => state === 'OPEN')?.issuance?.issuanceId;
    const issuanceId = rejected ?? this.#lastIssued();
    if (issuanceId === undefined) return null;
    const wish = {
      issuanceId,
      reason: rejected === undefined ? ('CUSTOMER_WITHDREW' as const) : ('REJECTED_BY_CORE' as const),
      card: 'SPOILED' as const,
    };
    const prepared = await this.#call.corrections.prepareReversal(wish);
    if (!prepared.ok) return prepared;
    const approved = await this.#approved(prepared.value);
    return approved.ok
      ? await this.#call.corrections.reverse({ ...wish, approvalRequestId: approved.value })
      : approved;
  }

  #lastIssued(): string | undefined {
    return this.#desk.database.connection
      .prepare<[], string>(
        "SELECT issuance_id FROM issuance WHERE state = 'ISSUED' ORDER BY closed_by DESC LIMIT 1",
      )
      .pluck()
      .get();
  }

  async #oldestOpen(): Promise<Result<{ issuanceId: string; cardSerialNo: string }> | null> {
    const open = await this.#call.issuance.open();
    if (!open.ok) return open;
    const [oldest] = open.value;
    return oldest === undefined ? null : succeed(oldest);
  }

  async #endOpenIssuances(): Promise<void> {
    for (const { issuanceId, cardSerialNo } of certain(await this.#call.issuance.open()).value) {
      this.#card.lay(numberOf(cardSerialNo));
      if (this.#random() < 0.5) await this.#call.issuance.resume({ issuanceId, reader });
      // Taken up in vain, or not at all: an issuance that is done by now says so.
      await this.#call.issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW', carryCash: false });
    }
  }

  #cardInStock(): string | undefined {
    const [first, ...others] = this.#desk.database.connection
      .prepare<[], string>(`
        SELECT serial_no FROM stock_card c WHERE status = 'IN_STOCK' AND branch_no = '0421'
          AND NOT EXISTS (SELECT 1 FROM issuance i WHERE i.serial_no = c.serial_no AND i.state = 'STARTED')
        ORDER BY serial_no`)
      .pluck()
      .all();
    return first && oneOf(this.#random, [first, ...others]);
  }

  #wish(apdus: number | null): Wish {
    const customer = oneOf(this.#random, [customers.best, customers.withoutTier, customers.vvip]);
    const method = oneOf<Wish['method']>(this.#random, [
      'CASH',
      'DEBIT',
      ...(customer === customers.vvip ? ['WAIVED' as const] : []),
    ]);
    return { customer, method, apdus };
  }

  async #feeBy(method: Wish['method'], order: WaivedOrder): Promise<Result<FeeSettlement>> {
    switch (method) {
      case 'CASH':
        return succeed({ method, received: won(10_000), carriedFrom: null });
      case 'DEBIT':
        return succeed({ method, accountNo: order.customer.accounts[0] ?? '' });
      case 'WAIVED':
        return await this.#approvedWaiver(order);
    }
  }

  async #approvedWaiver({ customer, draftId, serialNo }: WaivedOrder): Promise<Result<FeeSettlement>> {
    const { customerNo } = customer;
    const assessed = await this.#call.issuance.assess({ customerNo });
    if (!assessed.ok) return assessed;
    const { customer: shown, fee } = assessed.value;
    if (fee.waiver.tier === null) return fail('WaiverNotAllowed');
    const approved = await this.#approved({
      kind: 'FEE_WAIVER',
      orderId: draftId,
      customerNo,
      maskedName: shown.maskedName,
      serialNo,
      amount: fee.amount,
      ground: fee.waiver.tier,
    });
    return approved.ok ? succeed({ method: 'WAIVED', approvalRequestId: approved.value }) : approved;
  }

  /** The supervisor comes over and approves; the number of the request. */
  async #approved(subject: ApprovalSubject): Promise<Result<string>> {
    const requested = await this.#call.approvals.request({ subject });
    if (!requested.ok) return requested;
    const { requestId } = requested.value;
    const { staffNo: approver, password } = staff.supervisor;
    const given = await this.#call.approvals.give({
      requestId,
      approver,
      credential: { method: 'PASSWORD', password },
    });
    return given.ok ? succeed(requestId) : given;
  }
}

/** What a supervisor is asked about. */
interface WaivedOrder {
  readonly customer: Customer;
  readonly draftId: string;
  readonly serialNo: string;
}

const orderFor = (
  draftId: string,
  cardSerialNo: string,
  { customerNo }: Customer,
  fee: FeeSettlement,
): IssuanceOrder => ({
  draftId,
  customerNo,
  identityDocument: { kind: 'RESIDENT_CARD', number: '9001010000000', authenticityCheck: 'AUTHENTIC' },
  phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
  legalRepresentative: null,
  replacement: 'DEFECTIVE',
  reader,
  cardSerialNo,
  fee,
  exposureApprovalId: null,
});

const numberOf = (serialNo: string): number => {
  const n = Number(serialNo.slice(4));
  if (serialNoOf(n) !== serialNo) throw new Error('only sample cards are in this stock');
  return n;
};

const draftOf = (order: IssuanceOrder, step: IssuanceDraft['step']): IssuanceDraft => {
  const { fee, exposureApprovalId: _given, ...typed } = order;
  return { ...typed, step, feeMethod: fee.method };
};

/** What nothing here can go wrong with. */
function certain<T>(result: Result<T>) {
  if (!result.ok) throw new Error(result.problem.tag);
  return result;
}
