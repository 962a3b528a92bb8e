import { describe, expect, test } from 'vitest';
import { branches, staff } from '../../simulators/core/sample-bank.ts';
import { staffedBranch } from './staffed-branch.ts';

const { staffNo, password } = staff.teller;
const { lockoutAfter } = branches.main;

describe('passwords tried all at once', () => {
  const tryAtOnce = (passwords: readonly string[]) => {
    const { register } = staffedBranch();
    const identify = (tried: string) => register.identify(staffNo, tried, branches.main);
    return { identify, tried: Promise.all(passwords.map(identify)) };
  };

  test('lock the number out as one after the other do: the one too many opens nothing again', async () => {
    const { identify, tried } = tryAtOnce(Array.from({ length: lockoutAfter + 1 }, () => 'wrong'));
    await tried;
    expect(await identify(password)).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
  });

  test('tell of no more passwords than the number has tries', async () => {
    const { tried } = tryAtOnce(Array.from({ length: 4 * lockoutAfter }, () => 'wrong'));
    const refused = (await tried).filter((result) => !result.ok && result.problem.tag === 'SignInRefused');
    expect(refused).toHaveLength(lockoutAfter - 1);
  });

  test('the right one among them is one too late once the number is locked out', async () => {
    const { register, connection } = staffedBranch();
    const checked = register.identify(staffNo, password, branches.main);
    // The others were counted while this one was being checked.
    connection
      .prepare('UPDATE staff SET locked_until = ? WHERE staff_no = ?')
      .run('2026-11-23T03:10:00.000Z', staffNo);
    expect(await checked).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
  });
});
