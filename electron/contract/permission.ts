import { Role } from './staff.ts';

/**
 * The permission matrix of the branch, in this one place: what can be done, and which roles may. The desk holds it on
 * every call, the page reads it so that nothing is offered that would be refused. Whose consent an act needs besides
 * is the approval policy (`reference-data.ts`).
 */
const permissions = {
  /** Be signed in at this terminal and keep it awake. */
  BE_HERE: Role.options,
  /** Look: the day, the history, a receipt once more. */
  LOOK: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'],
  /** Serve customers at the counter: find them, issue to them. */
  SERVE_CUSTOMERS: ['TELLER', 'SUPERVISOR'],
  /** Ask for a second person's consent, and let them answer at this screen. */
  ASK_FOR_APPROVAL: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'],
  /** See what waits for approval, and the day's approvals, waivers and alarms. */
  OVERSEE: ['SUPERVISOR', 'HEAD_CASHIER', 'BRANCH_MANAGER'],
  /** Keep the branch's cards: receive, hand over, count, spoil, return. */
  KEEP_STOCK: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER'],
  /** Count and take out of use what a colleague holds. */
  KEEP_COLLEAGUES_STOCK: ['SUPERVISOR', 'HEAD_CASHIER'],
  /** Let the terminal and the core talk again after one contradicted the other. */
  SETTLE_CONTRADICTION: ['SUPERVISOR', 'BRANCH_MANAGER'],
  /** Handle the cash drawer: open it, count it, move cash, close the day. */
  HANDLE_CASH: ['TELLER', 'SUPERVISOR', 'HEAD_CASHIER'],
  /** Count the drawer and close its day in the place of whoever holds it. */
  TAKE_OVER_DRAWER: ['SUPERVISOR', 'HEAD_CASHIER'],
  /** Give a colleague's unfinished claim to another. */
  HAND_OVER_CLAIMS: ['SUPERVISOR'],
  /** Destroy personal data whose time is over, and see what was. */
  DESTROY_PERSONAL_DATA: ['SUPERVISOR', 'BRANCH_MANAGER'],
  /** End what a colleague has left open. */
  END_COLLEAGUES_WORK: ['SUPERVISOR'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether a role may do this. */
export const may = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/** Who may make a call: anybody at the window, anybody signed in even while the screen is locked, or who may do this. */
export type Access = 'ANYBODY' | 'SIGNED_IN' | Permission;

/** The meta data of every call between page and desk. */
export interface CallMeta {
  readonly access: Access;
}
