import { fail, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, getResponse, notUnderstood, statusText } from './card-command.ts';
import { StatusWord } from './status-word.ts';

/** What INITIALIZE UPDATE tells. Only the issuer, who has the keys, can judge the cryptogram in it. */
export interface InitializeUpdateAnswer {
  /** The whole answer without its status word: what the issuer's core verifies. */
  readonly bytes: Uint8Array;
  /** Ten bytes by which the issuer derives the card's keys. */
  readonly keyDiversificationData: Uint8Array;
  readonly keyVersion: number;
  /** Secure Channel Protocol, 2 or 3. */
  readonly protocol: number;
}

/** Key version of a card that still has its manufacturer's keys, which everybody knows. */
export const FACTORY_KEY_VERSION = 0xff;

const KEY_DIVERSIFICATION_LENGTH = 10;
const SCP02_LENGTH = 28;
const SCP03_LENGTH = 29;
/** SCP03 parameter i, bit 10: the card's challenge is pseudo-random, and the sequence counter (3) follows. */
const PSEUDO_RANDOM_CHALLENGE = 0x10;
const SEQUENCE_COUNTER_LENGTH = 3;

/**
 * INITIALIZE UPDATE, `80 50 KVN 00 08 <host challenge> 00`. SCP03 (GP Amendment D §7.1.1): key diversification data(10)
 * | KVN, 03, i | card challenge(8) | card cryptogram(8) | sequence counter(3, with i bit 10). SCP02 (GPCS §E.5.1):
 * key diversification data(10) | KVN, 02 | sequence counter(2) | card challenge(6) | card cryptogram(8).
 *
 * KVN 0 lets the card choose its key set. CardNotGenuine: there is no such key set or no secure channel at all, so that
 * the card can't prove itself. CardLocked: its keys are blocked or used up, 6982, 6983, 6985.
 */
export const initializeUpdate = (
  keyVersion: number,
  hostChallenge: Uint8Array,
): CardCommand<InitializeUpdateAnswer> => ({
  name: 'INITIALIZE UPDATE',
  apdu: { cla: 0x80, ins: 0x50, p1: keyVersion, p2: 0x00, data: hostChallenge, ne: 0x100 },
  remaining: getResponse,
  read(answer) {
    const detail = { command: this.name, status: statusText(answer.status) };
    switch (answer.status) {
      case StatusWord.OK: {
        const parsed = parseAnswer(answer.data);
        const isAsked = keyVersion === 0 || parsed?.keyVersion === keyVersion;
        return parsed && isAsked ? succeed(parsed) : notUnderstood(this.name, answer);
      }
      case StatusWord.SECURITY_STATUS_NOT_SATISFIED:
      case StatusWord.AUTHENTICATION_METHOD_BLOCKED:
      case StatusWord.CONDITIONS_NOT_SATISFIED:
        return fail('CardLocked', detail);
      case StatusWord.REFERENCED_DATA_NOT_FOUND:
      case StatusWord.INS_NOT_SUPPORTED:
      case StatusWord.CLA_NOT_SUPPORTED:
        return fail('CardNotGenuine', detail);
      default:
        return notUnderstood(this.name, answer);
    }
  },
});

function parseAnswer(bytes: Uint8Array): InitializeUpdateAnswer | undefined {
  const [keyVersion, protocol, i] = bytes.slice(KEY_DIVERSIFICATION_LENGTH);
  if (keyVersion === undefined || protocol === undefined || i === undefined) return undefined;
  if (bytes.length !== lengthOf(protocol, i)) return undefined;
  return {
    bytes,
    keyDiversificationData: bytes.slice(0, KEY_DIVERSIFICATION_LENGTH),
    keyVersion,
    protocol,
  };
}

function lengthOf(protocol: number, i: number): number | undefined {
  if (protocol === 2) return SCP02_LENGTH;
  if (protocol === 3) return SCP03_LENGTH + (i & PSEUDO_RANDOM_CHALLENGE ? SEQUENCE_COUNTER_LENGTH : 0);
  return undefined;
}
