import {
  type CommandApdu,
  encodeCommand,
  parseResponse,
  type ResponseApdu,
} from '../../simulators/card/apdu.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import type { CardProfile, OathAccount } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import {
  HostSecureChannel,
  initializeUpdate,
  isCardGenuine,
  parseInitializeUpdateAnswer,
} from '../../simulators/card/scp03-host.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';

/** What a test does with a card, in hexadecimal text as a terminal's log shows it. */

export const ISD = '00A4040000';
export const OATH = '00A4040007A0000005272101';

/** A powered card: the first sample card with what the test changes. */
export function poweredCard(changes: Partial<CardProfile> = {}): SimulatedCard {
  const card = new SimulatedCard({ ...sampleCard(1), ...changes });
  card.powerOn();
  return card;
}

/** A powered card with an empty OATH applet, selected. */
export function oathCard(changes: Partial<CardProfile['oath']> = {}, card: Partial<CardProfile> = {}) {
  const powered = poweredCard({
    oath: { deviceId: '0123456789ABCDEF', version: '050403', accounts: [], ...changes },
    ...card,
  });
  send(powered, OATH);
  return powered;
}

/** Sends hexadecimal text (blanks allowed); data and status word come back apart. */
export function send(card: SimulatedCard, apdu: string): { data: string; sw: string } {
  const response = toHex(card.transmit(fromHex(apdu.replaceAll(' ', ''))));
  return { data: response.slice(0, -4), sw: response.slice(-4) };
}

/** A data object or a command: `head`, one byte of length, and so many bytes. */
export const lengthed = (head: string, hex: string): string =>
  head + toHex(Buffer.from([hex.length / 2])) + hex;

/** PUT of an account, which must succeed. */
export function insertAccount(
  card: SimulatedCard,
  name: string,
  { type, algorithm, digits, seed }: Omit<OathAccount, 'name'>,
): void {
  const typeByte = (type === 'HOTP' ? 0x10 : 0x20) | { SHA1: 1, SHA256: 2, SHA512: 3 }[algorithm];
  const data =
    lengthed('71', toHex(Buffer.from(name))) + lengthed('73', toHex(Buffer.from([typeByte, digits])) + seed);
  const { sw } = send(card, lengthed('00010000', data));
  if (sw !== '9000') throw new Error(`PUT: ${sw}`);
}

const HOST_CHALLENGE = fromHex('0011223344556677');

/** A session with the security domain of the selected application. */
export interface SecureSession {
  /** Sends a command in clear text through the channel; throws when the answer's protection is wrong. */
  send(apdu: Omit<CommandApdu, 'ne' | 'extended'>): { data: string; sw: string };
}

/** Opens an SCP03 session at `level` with the keys of `profile`; throws when either side does not accept the other. */
export function openSession(card: SimulatedCard, profile: CardProfile, level: number): SecureSession {
  const keys = {
    enc: fromHex(profile.keyEnc),
    mac: fromHex(profile.keyMac),
    dek: fromHex(profile.keyDek),
  };
  const transmit = (command: CommandApdu): ResponseApdu => {
    const response = parseResponse(card.transmit(encodeCommand(command)));
    if (response === undefined) throw new Error('no answer');
    if (response.sw >> 8 !== 0x61) return response;
    const rest = transmit({ ...command, cla: 0x00, ins: 0xa5, p1: 0, p2: 0, data: new Uint8Array() });
    return { data: Buffer.concat([response.data, rest.data]), sw: rest.sw };
  };
  const initialized = parseInitializeUpdateAnswer(transmit(initializeUpdate(0, HOST_CHALLENGE)).data);
  if (initialized === undefined || !isCardGenuine(keys, HOST_CHALLENGE, initialized))
    throw new Error('not a genuine card');
  const channel = new HostSecureChannel(keys, HOST_CHALLENGE, initialized, level);
  const { sw } = transmit(channel.externalAuthenticate());
  if (sw !== 0x9000) throw new Error(`EXTERNAL AUTHENTICATE: ${sw.toString(16)}`);
  return {
    send(apdu) {
      const response = channel.unwrap(transmit(channel.wrap({ ...apdu, ne: 0, extended: false })));
      if (response === undefined) throw new Error('R-MAC wrong');
      return { data: toHex(response.data), sw: response.sw.toString(16).padStart(4, '0').toUpperCase() };
    },
  };
}
