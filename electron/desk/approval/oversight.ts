import type { Database } from 'better-sqlite3';
import type { ApprovalsOverview, ApprovalView } from '../../contract/approval.ts';
import { approvalRecords } from '../../contract/approval-records.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { won } from '../../contract/won.ts';
import type { BusinessDays } from '../day/business-days.ts';
import type { WaiverCounts } from '../issuance/waiver-counts.ts';
import type { Journal } from '../journal/journal.ts';
import { readSettings } from '../settings.ts';
import type { StaffRegister } from '../staff/staff-register.ts';
import type { Approvals } from './approvals.ts';
import type { RemoteApprovals } from './remote-approvals.ts';

const dayMs = 86_400_000;
/** Requests of one day that a page shows at most. */
const mostShown = 200;

/** What a supervisor sees of approvals: the day's, its waivers, the pairs of the last weeks, and what stood out. */
export class Oversight {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #approvals: Approvals;
  readonly #remote: RemoteApprovals;
  readonly #register: StaffRegister;
  readonly #counts: WaiverCounts;
  readonly #days: BusinessDays;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    approvals: Approvals;
    remote: RemoteApprovals;
    register: StaffRegister;
    counts: WaiverCounts;
    days: BusinessDays;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#approvals = parts.approvals;
    this.#remote = parts.remote;
    this.#register = parts.register;
    this.#counts = parts.counts;
    this.#days = parts.days;
  }

  /** What waits for an answer, from here and from the branch's other terminals. */
  waiting(): ApprovalView[] {
    return [...this.#approvals.waiting(), ...this.#remote.waiting()];
  }

  /** @returns problem NoStaffYet */
  overview(): Result<ApprovalsOverview> {
    const settings = readSettings(this.#connection);
    if (settings === null) return fail('NoStaffYet');
    const { pairAlarm, perBranchADay } = settings.waivers;
    const today = this.#days.today();
    const since = instantOf(Date.parse(today) - (pairAlarm.days - 1) * dayMs).slice(0, 10);
    const waived = this.#counts.usedOn(today);
    return succeed({
      businessDate: today,
      waiting: this.waiting(),
      requests: this.#requestsOn(today),
      waivers: {
        count: waived.count,
        amount: won(waived.amount),
        forReason: this.#counts.forReasonOn(today),
        forReasonLimit: perBranchADay,
      },
      days: pairAlarm.days,
      pairs: this.#counts.pairsIn(since, today).slice(0, 8),
      events: this.#eventsSince(since),
    });
  }

  #requestsOn(date: string): ApprovalsOverview['requests'] {
    return this.#connection
      .prepare<[string, number], string>(
        'SELECT request_id FROM approval_request WHERE business_date = ? ORDER BY requested_by DESC LIMIT ?',
      )
      .pluck()
      .all(date, mostShown)
      .flatMap((requestId) => {
        const found = this.#approvals.find(requestId);
        return found.ok ? [found.value] : [];
      });
  }

  #eventsSince(date: string): ApprovalsOverview['events'] {
    return this.#connection
      .prepare<[string], number>(
        'SELECT raised_by FROM security_event WHERE business_date >= ? ORDER BY business_date DESC, raised_by DESC LIMIT 20',
      )
      .pluck()
      .all(date)
      .map((seq) => {
        const { occurredAt, payload } = this.#journal.at(seq);
        const { kind: _kind, ...event } = approvalRecords.SecurityEventRaised.parse(payload);
        return {
          ...event,
          raisedAt: occurredAt,
          makerName: this.#register.nameOf(event.maker),
          approverName: this.#register.nameOf(event.approver),
        };
      });
  }
}
