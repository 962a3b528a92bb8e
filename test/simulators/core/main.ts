import { type CoreAnswer, type CoreRequest, type FromCore, ToCore } from './core-message.ts';
import { SimulatedCore } from './simulated-core.ts';

/**
 * Process of the simulated core. Ends with its parent: when the channel closes, nobody is left to stop it.
 */

const { promise: core, resolve: opened } = Promise.withResolvers<SimulatedCore>();

const tell = (message: FromCore): void => {
  if (process.connected) process.send?.(message);
};

process.on('message', (message) => {
  const parsed = ToCore.parse(message);
  if (parsed.kind === 'start') void start(parsed.folder, parsed.port);
  else void reply(parsed.id, parsed.request);
});

process.on('disconnect', () => {
  // Ends also what a slow answer still waits for.
  void core.then((running) => running.close()).then(() => process.exit());
});

async function start(folder: string, port: number): Promise<void> {
  const opening = await SimulatedCore.open(folder);
  const listening = await opening.listen(port);
  opened(opening);
  tell({
    kind: 'started',
    origin: `https://127.0.0.1:${listening}`,
    authority: opening.authority.certificate,
  });
}

async function reply(id: number, request: CoreRequest): Promise<void> {
  const answer = await answerTo(request).catch(
    (error: unknown): CoreAnswer => ({ is: 'failure', message: String(error) }),
  );
  tell({ kind: 'answer', id, answer });
}

async function answerTo(request: CoreRequest): Promise<CoreAnswer> {
  const running = await core;
  switch (request.ask) {
    case 'control':
      await running.control(request.order);
      return { is: 'done' };
    case 'enrolmentCode':
      return { is: 'enrolmentCode', code: running.issueEnrolmentCode(request.branchNo) };
    case 'staffCard':
      return { is: 'staffCard', piv: await running.issueStaffCard(request.order) };
    case 'books':
      return { is: 'books', books: running.books() };
    case 'traffic':
      return { is: 'traffic', traffic: running.traffic };
    case 'importSealed':
      return { is: 'sealedImport', sealedImport: running.importSealed(request.file) };
  }
}
