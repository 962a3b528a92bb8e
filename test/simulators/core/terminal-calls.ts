import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  type CardLookUpAnswer,
  CardLookUpRequest,
  type CaseLookUpAnswer,
  CaseLookUpRequest,
  type CustomerSearchAnswer,
  CustomerSearchRequest,
  corePaths,
  DebitRequest,
  type FeedAnswer,
  FeedRequest,
  type HeldAnswer,
  type HeldEvidenceAnswer,
  HeldEvidenceRequest,
  HeldRequest,
  type PingAnswer,
  type ShipAnswer,
  ShipRequest,
  TestOtpRequest,
} from '../../../electron/contract/core.ts';
import { instantOf, seoulDateOf } from '../../../electron/contract/moment.ts';
import { casesElsewhere } from './claims/claim-ledger.ts';
import { cardByIdentity, describeCard } from './core-card.ts';
import type { CoreDatabase } from './core-database.ts';
import { searchCustomers } from './customer-book.ts';
import { authoriseDebit } from './debit.ts';
import { missingEvidence } from './evidence/missing-evidence.ts';
import { readFeed } from './feed.ts';
import { heldAfter } from './held-journal.ts';
import { journalHead, takeIn } from './journal-intake.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { staffByNo } from './reference-data.ts';
import { answer, type Reply, refuse } from './reply.ts';
import type { Terminal } from './terminal.ts';
import { confirmTestOtp } from './test-otp.ts';

/** What a call works with besides its request. */
export interface CallContext {
  readonly database: CoreDatabase;
  readonly checkpointKey: KeyObject;
  readonly misbehaviour: Misbehaviour;
  /** The terminal that the client certificate names. */
  readonly terminal: Terminal;
}

/** A call as the endpoint makes it: 422 for a body that is not the request of the contract. */
export type TerminalCall = (body: unknown, context: CallContext) => Reply;

const call =
  <S extends z.ZodType>(
    schema: S,
    make: (request: z.infer<S>, context: CallContext) => Reply,
  ): TerminalCall =>
  (body, context) => {
    const request = schema.safeParse(body);
    return request.success ? make(request.data, context) : refuse(422, 'not the request of this path');
  };

/** Every call of an enrolled terminal. */
export const terminalCalls: Partial<Record<string, TerminalCall>> = {
  [corePaths.ping]: call(z.strictObject({}), () => {
    const now = Date.now();
    return answer({ now: instantOf(now), businessDate: seoulDateOf(now) } satisfies PingAnswer);
  }),

  [corePaths.journal]: call(ShipRequest, (request, { database, checkpointKey, misbehaviour, terminal }) => {
    const { terminalId } = terminal;
    if (request.terminalId !== terminalId) return refuse(403, 'the certificate is of another terminal');
    const intake = takeIn(database, terminal, request.entries);
    if (!intake.stored) return { status: 409, body: { contradiction: intake.contradiction } };
    const storedThrough = misbehaviour.checkpoint(checkpointKey, terminalId, intake.head);
    return answer({ storedThrough } satisfies ShipAnswer);
  }),

  [corePaths.heldJournal]: call(
    HeldRequest,
    (request, { database, checkpointKey, misbehaviour, terminal }) => {
      const { terminalId } = terminal;
      const entries = heldAfter(database, terminalId, request);
      const head = journalHead(database, terminalId);
      const storedThrough = head.seq === 0 ? null : misbehaviour.checkpoint(checkpointKey, terminalId, head);
      return answer({
        agrees: entries !== undefined,
        storedThrough,
        entries: misbehaviour.lagsBehind ? [] : (entries ?? []),
      } satisfies HeldAnswer);
    },
  ),

  [corePaths.feed]: call(FeedRequest, ({ cursor }, { database, misbehaviour, terminal }) => {
    const part = readFeed(database, terminal, cursor, misbehaviour.feedStepBack);
    if (part === undefined) return refuse(422, 'no cursor of this core');
    return answer({ ...part, items: misbehaviour.deliver(part.items) } satisfies FeedAnswer);
  }),

  [corePaths.searchCustomers]: call(CustomerSearchRequest, ({ query, staffNo }, { database, terminal }) => {
    const member = staffByNo(database, staffNo);
    if (!member?.active || member.branchNo !== terminal.branchNo) return refuse(403, 'nobody of this branch');
    return answer({ customers: searchCustomers(database, query) } satisfies CustomerSearchAnswer);
  }),

  [corePaths.lookUpCases]: call(CaseLookUpRequest, ({ customerNo, staffNo }, { database, terminal }) => {
    const member = staffByNo(database, staffNo);
    if (!member?.active || member.branchNo !== terminal.branchNo) return refuse(403, 'nobody of this branch');
    return answer({
      cases: casesElsewhere(database, customerNo, terminal.terminalId),
    } satisfies CaseLookUpAnswer);
  }),

  [corePaths.lookUpCard]: call(CardLookUpRequest, ({ identity }, { database }) => {
    const card = cardByIdentity(database, identity);
    return answer({ card: card ? describeCard(card) : null } satisfies CardLookUpAnswer);
  }),

  [corePaths.confirmTestOtp]: call(TestOtpRequest, (request, { database, terminal }) =>
    answer(confirmTestOtp(database, terminal, request)),
  ),

  [corePaths.authoriseDebit]: call(DebitRequest, (request, { database, terminal }) => {
    const debit = authoriseDebit(database, terminal, request, seoulDateOf(Date.now()));
    return debit === 'OTHER_QUESTION' ? refuse(422, 'the issuance has another debit') : answer(debit);
  }),

  [corePaths.heldEvidence]: call(HeldEvidenceRequest, ({ hashes }, { database }) => {
    const missing = new Set(missingEvidence(database, hashes));
    return answer({ held: hashes.filter((sha256) => !missing.has(sha256)) } satisfies HeldEvidenceAnswer);
  }),
};
