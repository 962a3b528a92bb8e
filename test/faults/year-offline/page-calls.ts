import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import type { Result } from '../../../electron/contract/result.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import type { DeskProcess } from './desk-process.ts';
import { offlineCard, offlineCustomer } from './work-offline.ts';

type Calls = DeskProcess['calls'];

/** Signs the teller in whose work the journal tells of. */
export async function signIn(calls: Calls): Promise<void> {
  const { staffNo, password } = staff.teller;
  certain(await calls.session.signIn({ staffNo, password }));
}

const draft = {
  draftId: uuidv7(),
  step: 'CUSTOMER',
  customerNo: null,
  identityDocument: null,
  phoneCheck: null,
  legalRepresentative: null,
  replacement: null,
  reader: null,
  cardSerialNo: null,
  feeMethod: null,
} as const;

/** One call. @param n which of the terminal's issuances it is about */
export type PageCall = (calls: Calls, n: number) => Promise<unknown>;

/** A call that was answered with a problem. */
export class Refused extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

/** What a page asks in the course of a day, by name. */
export const pageCalls: Readonly<Record<string, PageCall>> = {
  'status of the frame': async (calls) => {
    const watching = new AbortController();
    for await (const status of await calls.terminal.watch(undefined, { signal: watching.signal })) {
      watching.abort();
      return status;
    }
    throw new Error('no status came');
  },
  'the day': (calls) => calls.terminal.today().then(certain),
  'the cash drawer': (calls) => calls.drawer.view().then(certain),
  'the end of the day': (calls) => calls.day.view().then(certain),
  'history: all': (calls) => calls.history.search({ query: '', limit: 100 }).then(certain),
  'history: a family name': (calls, n) => find(calls, offlineCustomer(n).name.slice(0, 1)),
  'history: two syllables': (calls, n) => find(calls, offlineCustomer(n).name.slice(1)),
  'history: a name': (calls, n) => find(calls, offlineCustomer(n).name),
  'history: a serial number': (calls, n) => find(calls, offlineCard(n, '').serialNo),
  'history: its last digits': (calls, n) => find(calls, offlineCard(n, '').serialNo.slice(-6)),
  'history: an amount': (calls) => find(calls, '3,000원'),
  'history: one issuance': async (calls, n) => {
    const { rows } = await find(calls, offlineCard(n, '').serialNo);
    return certain(await calls.history.detail({ issuanceId: rows[0]?.issuanceId ?? '' }));
  },
  'customers: by name': (calls, n) =>
    calls.customers.search({ query: offlineCustomer(n).name.slice(0, 2) }).then(certain),
  'customers: by telephone': (calls, n) =>
    calls.customers.search({ query: offlineCustomer(n).mobilePhone.slice(-4) }).then(certain),
  'the rules for a customer': (calls, n) =>
    calls.issuance.assess({ customerNo: offlineCustomer(n).customerNo }).then(certain),
  'a draft saved': (calls) => calls.issuance.saveDraft(draft).then(certain),
  'a draft read': async (calls) => {
    const read = certain(await calls.issuance.draft());
    if (!isDeepStrictEqual(read, draft)) throw new Error('the draft is not the one saved');
  },
  'the stock': (calls) => calls.stock.overview().then(certain),
  'the stock: a card by its last digits': (calls, n) =>
    calls.stock.find({ query: offlineCard(n, '').serialNo.slice(-6) }).then(certain),
  'the stock: a card’s story': (calls, n) =>
    calls.stock.story({ serialNo: offlineCard(n, '').serialNo }).then(certain),
  'the corrections': (calls) => calls.corrections.queue().then(certain),
  'carried fees': (calls) => calls.issuance.carried().then(certain),
  'open issuances': (calls) => calls.issuance.open().then(certain),
};

async function find(calls: Calls, query: string) {
  const found = certain(await calls.history.search({ query, limit: 100 }));
  if (found.rows.length === 0) throw new Error(`nothing was found for ${query}`);
  return found;
}

function certain<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.problem.tag);
  return result.value;
}
