import { createHash, randomUUID } from 'node:crypto';
import type { ClaimSection } from '../../../electron/contract/claim-draft.ts';
import type { RefundProcedure } from '../../../electron/contract/claim-money.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { customers, reportedLostDocuments } from '../../simulators/core/sample-bank.ts';
import { samplePdf } from '../../unit/desk/evidence/sample-files.ts';
import { sampleMovement, sampleSections, stepOf } from '../../unit/desk/sample-claim.ts';
import { approved, type Call } from './second-person.ts';

/** GOOD, or LOST: reported lost, as the core alone knows. */
type Document = 'GOOD' | 'LOST';

/** Papers that are brought when the claim is filed; the others do not apply. */
const brought = ['CLAIM_FORM', 'NARRATIVE'] as const;
const notApplicable = [
  'POLICE_INCIDENT_CONFIRMATION',
  'STATEMENT_RECORD',
  'MESSAGES_AND_CALLS',
  'INVESTIGATION_DECISION',
] as const;

/** What is known of the refund procedure when it is recorded. */
const refund: RefundProcedure & { applied: true } = {
  applied: true,
  reportedAt: null,
  papersOn: '2026-11-21',
  finalNoticeOn: null,
  announcedOn: null,
  decidedOn: null,
  refund: null,
};

/** What a teller does about claims, by the calls the page would make; null where there is nothing of the kind. */
export class ClaimWork {
  readonly #call: Call;
  readonly #connection: Connection;

  constructor(call: Call, connection: Connection) {
    this.#call = call;
    this.#connection = connection;
  }

  /** Takes a claim in and files it: one that was begun and left, else a new one. */
  async file(document: Document): Promise<Result<unknown>> {
    const { claims } = this.#call;
    const drafts = await claims.drafts();
    if (!drafts.ok) return drafts;
    const claimId = drafts.value[0]?.claimId ?? randomUUID();
    const begun = await claims.begin({ claimId });
    return begun.ok ? await this.#complete(claimId, document) : begun;
  }

  /** Sends the oldest claim again that the core has rejected, with the right document and signed anew. */
  async correct(): Promise<Result<unknown> | null> {
    const queue = await this.#call.corrections.queue();
    if (!queue.ok) return queue;
    const claimId = queue.value.cases.find(
      ({ state, claim, rejection }) =>
        state === 'OPEN' && claim !== null && rejection.ways.includes('CORRECT'),
    )?.claim?.claimId;
    if (claimId === undefined) return null;
    const draft = await this.#call.claims.correct({ claimId });
    return draft.ok ? await this.#complete(claimId, 'GOOD') : draft;
  }

  note(): Promise<Result<unknown> | null> {
    return this.#about((claimId) => this.#call.claims.addNote({ claimId, note: '전화로 안내함' }));
  }

