import { CoreInHostileHands } from './core-in-hostile-hands.ts';
import { type Account, type Started, ToHostileCore } from './hostile-core-message.ts';
import { HostileEndpoint } from './hostile-endpoint.ts';
import { listenSlowly } from './slow-endpoint.ts';

/** Process of the hostile core: one answer a question, in order. Ends with its parent. */

let core: CoreInHostileHands;
let endpoint: HostileEndpoint;

process.on('message', (message) => void reply(ToHostileCore.parse(message)));
process.on('disconnect', () => process.exit());

async function reply(question: ToHostileCore): Promise<void> {
  process.send?.({ answer: await answerTo(question) });
}

async function answerTo(question: ToHostileCore): Promise<unknown> {
  switch (question.ask) {
    case 'start': {
      core = await CoreInHostileHands.open(question.folder);
      endpoint = new HostileEndpoint(core, question.seed);
      return {
        origin: `https://127.0.0.1:${await endpoint.listen()}`,
        slowOrigin: `https://127.0.0.1:${await listenSlowly(core)}`,
        authority: core.authority.certificate,
        enrolmentCode: core.issueEnrolmentCode(),
      } satisfies Started;
    }
    case 'hostility':
      endpoint.hostile = question.on;
      return null;
    case 'account':
      return { given: endpoint.given, contradictions: core.contradictions } satisfies Account;
    case 'held':
      return core.heldHashes();
    case 'heldEvidence':
      return core.uploads.held(question.hashes);
  }
}
