import type { Role } from './staff.ts';

/**
 * Who may make a call: anybody at the window, anybody signed in even while the screen is locked, or these roles.
 * Stands in the contract so that the desk can hold it and the page can show it.
 */
export type Access = 'ANYBODY' | 'SIGNED_IN' | readonly Role[];

/** The meta data of every call between page and desk. */
export interface CallMeta {
  readonly access: Access;
}
