import { createHash } from 'node:crypto';
import { fromHex, toHex } from './hex.ts';
import { diversifyKdf3 } from './key-diversification.ts';
import type { CardProfile, PivMemory } from './profile.ts';

/** The demo issuer's master key: the test key every GlobalPlatform tool knows, so that nobody takes it for a secret. */
export const DEMO_MASTER_KEY = '404142434445464748494A4B4C4D4E4F';

/** Issuer number of the sample cards; 999 is no country's code, so no real card has it. */
const DEMO_IIN = '99999900';

const digest = (purpose: string, n: number) =>
  createHash('sha256').update(`Branch Teller sample card ${n}: ${purpose}`).digest('hex').toUpperCase();

/** Sixteen digits of the shape of ISO/IEC 7812-1: issuer, number, Luhn digit. */
export function sampleCardNumber(n: number): string {
  const body = DEMO_IIN + String(n).padStart(7, '0');
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/**
 * The n-th invented card, 0..9,999,999, the same at every call: personalised, secured, with keys of its own (KDF3 of
 * {@link DEMO_MASTER_KEY}) and one TOTP account (SHA-1, six digits, 30 seconds) named after its number.
 */
export function sampleCard(n: number): CardProfile {
  const cardNumber = sampleCardNumber(n);
  const serial = n.toString(16).toUpperCase().padStart(8, '0');
  const keyDiversificationData = `5A5A0001${serial}0000`;
  const keys = diversifyKdf3(fromHex(DEMO_MASTER_KEY), fromHex(keyDiversificationData));
  return {
    cin: cardNumber,
    iin: DEMO_IIN,
    // Fabricator, type, OS (id, date, level), fabrication date, serial, batch; no module, no personalizer recorded.
    cplc: `999900019999000001000000${serial}0001`.padEnd(84, '0'),
    keyDiversificationData,
    keyVersion: 0x30,
    keyEnc: toHex(keys.enc),
    keyMac: toHex(keys.mac),
    keyDek: toHex(keys.dek),
    sequenceCounter: 0,
    failedAuthentications: 0,
    lifeCycle: 'SECURED',
    oath: {
      deviceId: digest('device id', n).slice(0, 16),
      version: '050403',
      accounts: [
        {
          name: `Demo Bank:${cardNumber}`,
          type: 'TOTP',
          algorithm: 'SHA1',
          digits: 6,
          seed: digest('seed', n).slice(0, 40),
        },
      ],
    },
    scp03InsideOath: false,
  };
}

/** Numbers of the cards under the staff cards: after those of all Smart OTP cards a test uses. */
const FIRST_STAFF_CARD = 1_000_000;

/** A staff card: a card like the others in its make, with a PIV applet in place of the OATH applet. */
export function staffCardOf(staffNo: string, piv: PivMemory): CardProfile {
  const { oath, ...card } = sampleCard(FIRST_STAFF_CARD + Number(staffNo));
  return { ...card, piv };
}
