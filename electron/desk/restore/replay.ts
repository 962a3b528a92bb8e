import type { Database } from 'better-sqlite3';
import type { IssuanceOutcome } from '../../contract/issuance.ts';
import {
  type JournalEntry,
  type JournalPayload,
  JournalPayloads,
  type JournalType,
} from '../../contract/journal-entry.ts';
import type { ApprovalBook } from '../approval/approval-book.ts';
import type { ClaimState } from '../claim/claim-state.ts';
import type { FollowUpState } from '../claim/follow-up/follow-up-state.ts';
import type { CorrectionState } from '../correction/correction-state.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { DrawerState } from '../drawer/drawer-state.ts';
import type { IssuanceState } from '../issuance/issuance-state.ts';
import { noteSecurityEvent } from '../issuance/waiver-watch.ts';
import { erasedBy } from '../journal/erase-payloads.ts';
import type { ReceiptBook } from '../receipt/receipt-book.ts';
import type { StockState } from '../stock/stock-state.ts';
import { noteGap, noteGapSettled } from './journal-gaps.ts';

/** The state tables, through what the acts themselves change them by. */
export interface ReplayBooks {
  readonly connection: Database;
  readonly issuances: IssuanceState;
  readonly receipts: ReceiptBook;
  readonly customers: CustomerDirectory;
  readonly approvals: ApprovalBook;
  readonly stock: StockState;
  readonly drawer: DrawerState;
  readonly claims: ClaimState;
  readonly followUps: FollowUpState;
  readonly corrections: CorrectionState;
  readonly days: BusinessDays;
}

type Replay<T extends JournalType> = (
  books: ReplayBooks,
  entry: JournalEntry,
  payload: JournalPayload<T>,
) => void;

/** For an entry that is a record and nothing else: no table says anything that follows from it. */
const noState = () => {};

/**
 * What each type of entry did to the state tables, to be done again when a terminal gets its lost entries back. Every
 * type stands here: whoever makes a new one either calls what its act calls, or says {@link noState}. An entry is
 * replayed once, in its turn, after the feed has brought what it refers to.
 */
