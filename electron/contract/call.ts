import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { CallMeta, Permission } from './permission.ts';
import { resultOf } from './result.ts';

/** Open to whoever stands before the terminal. */
export const anybody: CallMeta = { access: 'ANYBODY' };
/** For whoever is signed in, even while the screen is locked. */
export const signedIn: CallMeta = { access: 'SIGNED_IN' };

/** A call between page and desk; for whoever serves customers unless its `meta` says otherwise. */
export const call = oc.$meta<CallMeta>({ access: 'SERVE_CUSTOMERS' });

/** For whoever may do this by the permission matrix. */
export const needs = (access: Permission): CallMeta => ({ access });

/** The answer of a call that has nothing more to say than that it is done. */
export const done = resultOf(z.null());