  /** A paper that was said not to apply is brought after all. */
  supplement(): Promise<Result<unknown> | null> {
    return this.#about(async (claimId) => {
      const taken = await this.#takeIn(claimId, 'STATEMENT_RECORD', claimId);
      return taken.ok ? await this.#call.claims.supplement({ claimId }) : taken;
    });
  }

  recordRefund(): Promise<Result<unknown> | null> {
    return this.#about((claimId) => this.#call.claims.recordRefund({ claimId, refund }));
  }

  withdraw(): Promise<Result<unknown> | null> {
    return this.#about(async (claimId) => {
      const wish = { claimId, reason: 'CUSTOMER_WITHDREW', words: '' } as const;
      const prepared = await this.#call.claims.prepareWithdrawal(wish);
      if (!prepared.ok) return prepared;
      const request = await approved(this.#call, prepared.value);
      return request.ok
        ? await this.#call.claims.withdraw({ ...wish, approvalRequestId: request.value })
        : request;
    });
  }

  /** The customer does not accept what was decided last. */
  object(): Promise<Result<unknown> | null> {
    return this.#about((claimId) =>
      this.#call.claims.object({ objectionId: randomUUID(), claimId, grounds: '비율이 낮습니다' }),
    );
  }

  /** With the claim that was filed last. */
  async #about(act: (claimId: string) => Promise<Result<unknown>>): Promise<Result<unknown> | null> {
    const claimId = this.#connection
      .prepare<[], string>(
        'SELECT claim_id FROM claim WHERE withdrawn_by IS NULL ORDER BY filed_by DESC LIMIT 1',
      )
      .pluck()
      .get();
    return claimId === undefined ? null : await act(claimId);
  }

  /** All that a draft lacks, and its filing. */
  async #complete(claimId: string, document: Document): Promise<Result<unknown>> {
    const { claims, evidence } = this.#call;
    const there = await evidence.list({ claimId });
    if (!there.ok) return there;
    let signed = there.value.find(({ paper }) => paper === 'CLAIM_FORM')?.fileId ?? '';
    for (const paper of brought.filter((one) => !there.value.some((file) => file.paper === one))) {
      // The form is of this claim alone, and of this signature; what else is brought may be the same every time.
      const taken = await this.#takeIn(claimId, paper, paper === 'CLAIM_FORM' ? randomUUID() : paper);
      if (!taken.ok) return taken;
      if (paper === 'CLAIM_FORM') signed = taken.value;
    }
    const sections = sectionsOf(signed);
    for (const section of sections) {
      const saved = await this.#save(claimId, section);
      if (!saved.ok) return saved;
    }
    const said = await this.#sayItIsAnother(claimId, sections);
    if (!said.ok) return said;
    const number = document === 'GOOD' ? '7506111234567' : (reportedLostDocuments[0] ?? '');
    const saved = await claims.saveIdentityNumber({ claimId, whose: 'customer', number });
    return saved.ok ? await claims.file({ claimId }) : saved;
  }

  /** Says of the customer's other claims that they are about other accidents. */
  async #sayItIsAnother(claimId: string, sections: readonly ClaimSection[]): Promise<Result<unknown>> {
    const others = await this.#call.claims.duplicates({ claimId });
    const who = sections.find(({ section }) => section === 'who');
    if (!others.ok || others.value.cases.length === 0 || who?.section !== 'who') return others;
    const shown = others.value.cases.map((one) =>
      one.where === 'HERE' ? one.provisionalNo : one.case.coreNo,
    );
    const duplicate = { shown, reason: 'ANOTHER_ACCIDENT', words: '다른 사고' } as const;
    return await this.#save(claimId, { ...who, content: { ...who.content, duplicate } });
  }

  #save(claimId: string, section: ClaimSection): Promise<Result<unknown>> {
    return this.#call.claims.saveDraft({ claimId, step: stepOf[section.section], section });
  }

  /** @returns the file's id */
  async #takeIn(claimId: string, paper: string, content: string): Promise<Result<string>> {
    const { evidence } = this.#call;
    const data = samplePdf(1, `/Info (${createHash('sha256').update(content).digest('hex')}) `);
    const begun = await evidence.begin({ claimId, paper, name: `${paper}.pdf`, bytes: data.length });
    if (!begun.ok) return begun;
    const { importId } = begun.value;
    const piece = await evidence.piece({ importId, offset: 0, data: data.toString('base64') });
    if (!piece.ok) return piece;
    const finished = await evidence.finish({ importId });
    return finished.ok ? succeed(finished.value.file.fileId) : finished;
  }
}

/** Every section of a smishing claim of one movement. */
function sectionsOf(signed: string): ClaimSection[] {
  const { who, what, money, declaration } = sampleSections(customers.claimantOffline, signed);
  const movement = sampleMovement(
    1,
    customers.claimantOffline,
    { kind: 'ACCOUNT', institution: '088', accountNo: '110****1234', holder: '홍*동' },
    5_000_000,
  );
  if (money.section !== 'money') throw new Error('every section is under its own name');
  return [
    who,
    what,
    { ...money, content: { ...money.content, movements: [movement], statedLoss: movement.amount } },
    {
      section: 'evidence',
      content: {
        absent: notApplicable.map((paper) => ({ paper, status: 'NOT_APPLICABLE', reason: '해당 없음' })),
      },
    },
    declaration,
  ];
}
