import type { CorrectionCase } from '../../../electron/contract/correction.ts';
import type { RecallOutcome } from '../../../electron/contract/correction-records.ts';
import type { WayOut } from '../../../electron/contract/rejection.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { approved, type Call } from './second-person.ts';

/** What a teller does with what the core has rejected; null where there is nothing of the kind. */
export class CorrectionWork {
  readonly #call: Call;
  readonly #connection: Connection;

  constructor(call: Call, connection: Connection) {
    this.#call = call;
    this.#connection = connection;
  }

  /** Sends the oldest issuance that papers can put right again, with other papers. */
  async correct(): Promise<Result<unknown> | null> {
    const found = await this.#oldest('CORRECT', ({ issuance }) => issuance !== null);
    if (found === null || !found.ok) return found;
    const { caseNo } = found.value;
    const detail = await this.#call.corrections.detail({ caseNo });
    if (!detail.ok || detail.value.papers === null) return detail;
    const { phoneCheck, legalRepresentative, replacement } = detail.value.papers;
    const identityDocument = {
      kind: 'PASSPORT',
      number: 'M12345678',
      authenticityCheck: 'AUTHENTIC',
    } as const;
    return await this.#call.corrections.correct({
      caseNo,
      papers: { identityDocument, phoneCheck, legalRepresentative, replacement },
      reason: 'OTHER_PAPERS_SEEN',
    });
  }

  /** Undoes what the core has rejected, the oldest first, else the last card issued. */
  async reverse(): Promise<Result<unknown> | null> {
    const found = await this.#oldest('REVERSE');
    if (found !== null && !found.ok) return found;
    const rejected = found?.value.issuance?.issuanceId;
    const issuanceId = rejected ?? this.#lastIssued();
    if (issuanceId === undefined) return null;
    const wish = {
      issuanceId,
      reason: rejected === undefined ? ('CUSTOMER_WITHDREW' as const) : ('REJECTED_BY_CORE' as const),
      card: 'SPOILED' as const,
    };
    const prepared = await this.#call.corrections.prepareReversal(wish);
    if (!prepared.ok) return prepared;
    const request = await approved(this.#call, prepared.value);
    return request.ok
      ? await this.#call.corrections.reverse({ ...wish, approvalRequestId: request.value })
      : request;
  }

  /** A word with the customer of the oldest rejected issuance about the card. */
  async recall(outcome: RecallOutcome): Promise<Result<unknown> | null> {
    const found = await this.#oldest('RECALL_CARD');
    if (found === null || !found.ok) return found;
    const issuanceId = found.value.issuance?.issuanceId;
    return issuanceId === undefined
      ? null
      : await this.#call.corrections.recall({ issuanceId, contact: 'CALL', outcome });
  }

  /** Lets the oldest record rest that leaves nothing to undo. */
  async withdraw(): Promise<Result<unknown> | null> {
    const found = await this.#oldest('WITHDRAW');
    if (found === null || !found.ok) return found;
    const wish = { caseNo: found.value.caseNo, reason: 'SETTLED_WITH_CORE' as const };
    const prepared = await this.#call.corrections.prepareWithdrawal(wish);
    if (!prepared.ok) return prepared;
    const request = await approved(this.#call, prepared.value);
    return request.ok
      ? await this.#call.corrections.withdraw({ ...wish, approvalRequestId: request.value })
      : request;
  }

  async #oldest(
    way: WayOut,
    isMeant: (one: CorrectionCase) => boolean = () => true,
  ): Promise<Result<CorrectionCase> | null> {
    const queue = await this.#call.corrections.queue();
    if (!queue.ok) return queue;
    const found = queue.value.cases.find(
      (one) => one.state === 'OPEN' && one.rejection.ways.includes(way) && isMeant(one),
    );
    return found === undefined ? null : succeed(found);
  }

  #lastIssued(): string | undefined {
    return this.#connection
      .prepare<[], string>(
        "SELECT issuance_id FROM issuance WHERE state = 'ISSUED' ORDER BY closed_by DESC LIMIT 1",
      )
      .pluck()
      .get();
  }
}
