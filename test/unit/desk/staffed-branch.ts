import { instantOf } from '../../../electron/contract/moment.ts';
import type { BranchSettings } from '../../../electron/contract/reference-data.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import type { Journal } from '../../../electron/desk/journal/journal.ts';
import { StaffRegister } from '../../../electron/desk/staff/staff-register.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { branches, staff } from '../../simulators/core/sample-bank.ts';
import { verifierOf } from '../../simulators/core/sample-verifiers.ts';
import { heardAtNoon, noon, scratchDatabase, scratchJournal } from './scratch-database.ts';

/** A scratch database with the sample bank's main branch: its settings and its people, for thirty days. */
export function staffedBranch(
  settings: Partial<BranchSettings> = {},
  now: () => number = () => noon,
): {
  connection: Connection;
  journal: Journal;
  register: StaffRegister;
} {
  const connection = scratchDatabase();
  const { journal } = scratchJournal(connection, now);
  const members = Object.values(staff).filter(({ branchNo }) => branchNo === branches.main.branchNo);
  applyFeed(
    connection,
    {
      items: [
        { kind: 'settings', settings: { ...branches.main, ...settings } },
        ...members.map(({ password: _password, branchNo: _branchNo, ...member }) => ({
          kind: 'staff' as const,
          member: {
            ...member,
            active: true,
            verifier: verifierOf(member.staffNo),
            verifierValidUntil: instantOf(noon + 30 * 86_400_000),
            staffCard: null,
          },
        })),
      ],
      cursor: 'x',
      more: false,
    },
    heardAtNoon,
  );
  return { connection, journal, register: new StaffRegister({ connection, journal, now, knownNow: now }) };
}
