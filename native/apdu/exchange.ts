import type { Result } from '../../electron/contract/result.ts';
import { type CardCommand, notUnderstood } from './card-command.ts';
import { type CommandApdu, encodeCommand } from './command-apdu.ts';
import { parseResponse, type ResponseApdu } from './response-apdu.ts';
import { exactLength, hasMore } from './status-word.ts';

/** One APDU to the card and its answer back, as bytes. */
export type Transmit = (apdu: Uint8Array) => Promise<Result<Uint8Array>>;

/** Parts and bytes of the longest answer taken: a full applet's LIST is 2 KiB in 8 parts (card-protocol.md). */
const MOST_PARTS = 64;
const MOST_BYTES = 65_536;

/**
 * Sends a command and puts its answer together. A real applet answered 6102 with 1,500 bytes still to come, so SW2 is
 * not believed: parts are fetched until the card stops saying 61. A card that never stops is cut short.
 */
export async function exchange<T>(transmit: Transmit, command: CardCommand<T>): Promise<Result<T>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let next = command.apdu;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const sent = await transmitExactly(transmit, next);
    if (!sent.ok) return sent;
    const answer = sent.value;
    if (answer === undefined) return notUnderstood(command.name);
    parts.push(answer.data);
    bytes += answer.data.length;
    if (bytes > MOST_BYTES) return notUnderstood(command.name);
    if (!hasMore(answer.status))
      return command.read({ data: new Uint8Array(Buffer.concat(parts)), status: answer.status });
    next = command.remaining;
  }
  return notUnderstood(command.name);
}

/** One APDU, asked a second time when the card wants to be told the exact length. */
async function transmitExactly(
  transmit: Transmit,
  apdu: CommandApdu,
): Promise<Result<ResponseApdu | undefined>> {
  const first = await transmit(encodeCommand(apdu));
  if (!first.ok) return first;
  const answer = parseResponse(first.value);
  const ne = answer && exactLength(answer.status);
  if (ne === undefined) return { ok: true, value: answer };
  const second = await transmit(encodeCommand({ ...apdu, ne }));
  return second.ok ? { ok: true, value: parseResponse(second.value) } : second;
}