const replays: { readonly [T in JournalType]: Replay<T> } = {
  TerminalEnrolled: noState,
  // The certificate itself is in no entry: a terminal put back renews its own again when its time has come.
  CertificateRenewed: noState,
  TerminalRestored: noState,
  // What could be read beyond a gap is in the frozen file alone.
  JournalGapFound: ({ connection }, entry, payload) => noteGap(connection, entry, payload),
  JournalGapSettled: ({ connection }, entry, payload) => noteGapSettled(connection, entry, payload),
  StaffSignedIn: noState,
  StaffSignedOut: noState,
  // A restored terminal counts wrong passwords anew.
  StaffSignInRefused: noState,
  StaffCardPinRefused: noState,
  SyncResumed: noState,
  ApprovalRequested: ({ approvals }, entry, payload) => approvals.begin(entry, payload),
  ApprovalGiven: ({ approvals }, entry, payload) => {
    const row = approvals.find(payload.requestId);
    if (row !== undefined) approvals.enter(entry, row, payload);
  },
  ApprovalRefused: ({ approvals }, entry, { requestId }) => approvals.end(entry, requestId, 'REFUSED'),
  ApprovalLapsed: ({ approvals }, entry, { requestId }) => approvals.end(entry, requestId, 'LAPSED'),
  // What another terminal asked is told of by the feed again for as long as it waits.
  RemoteApprovalAnswered: noState,
  RemoteApprovalReceived: ({ approvals }, entry, payload) => {
    const row = approvals.find(payload.requestId);
    if (row === undefined) return;
    if (payload.answer === 'GIVEN') approvals.enter(entry, row, payload);
    else approvals.end(entry, payload.requestId, 'REFUSED');
  },
  SecurityEventRaised: ({ connection }, entry, payload) => noteSecurityEvent(connection, entry, payload),
  SmartOtpIssuanceStarted: ({ issuances, customers }, entry, payload) =>
    issuances.started(entry, payload, customers.find(payload.customerNo)?.name ?? ''),
  SmartOtpIssuanceResumed: ({ issuances }, entry, payload) => issuances.resumed(entry, payload),
  SmartOtpIssued: ({ issuances }, entry, payload) => issuances.issued(entry, payload, shownOf(payload)),
  SmartOtpIssuanceAbandoned: ({ issuances }, entry, payload) => issuances.abandoned(entry, payload),
  CarriedFeeReturned: ({ issuances }, entry, payload) => issuances.carriedReturned(entry, payload),
  CardBatchReceived: ({ stock }, entry, payload) => stock.received(entry, payload),
  CardsAssigned: ({ stock }, entry, payload) => stock.assigned(entry, payload),
  CardSpoiled: ({ stock }, entry, payload) => stock.spoiled(entry, payload),
  CardLost: ({ stock }, entry, payload) => stock.lost(entry, payload),
  CardsReturned: ({ stock }, entry, payload) => stock.returned(entry, payload),
  StockCounted: ({ stock }, entry, payload) => stock.counted(entry, payload),
  DrawerOpened: ({ drawer }, entry, payload) => drawer.carriedOut(entry, payload),
  CashMoved: ({ drawer }, entry, payload) => drawer.carriedOut(entry, payload),
  DrawerHandedOver: ({ drawer }, entry, payload) => drawer.carriedOut(entry, payload),
  DrawerCounted: ({ drawer }, entry, payload) => drawer.counted(entry, payload),
  CashDifferenceBooked: ({ drawer }, entry, payload) => drawer.carriedOut(entry, payload),
  DayClosed: ({ drawer, days }, entry, { closing }) => {
    drawer.closed(entry, closing.counted);
    days.close(entry);
  },
  ClaimFiled: ({ claims }, entry, payload) => claims.filed(entry, payload),
  ClaimCorrected: ({ claims }, entry, payload) => claims.corrected(entry, payload),
  ClaimDraftHandedOver: ({ claims }, _entry, payload) => claims.draftHandedOver(payload),
  ClaimSupplemented: ({ followUps }, entry, payload) => followUps.supplemented(entry, payload),
  ClaimWithdrawn: ({ followUps }, entry, payload) => followUps.withdrawn(entry, payload),
  RefundProcedureRecorded: noState,
  ClaimNoteAdded: noState,
  ObjectionFiled: ({ followUps }, entry, payload) => followUps.objected(entry, payload),
  ClaimFormPrinted: noState,
  SmartOtpIssuanceCorrected: ({ corrections }, entry, payload) => corrections.corrected(entry, payload),
  SmartOtpIssuanceReversed: ({ corrections }, entry, payload) => corrections.reversed(entry, payload),
  CardRecalled: ({ corrections }, entry, payload) => corrections.recalled(entry, payload),
  RejectedRecordWithdrawn: ({ corrections }, entry, payload) => corrections.withdrawn(entry, payload),
  PersonalDataUnmasked: noState,
  PersonalDataErased: ({ followUps }, entry, payload) => followUps.erased(entry, payload),
  EvidenceCopiesErased: ({ followUps }, _entry, payload) => followUps.copiesErased(payload),
  ReceiptReprinted: ({ receipts }, _entry, { receiptNo, copyNo }) => receipts.notePrint(receiptNo, copyNo),
};

/** Does to the state tables what the act of this entry did; part of the caller's transaction. */
export function replay<T extends JournalType>(books: ReplayBooks, entry: JournalEntry & { type: T }): void {
  // What was erased is not brought back: the entry that erased it took what followed from it as well.
  if (erasedBy(entry.payload) === undefined) {
    const payload = JournalPayloads[entry.type].parse(entry.payload) as JournalPayload<T>;
    const act: Replay<T> = replays[entry.type];
    act(books, entry, payload);
  }
  books.approvals.use(entry);
}

/** What the teller was shown, as far as the entry tells: how long it took is forgotten. */
const shownOf = (issued: JournalPayload<'SmartOtpIssued'>): IssuanceOutcome => ({
  issuanceId: issued.issuanceId,
  receiptNo: issued.receiptNo,
  cardSerialNo: issued.serialNo,
  fee: issued.fee,
  provisional: issued.proof.check.kind === 'TICKET',
  testOtp: null,
  elapsedMs: 0,
  cardMs: 0,
  apduCount: 0,
});
