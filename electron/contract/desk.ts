import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { approvalCalls } from './approval-calls.ts';
import { anybody, call, done, needs, signedIn } from './call.ts';
import { ReaderSnapshot } from './card-process.ts';
import { claimIntakeCalls } from './claim-calls.ts';
import { claimFollowUpCalls } from './claim-follow-up-calls.ts';
import { claimMoneyCalls } from './claim-money-calls.ts';
import { claimPaperCalls } from './claim-paper-calls.ts';
import { correctionCalls } from './correction.ts';
import { CustomerNo, CustomerView } from './customer.ts';
import { dayCalls } from './day-calls.ts';
import { drawerCalls } from './drawer-calls.ts';
import { EvidenceProgress } from './evidence.ts';
import { evidenceCalls } from './evidence-calls.ts';
import { OfflineExposure } from './exposure.ts';
import {
  AbandonReason,
  CardOnReader,
  CarriedFee,
  EligibilityAssessment,
  IssuanceDraft,
  IssuanceOrder,
  IssuanceOutcome,
  IssuanceProgress,
  OpenIssuance,
} from './issuance.ts';
import { JournalType } from './journal-entry.ts';
import { journalGapCalls } from './journal-gap.ts';
import { DiskView, DrainView, LineView, lineCalls, NextTry } from './line.ts';
import { CalendarDate, Instant } from './moment.ts';
import { monthCalls } from './month.ts';
import { Problem } from './problem.ts';
import { Rejection } from './rejection.ts';
import { resultOf } from './result.ts';
import { Role, StaffNo } from './staff.ts';
import { stockCalls } from './stock.ts';
import { tariffCalls } from './tariff.ts';
import { Won } from './won.ts';

/** Page ↔ desk: every call the page can make. Actor and role come from the desk's session, never from the page. */

export const SessionView = z.strictObject({
  staffNo: StaffNo,
  name: z.string(),
  role: Role,
  locked: z.boolean(),
  signedInAt: Instant,
});
export type SessionView = z.infer<typeof SessionView>;

/** Everything the frame of the page shows; pushed at every change. */
export const TerminalStatus = z.strictObject({
  bankName: z.string(),
  branchName: z.string(),
  terminalId: z.string(),
  /** DEMO shows a banner: simulated core, simulated cards, invented people. */
  environment: z.enum(['DEMO', 'PRODUCTION']),
  businessDate: CalendarDate,
  /** False until the first feed has brought staff and settings. */
  ready: z.boolean(),
  session: SessionView.nullable(),
  idleLockMinutes: z.int().positive(),
  line: LineView,
  /** Entries the core has not stored yet. */
  waiting: z.int().nonnegative(),
  oldestWaitingAt: Instant.nullable(),
  /** A backlog going out; null when there is none, or none worth a bar. */
  drain: DrainView.nullable(),
  /** Null while the core is being talked to, and when it never will be by itself. */
  nextTry: NextTry.nullable(),
  /** Null before the first feed. */
  exposure: OfflineExposure.nullable(),
  disk: DiskView,
  /** Files of filed claims on their way to the core, the smallest first. */
  evidence: z.array(EvidenceProgress).max(100),
  /** Number of the newest entry: it rises with every act, also with one that is at the core before anybody looks. */
  lastSeq: z.int().nonnegative(),
  /** Entries stored but not yet judged by the core. */
  provisional: z.int().nonnegative(),
  /** Rejected records of this terminal that are not dealt with. */
  rejected: z.int().nonnegative(),
  /** Rejected records, and cards to get back, that need the one who is signed in; 0 while nobody is. */
  corrections: z.int().nonnegative(),
  readers: ReaderSnapshot,
  /** Papers and answers about filed claims that are due soon, or overdue. */
  claimReminders: z.int().nonnegative(),
  /** Rises with every word of the core about a claim. */
  claimsHeard: z.int().nonnegative(),
  /** Cash in this terminal's drawer from fees, won. */
  drawer: Won,
  /** Issuances that began and have not ended. */
  openIssuances: z.int().nonnegative(),
  /** Fees of abandoned issuances that are on the counter, for a next card or to be given back. */
  carriedFees: z.int().nonnegative(),
  /** Requests for consent that wait for an answer, from here and from the branch's other terminals. */
  approvalsWaiting: z.int().nonnegative(),
  /** The issuance running now, if any. */
  progress: IssuanceProgress.nullable(),
  /** What a person must know now: full disk, broken clock, alarms; most serious first. */
  alarms: z.array(Problem),
});
export type TerminalStatus = z.infer<typeof TerminalStatus>;

export const Password = z.string().min(1).max(200);

