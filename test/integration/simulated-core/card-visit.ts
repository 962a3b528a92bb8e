import type { CardIdentity } from '../../../electron/contract/smart-otp-card.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { upperHex } from './test-terminal.ts';

const OATH_AID = 'A0000005272101';

/** A card in the hand of the test, spoken to in bare APDUs as the card protocol writes them. */
export class CardVisit {
  readonly identity: CardIdentity;
  readonly #card: SimulatedCard;
  readonly #account: string;

  constructor(n: number) {
    const profile = sampleCard(n);
    this.#card = new SimulatedCard(profile);
    this.#card.powerOn();
    this.identity = { source: 'CIN', value: profile.cin ?? '' };
    this.#account = profile.oath?.accounts[0]?.name ?? '';
  }

  /** Answer of INITIALIZE UPDATE, key version 0. */
  initializeUpdate(hostChallenge: string): string {
    this.#transmit('00A4040000');
    return this.#transmit(`8050000008${hostChallenge}00`);
  }

  /** Full HMAC over a challenge. */
  calculate(challenge: string): string {
    return this.#calculate('00', challenge).slice(2);
  }

  /** Six digits for a time step. */
  totp(step: number): string {
    const truncated = this.#calculate('01', step.toString(16).padStart(16, '0').toUpperCase());
    return String(Number.parseInt(truncated.slice(2), 16) % 1_000_000).padStart(6, '0');
  }

  /** CALCULATE; gives digits(1) value. */
  #calculate(p2: string, challenge: string): string {
    this.#transmit(`00A4040007${OATH_AID}`);
    const data = tlv('71', upperHex(Buffer.from(this.#account))) + tlv('74', challenge);
    return this.#transmit(`00A200${p2}${lengthOf(data)}${data}`).slice(4);
  }

  #transmit(apdu: string): string {
    const response = upperHex(this.#card.transmit(Buffer.from(apdu, 'hex')));
    if (!response.endsWith('9000')) throw new Error(`${apdu.slice(0, 8)} answered ${response.slice(-4)}`);
    return response.slice(0, -4);
  }
}

const lengthOf = (hex: string): string => (hex.length / 2).toString(16).padStart(2, '0').toUpperCase();
const tlv = (tag: string, value: string): string => tag + lengthOf(value) + value;
