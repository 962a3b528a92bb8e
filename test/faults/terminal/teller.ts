import { createRouterClient } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
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
import { customers, reportedLostDocuments, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { oneOf } from '../random.ts';
import { type CardOnReader, reader } from './card-on-reader.ts';
import { CashWork } from './cash-work.ts';
import { ClaimWork } from './claim-work.ts';
import { CorrectionWork } from './correction-work.ts';
import { isPhantom } from './phantom-card.ts';
import { approved, type Call } from './second-person.ts';

/** APDUs of reading a card and of its proofs together: a card pulled after fewer leaves an issuance open, or unbegun. */
const apdusOfAnIssuance = 12;

type Act =
  | 'issue'
  | 'issueInterrupted'
  | 'changeShift'
  | 'mistypePassword'
  | 'putRight'
  | 'handleCash'
  | 'handleClaim'
  | 'giveBack';

/** Each as often as it stands here. */
const acts: readonly [Act, ...Act[]] = [
  'issue',
  ...Array<Act>(11).fill('issue'),
  ...Array<Act>(4).fill('issueInterrupted'),
  'changeShift',
  'mistypePassword',
  ...Array<Act>(6).fill('putRight'),
  ...Array<Act>(3).fill('handleCash'),
  ...Array<Act>(6).fill('handleClaim'),
  'giveBack',
];

/** How a teller is to issue one card. */
export interface Wish {
  readonly customer: Customer;
  readonly method: FeeSettlement['method'];
  /** LOST: the document is reported lost, as the core alone knows. */
  readonly document: 'GOOD' | 'LOST';
  /** The card is taken away after so many APDUs; null: when it is done. */
  readonly apdus: number | null;
}

/** A teller at work, by the calls the page would make; what is left open is drawn by lot. */
export class Teller {
  readonly #desk: Desk;
  readonly #card: CardOnReader;
  readonly #random: () => number;
  readonly #call: Call;
  readonly cash: CashWork;
  readonly corrections: CorrectionWork;
  readonly claims: ClaimWork;

  constructor(desk: Desk, card: CardOnReader, random: () => number) {
    this.#desk = desk;
    this.#card = card;
    this.#random = random;
    this.#call = createRouterClient(deskRouter(desk));
    this.cash = new CashWork(this.#call);
    this.corrections = new CorrectionWork(this.#call, desk.database.connection);
    this.claims = new ClaimWork(this.#call, desk.database.connection);
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

  /** Whatever there is to put right or undo; what can't be done now is refused, and says so. */
  async putRight(): Promise<void> {
    const work = this.corrections;
    await oneOf(this.#random, [
      () => work.correct(),
      () => work.correct(),
      () => work.reverse(),
      () => work.recall('RETURNED'),
      () => work.withdraw(),
      () => this.spoilPhantom(),
    ])();
  }

  async handleCash(): Promise<void> {
    const { cash } = this;
    await oneOf(this.#random, [
      () => cash.openDrawer(),
      () => cash.openDrawer(),
      () => cash.moveCash('FROM_VAULT'),
      () => cash.moveCash('TO_VAULT'),
      () => cash.count(),
      () => cash.bookDifference('OVER'),
      () => cash.bookDifference('SHORT'),
    ])();
  }

  async handleClaim(): Promise<void> {
    const { claims } = this;
    await oneOf(this.#random, [
      () => claims.file('GOOD'),
      () => claims.file('GOOD'),
      () => claims.file('LOST'),
      () => claims.correct(),
      () => claims.note(),
      () => claims.supplement(),
      () => claims.recordRefund(),
      () => claims.withdraw(),
    ])();
  }

  async giveBack(): Promise<void> {
    await this.returnCarried();
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
  async issueTo({ customer, method, document, apdus }: Wish): Promise<Result<IssuanceOutcome> | null> {
    const serialNo = this.#cardInStock();
    if (serialNo === undefined) return null;
    const draftId = uuidv7();
    const fee = await this.#feeBy(method, { customer, draftId, serialNo });
    if (!fee.ok) return fee;
    const order = orderFor(draftId, serialNo, customer, fee.value, document);
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
  async abandonOldest(carryCash: boolean): Promise<Result<unknown> | null> {
    const open = await this.#oldestOpen();
    if (open === null || !open.ok) return open;
    const { issuanceId } = open.value;
    return await this.#call.issuance.abandon({
      issuanceId,
      reason: 'CUSTOMER_WITHDREW',
      carryCash,
    });
  }

  /** Prints the last receipt, most often again; null when there is none. */
  async printLastReceipt(): Promise<Result<unknown> | null> {
    const receiptNo = this.#desk.database.connection
      .prepare<[], string>('SELECT receipt_no FROM receipt ORDER BY rowid DESC LIMIT 1')
      .pluck()
      .get();
    return receiptNo === undefined ? null : await this.#call.receipts.print({ receiptNo });
  }

  /** Gives the oldest carried fee back; null when there is none. */
  async returnCarried(): Promise<Result<unknown> | null> {
    const carried = await this.#call.issuance.carried();
    if (!carried.ok) return carried;
    const [oldest] = carried.value;
    return oldest === undefined
      ? null
      : await this.#call.issuance.returnCarried({ issuanceId: oldest.issuanceId });
  }

  /** Takes a card out of use that the core knows nothing of; null when there is none left. */
  async spoilPhantom(): Promise<Result<unknown> | null> {
    const serialNo = this.#inStock().find(isPhantom);
    return serialNo === undefined ? null : await this.#call.stock.spoil({ serialNo, reason: 'DAMAGED' });
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
      const carryCash = this.#random() < 0.5;
      await this.#call.issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW', carryCash });
    }
  }

  #cardInStock(): string | undefined {
    const [first, ...others] = this.#inStock().filter((serialNo) => !isPhantom(serialNo));
    return first && oneOf(this.#random, [first, ...others]);
  }

  #inStock(): string[] {
    return this.#desk.database.connection
      .prepare<[], string>(`
        SELECT serial_no FROM stock_card c WHERE status = 'IN_STOCK' AND branch_no = '0421'
          AND NOT EXISTS (SELECT 1 FROM issuance i WHERE i.serial_no = c.serial_no AND i.state = 'STARTED')
        ORDER BY serial_no`)
      .pluck()
      .all();
  }

  #wish(apdus: number | null): Wish {
    const customer = oneOf(this.#random, [customers.best, customers.withoutTier, customers.vvip]);
    const method = oneOf<Wish['method']>(this.#random, [
      'CASH',
      'DEBIT',
      ...(customer === customers.vvip ? ['WAIVED' as const] : []),
    ]);
    const document = this.#random() < 0.25 ? 'LOST' : 'GOOD';
    return { customer, method, document, apdus };
  }

  async #feeBy(method: Wish['method'], order: WaivedOrder): Promise<Result<FeeSettlement>> {
    switch (method) {
      case 'CASH':
        return await this.#cash(order.customer);
      case 'DEBIT':
        return succeed({ method, accountNo: order.customer.accounts[0] ?? '' });
      case 'WAIVED':
        return await this.#approvedWaiver(order);
    }
  }

  /** What was carried over for this customer today pays, with a note on top. */
  async #cash({ customerNo }: Customer): Promise<Result<FeeSettlement>> {
    const carried = await this.#call.issuance.carried();
    if (!carried.ok) return carried;
    const today = this.#desk.counter?.days.today();
    const own = carried.value.find((fee) => fee.customerNo === customerNo && fee.businessDate === today);
    return succeed({ method: 'CASH', received: won(10_000), carriedFrom: own?.issuanceId ?? null });
  }

  async #approvedWaiver({ customer, draftId, serialNo }: WaivedOrder): Promise<Result<FeeSettlement>> {
    const { customerNo } = customer;
    const assessed = await this.#call.issuance.assess({ customerNo });
    if (!assessed.ok) return assessed;
    const { customer: shown, fee } = assessed.value;
    if (fee.waiver.tier === null) return fail('WaiverNotAllowed');
    const request = await approved(this.#call, {
      kind: 'FEE_WAIVER',
      orderId: draftId,
      customerNo,
      maskedName: shown.maskedName,
      serialNo,
      amount: fee.amount,
      ground: fee.waiver.tier,
    });
    return request.ok ? succeed({ method: 'WAIVED', approvalRequestId: request.value }) : request;
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
  document: Wish['document'],
): IssuanceOrder => ({
  draftId,
  customerNo,
  identityDocument: {
    kind: 'RESIDENT_CARD',
    number: document === 'GOOD' ? '9001010000000' : (reportedLostDocuments[0] ?? ''),
    authenticityCheck: 'AUTHENTIC',
  },
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