/** One line of the history: an issuance with where it stands. */
export const HistoryRow = z.strictObject({
  issuanceId: z.uuid(),
  startedAt: Instant,
  businessDate: CalendarDate,
  maker: StaffNo,
  customerNo: CustomerNo,
  maskedName: z.string(),
  serialNo: z.string(),
  fee: Won,
  feeMethod: z.enum(['CASH', 'DEBIT', 'WAIVED']),
  state: z.enum(['STARTED', 'ISSUED', 'ABANDONED', 'REVERSED']),
  /** Where the record stands: still here, at the core, accepted with its number, or rejected. */
  sync: z.enum(['WAITING', 'STORED', 'ACCEPTED', 'REJECTED']),
  receiptNo: z.string().nullable(),
  coreNo: z.string().nullable(),
  rejection: Rejection.nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/** One issuance told from beginning to end. */
export const HistoryDetail = z.strictObject({
  row: HistoryRow,
  maskedIdentityDocument: z.string(),
  identityDocumentKind: z.string(),
  approver: StaffNo.nullable(),
  /** The fee that was in force when the issuance began, by the schedule this terminal had then; null: it had none. */
  feeOfTheDay: z.strictObject({ amount: Won, effectiveFrom: CalendarDate }).nullable(),
  /** Of the fee's way back; null unless the issuance was reversed. */
  refundReceiptNo: z.string().nullable(),
  entries: z.array(
    z.strictObject({
      seq: z.int().positive(),
      type: JournalType,
      occurredAt: Instant,
      actor: z.string(),
      sync: z.enum(['WAITING', 'STORED', 'ACCEPTED', 'REJECTED']),
    }),
  ),
});
export type HistoryDetail = z.infer<typeof HistoryDetail>;

/** Numbers of the home screen, for today's business date. */
export const TodayView = z.strictObject({
  issued: z.int().nonnegative(),
  abandoned: z.int().nonnegative(),
  cashFees: Won,
  debitFees: Won,
  waivedFees: Won,
  cardsInStock: z.int().nonnegative(),
  /** Issued per hour of the day in Seoul, 24 numbers. */
  issuedByHour: z.array(z.int().nonnegative()).length(24),
});
export type TodayView = z.infer<typeof TodayView>;

export const deskContract = {
  terminal: {
    /** The status now and at every change, for as long as the page listens. */
    watch: call.meta(anybody).output(eventIterator(TerminalStatus)),
    today: call.meta(needs('LOOK')).output(resultOf(TodayView)),
  },
  line: lineCalls,
  session: {
    signIn: call
      .meta(anybody)
      .input(z.strictObject({ staffNo: StaffNo, password: Password }))
      .output(resultOf(SessionView)),
    signOut: call.meta(signedIn).output(done),
    lock: call.meta(signedIn).output(done),
    unlock: call
      .meta(signedIn)
      .input(z.strictObject({ password: Password }))
      .output(resultOf(SessionView)),
    /** Somebody pressed a key: the idle lock starts anew. */
    stayAwake: call.meta(needs('BE_HERE')).output(done),
  },
  customers: {
    search: call
      .input(z.strictObject({ query: z.string().trim().min(2).max(60) }))
      .output(
        resultOf(z.strictObject({ customers: z.array(CustomerView), source: z.enum(['CORE', 'TERMINAL']) })),
      ),
  },
  issuance: {
    /** The caller's own unfinished draft, if any. */
    draft: call.output(resultOf(IssuanceDraft.nullable())),
    saveDraft: call.input(IssuanceDraft).output(resultOf(z.strictObject({ savedAt: Instant }))),
    discardDraft: call.input(z.strictObject({ draftId: z.uuid() })).output(done),
    assess: call.input(z.strictObject({ customerNo: CustomerNo })).output(resultOf(EligibilityAssessment)),
    /** Reads the card in a reader and checks it against the branch's stock. Writes nothing on the card. */
    identifyCard: call.input(z.strictObject({ reader: z.string().max(200) })).output(resultOf(CardOnReader)),
    /** Issues. Progress comes through `terminal.watch`; a page that goes away does not stop it. */
    perform: call.input(IssuanceOrder).output(resultOf(IssuanceOutcome)),
    /** Issuances that began and have not ended, oldest first. */
    open: call.output(resultOf(z.array(OpenIssuance))),
    /** Takes up an open issuance with the same card on a reader again. */
    resume: call
      .input(z.strictObject({ issuanceId: z.uuid(), reader: z.string().max(200) }))
      .output(resultOf(IssuanceOutcome)),
    /** Ends an open issuance without a card handed over; cash goes back to the customer, or stays for the next card. */
    abandon: call
      .input(z.strictObject({ issuanceId: z.uuid(), reason: AbandonReason, carryCash: z.boolean() }))
      .output(resultOf(z.strictObject({ cashToReturn: Won, cashCarried: Won }))),
    /** Fees carried over that no card has been paid with, oldest first. */
    carried: call.output(resultOf(z.array(CarriedFee))),
    /** Gives a carried fee back to the customer. */
    returnCarried: call
      .input(z.strictObject({ issuanceId: z.uuid() }))
      .output(resultOf(z.strictObject({ cashToReturn: Won }))),
  },
  approvals: approvalCalls,
  claims: { ...claimIntakeCalls, ...claimFollowUpCalls, ...claimMoneyCalls, ...claimPaperCalls },
  drawer: drawerCalls,
  evidence: evidenceCalls,
  day: dayCalls,
  receipts: {
    /** The receipt as a PDF in base64, 80 mm wide, in Korean. */
    render: call
      .meta(needs('LOOK'))
      .input(z.strictObject({ receiptNo: z.string().max(40) }))
      .output(resultOf(z.strictObject({ pdf: z.base64() }))),
    /** Sends it to the printer; from the second time on it is marked as a copy. */
    print: call
      .meta(needs('LOOK'))
      .input(z.strictObject({ receiptNo: z.string().max(40) }))
      .output(done),
  },
  stock: stockCalls,
  month: monthCalls,
  tariff: tariffCalls,
  history: {
    search: call
      .meta(needs('LOOK'))
      .input(
        z.strictObject({
          /** Part of a name, a serial number, a customer or receipt number; empty finds all. */
          query: z.string().trim().max(60),
          limit: z.int().min(1).max(500),
          /** How many stand above this page; it begins with the newest when left out. */
          skip: z.int().nonnegative().optional(),
        }),
      )
      .output(
        resultOf(
          z.strictObject({
            rows: z.array(HistoryRow),
            /** How many there are in all; counted with the first page alone. */
            total: z.int().nonnegative().nullable(),
          }),
        ),
      ),
    detail: call
      .meta(needs('LOOK'))
      .input(z.strictObject({ issuanceId: z.uuid() }))
      .output(resultOf(HistoryDetail)),
  },
  corrections: correctionCalls,
  journalGaps: journalGapCalls,
};
