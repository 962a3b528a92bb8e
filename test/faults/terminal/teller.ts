import { createRouterClient, type RouterClient } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
import type { FeeSettlement, IssuanceDraft, IssuanceOrder } from '../../../electron/contract/issuance.ts';
import type { Result } from '../../../electron/contract/result.ts';
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

/** A teller at work, by the calls the page would make; what they do next is drawn by lot. */
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
    await this.#signIn();
    await this.#endOpenIssuances();
  }

  /** One thing of many; what an act comes to is for the journal to tell. */
  async act(): Promise<void> {
    await this[oneOf(this.#random, acts)]();
  }

  async issue(): Promise<void> {
    await this.#issue();
  }

  /** A customer takes the card away too early; then it is found again, or they withdraw. */
  async issueInterrupted(): Promise<void> {
    await this.#issue(Math.floor(this.#random() * apdusOfAnIssuance));
    await this.#endOpenIssuances();
  }

  async changeShift(): Promise<void> {
    await this.#call.session.signOut();
    await this.#signIn();
  }

  async mistypePassword(): Promise<void> {
    await this.#call.session.signIn({ staffNo: staff.teller.staffNo, password: 'mistyped' });
    await this.#signIn();
  }

  async #signIn(): Promise<void> {
    const { staffNo, password } = staff.teller;
    certain(await this.#call.session.signIn({ staffNo, password }));
  }

  async #issue(apdus?: number): Promise<void> {
    const serialNo = this.#cardInStock();
    if (serialNo === undefined) return await this.changeShift();
    const order = await this.#orderFor(serialNo);
    this.#card.lay(numberOf(serialNo), apdus);
    for (const step of ['CHECKS', 'CARD', 'FEE'] as const) {
      certain(await this.#call.issuance.saveDraft(draftOf(order, step)));
    }
    await this.#call.issuance.identifyCard({ reader });
    await this.#call.issuance.perform(order);
  }

  async #endOpenIssuances(): Promise<void> {
    for (const { issuanceId, cardSerialNo } of certain(await this.#call.issuance.open()).value) {
      this.#card.lay(numberOf(cardSerialNo));
      if (this.#random() < 0.5) await this.#call.issuance.resume({ issuanceId, reader });
      // Taken up in vain, or not at all: an issuance that is done by now says so.
      await this.#call.issuance.abandon({ issuanceId, reason: 'CUSTOMER_WITHDREW' });
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

  async #orderFor(cardSerialNo: string): Promise<IssuanceOrder> {
    const customer = oneOf(this.#random, [customers.best, customers.withoutTier, customers.vvip]);
    const draftId = uuidv7();
    const settle = oneOf<() => FeeSettlement | Promise<FeeSettlement>>(this.#random, [
      () => ({ method: 'CASH', received: won(10_000) }),
      () => ({ method: 'DEBIT', accountNo: customer.accounts[0] ?? '' }),
      ...(customer === customers.vvip ? [() => this.#approvedWaiver(draftId, cardSerialNo)] : []),
    ]);
    return {
      draftId,
      customerNo: customer.customerNo,
      identityDocument: { kind: 'RESIDENT_CARD', number: '9001010000000', authenticityCheck: 'AUTHENTIC' },
      phoneCheck: { device: 'ANDROID_PHONE', nfc: true, simHoldsNumber: true },
      legalRepresentative: null,
      replacement: 'DEFECTIVE',
      reader,
      cardSerialNo,
      fee: await settle(),
      exposureApprovalId: null,
    };
  }

  /** The supervisor comes over and approves. */
  async #approvedWaiver(orderId: string, serialNo: string): Promise<FeeSettlement> {
    const { customerNo } = customers.vvip;
    const { customer, fee } = certain(await this.#call.issuance.assess({ customerNo })).value;
    if (fee.waiver.tier === null) throw new Error('the customer’s tier is exempt');
    const subject = {
      kind: 'FEE_WAIVER',
      orderId,
      customerNo,
      maskedName: customer.maskedName,
      serialNo,
      amount: fee.amount,
      ground: fee.waiver.tier,
    } as const;
    const { requestId } = certain(await this.#call.approvals.request({ subject })).value;
    const { staffNo: approver, password } = staff.supervisor;
    const credential = { method: 'PASSWORD', password } as const;
    certain(await this.#call.approvals.give({ requestId, approver, credential }));
    return { method: 'WAIVED', approvalRequestId: requestId };
  }
}

const numberOf = (serialNo: string): number => {
  const n = Number(serialNo.slice(4));
  if (serialNoOf(n) !== serialNo) throw new Error('only sample cards are in this stock');
  return n;
};

const draftOf = (order: IssuanceOrder, step: IssuanceDraft['step']): IssuanceDraft => {
  const { fee, ...typed } = order;
  return { ...typed, step, feeMethod: fee.method };
};

/** What nothing here can go wrong with. */
function certain<T>(result: Result<T>) {
  if (!result.ok) throw new Error(result.problem.tag);
  return result;
}
