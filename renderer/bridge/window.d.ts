import type { Bridge } from '../../electron/contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the shell before any script of the page runs. */
    readonly branchTeller: Bridge;
  }
}
