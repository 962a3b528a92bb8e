import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cashOf } from '../../../electron/contract/cash.ts';
import type { DrawerSubject } from '../../../electron/contract/drawer.ts';
import { won } from '../../../electron/contract/won.ts';
import { type SampleStaff, staff } from '../../simulators/core/sample-bank.ts';
import { alarmsAbout } from './alarms-about.ts';
import { cashCounter, countOf, good } from './cash-counter.ts';

const amount = fc.integer({ min: 1, max: 50 }).map((thousands) => thousands * 1_000);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('issue'), method: fc.constantFrom('CASH', 'DEBIT', 'WAIVED') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abandon') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fromVault'), amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('toVault'), amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('differ'), by: fc.integer({ min: -2, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('handOver') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('useConsentAgain') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('approveOneself') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock'), days: fc.integer({ min: -4_000, max: 0 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close') }) },
);
type Step = {
  do: string;
  method?: 'CASH' | 'DEBIT' | 'WAIVED';
  amount?: number;
  by?: number;
  days?: number;
};

test('through random days of work the books balance, the drawer adds up, and the core reckons the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps: Step[]) => {
      const counter = cashCounter({ drawerRequired: true });
      const model = { float: 0, in: 0, out: 0, issued: 0, waived: 0, debited: 0, refunded: 0 };
      const drawer = () => model.float + model.in - model.out;
      let holder: SampleStaff = staff.teller;
      let lastCash: { issuanceId: string; maker: SampleStaff } | null = null;
      const today = () => counter.program.drawer.businessDate();
      let used: { subject: DrawerSubject; requestId: string; maker: SampleStaff } | null = null;
      const carryOut = async (subject: DrawerSubject, approver?: SampleStaff) => {
        const requestId = await counter.consent(subject, approver, holder);
        good(counter.program.drawer.carryOut(subject, requestId, holder));
        used = { subject, requestId, maker: holder };
      };
      const setClockRight = () => {
        counter.clock.now = Date.parse(`${today()}T03:00:00.000Z`);
      };
      const openDrawer = async () => {
        const count = countOf(100_000);
        await carryOut({ kind: 'DRAWER_OPENING', businessDate: today(), count, amount: won(100_000) });
        model.float += 100_000;
      };
      const close = async () => {
        setClockRight();
        const subject = good(counter.prepare(drawer(), holder));
        const requestId = await counter.consent(subject, staff.headCashier, holder);
        good(counter.program.endOfDay.close(subject, requestId, holder));
        model.out += subject.counted;
        setClockRight();
      };

      const act: Record<string, (made: Step) => Promise<void> | void> = {
        issue: ({ method = 'CASH' }) => {
          const { issuanceId } = counter.issue(method, holder);
          model.issued += 3_000;
          if (method === 'WAIVED') model.waived += 3_000;
          if (method === 'DEBIT') model.debited += 3_000;
          if (method !== 'CASH') return;
          model.in += 3_000;
          lastCash = { issuanceId, maker: holder };
        },
        abandon: () => void counter.abandon('CASH'),
        reverse: async () => {
          if (lastCash === null || lastCash.maker !== holder || drawer() < 3_000) return;
          await counter.reverse(lastCash.issuanceId, holder);
          lastCash = null;
          model.out += 3_000;
          model.refunded += 3_000;
        },
        fromVault: async ({ amount = 0 }) => {
          const count = countOf(amount);
          await carryOut({
            kind: 'CASH_MOVEMENT',
            businessDate: today(),
            direction: 'FROM_VAULT',
            count,
            amount: cashOf(count),
          });
          model.in += amount;
        },
        toVault: async ({ amount = 0 }) => {
          if (amount > drawer()) return;
          const count = countOf(amount);
          await carryOut({
            kind: 'CASH_MOVEMENT',
            businessDate: today(),
            direction: 'TO_VAULT',
            count,
            amount: cashOf(count),
          });
          model.out += amount;
        },
        differ: async ({ by = 0 }) => {
          const counted = drawer() + by * 500;
          if (by === 0 || counted < 0) return;
          good(counter.program.drawer.count(countOf(counted), holder));
          await carryOut({
            kind: 'CASH_DIFFERENCE',
            businessDate: today(),
            count: countOf(counted),
            counted: won(counted),
            expected: won(drawer()),
            reason: 'UNEXPLAINED',
            explanation: '원인을 찾지 못함',
          });
          if (by > 0) model.in += by * 500;
          else model.out -= by * 500;
        },
        handOver: async () => {
          const to = holder === staff.teller ? staff.secondTeller : staff.teller;
          const count = countOf(drawer());
          await carryOut(
            {
              kind: 'DRAWER_HAND_OVER',
              businessDate: today(),
              to: to.staffNo,
              count,
              amount: cashOf(count),
            },
            to,
          );
          holder = to;
        },
        crash: () => counter.restart(),
        useConsentAgain: () => {
          if (used === null) return;
          const { subject, requestId, maker } = used;
          expect(counter.program.drawer.carryOut(subject, requestId, maker).ok).toBe(false);
        },
        approveOneself: async () => {
          const count = countOf(1_000);
          const { requestId } = good(
            counter.program.approvals.request(
              {
                kind: 'CASH_MOVEMENT',
                businessDate: today(),
                direction: 'FROM_VAULT',
                count,
                amount: cashOf(count),
              },
              holder,
            ),
          );
          const { staffNo, password } = holder;
          expect(
            await counter.program.approvals.give(requestId, staffNo, { method: 'PASSWORD', password }),
          ).toMatchObject({ problem: { tag: 'ApproverIsMaker' } });
          good(counter.program.approvals.withdraw(requestId, holder));
        },
        clock: ({ days = 0 }) => {
          // Back to where it stood before a closed day, or, while none is closed, nowhere.
          if (counter.program.days.lastClosed() !== null)
            counter.clock.now = Date.parse(`${today()}T03:00:00.000Z`) + days * 86_400_000;
        },
        close: async () => {
          await close();
          await openDrawer();
        },
      };

      await openDrawer();
      for (const made of steps) {
        await act[made.do]?.(made);
        const balances = counter.balances();
        expect(Object.values(balances).reduce((sum, balance) => sum + balance, 0)).toBe(0);
        expect(counter.program.ledger.drawer()).toBe(drawer());
        const cashFees = model.issued - model.waived - model.debited - model.refunded;
        const { FEE_INCOME = 0, CUSTOMER_ACCOUNTS = 0 } = balances;
        expect(FEE_INCOME + CUSTOMER_ACCOUNTS + cashFees).toBe(0);
      }
      await close();
      expect(counter.program.ledger.drawer()).toBe(0);
      const entries = [...counter.journal.all()];
      const consents = entries.flatMap(({ approvals }) => [
        ...new Set(approvals.map(({ requestId }) => requestId)),
      ]);
      expect(new Set(consents).size).toBe(consents.length);
      expect(
        entries.filter(({ actor, approvals }) => approvals.some(({ approver }) => approver === actor)),
      ).toEqual([]);
      expect(alarmsAbout(entries)).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 120_000);
