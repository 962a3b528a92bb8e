import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import {
  corePaths,
  EnrolmentRequest,
  type FeedAnswer,
  type HeldAnswer,
  type PingAnswer,
  type ShipAnswer,
  type ShipRequest,
} from '../../../electron/contract/core.ts';
import { instantOf, seoulDateOf } from '../../../electron/contract/moment.ts';
import { BankAuthority, checkpointKey } from '../../simulators/core/bank-authority.ts';
import { signCheckpoint } from '../../simulators/core/checkpoint.ts';
import { openCoreDatabase } from '../../simulators/core/core-database.ts';
import { enrol, issueEnrolmentCode } from '../../simulators/core/enrolment.ts';
import { foundBank } from '../../simulators/core/found-bank.ts';
import { readBody } from '../../simulators/core/request-body.ts';
import { branches } from '../../simulators/core/sample-bank.ts';
import { type DelayedCoreStarted, delayMs } from './delayed-core-message.ts';

/**
 * A process that takes journals as a distant core does: it reads every batch, waits, and acknowledges it in its
 * signature, but keeps nothing. Ends with its parent.
 */

const [, , folder = ''] = process.argv;
const database = openCoreDatabase(folder, foundBank);
const authority = await BankAuthority.open(database);
const { certificate, privateKey } = await authority.serverCredentials(database);
const key = checkpointKey(database);

const server = createServer(
  {
    cert: certificate,
    key: privateKey,
    ca: authority.certificate,
    minVersion: 'TLSv1.3',
    requestCert: true,
    rejectUnauthorized: false,
  },
  (request, response) => {
    void readBody(request, 2 ** 20)
      .then((body) => answerTo(request.url, JSON.parse(String(body)) as unknown))
      .then((answer) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
  },
);

async function answerTo(path: string | undefined, body: unknown): Promise<unknown> {
  switch (path) {
    case corePaths.enrol:
      return await enrol(database, authority, EnrolmentRequest.parse(body));
    case corePaths.ping:
      return { now: instantOf(Date.now()), businessDate: seoulDateOf(Date.now()) } satisfies PingAnswer;
    case corePaths.feed:
      return { items: [], cursor: 'end', more: false } satisfies FeedAnswer;
    case corePaths.heldJournal:
      return { agrees: true, storedThrough: null, entries: [] } satisfies HeldAnswer;
    default: {
      // Both sides of the comparison post what the terminal made, so its form is not looked at.
      const { terminalId, entries } = body as ShipRequest;
      const head = entries.at(-1);
      if (head === undefined) throw new Error('an empty batch');
      await wait(delayMs);
      return { storedThrough: signCheckpoint(key, terminalId, head) } satisfies ShipAnswer;
    }
  }
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority: authority.certificate,
    enrolmentCode: issueEnrolmentCode(database, branches.main.branchNo),
  } satisfies DelayedCoreStarted);
});
process.once('disconnect', () => process.exit());
