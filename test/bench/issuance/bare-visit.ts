// biome-ignore lint/style/noRestrictedImports: what is measured here is the binding alone, in a process of its own.
import pcsclite from 'pcsclite';
import { BareVisit, type FromBareVisitor } from './bare-visit-message.ts';

/**
 * A process that visits the card in one reader as a script of twenty lines would: connect, one command after the other,
 * reset. Started by {@link BareVisitor} with the reader's name.
 */

const [, , readerName] = process.argv;
const answerCapacity = 65_544;
const say = (message: FromBareVisitor) => process.send?.(message);

const pcsc = pcsclite();
pcsc.on('reader', (reader) => {
  if (reader.name !== readerName) return;
  process.on('message', async (message) => {
    const { commands } = BareVisit.parse(message);
    const startedAt = performance.now();
    const protocol = await promised<number>((done) =>
      reader.connect({ share_mode: reader.SCARD_SHARE_EXCLUSIVE }, done),
    );
    const answers: Uint8Array[] = [];
    for (const command of commands) {
      const sent = Buffer.from(command);
      answers.push(await promised<Buffer>((done) => reader.transmit(sent, answerCapacity, protocol, done)));
    }
    const ms = performance.now() - startedAt;
    await promised<void>((done) => reader.disconnect(reader.SCARD_RESET_CARD, done));
    say({ kind: 'visited', ms, answers });
  });
  say({ kind: 'ready' });
});
// The binding's threads would keep an orderly end waiting.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

function promised<T>(call: (done: (error: unknown, value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}
