import { createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aesCmac } from '../../simulators/card/aes-cmac.ts';
import { encodeCommand, encodeResponse, parseCommand, parseResponse } from '../../simulators/card/apdu.ts';
import { cardVectors as vectors } from '../../simulators/card/card-vectors.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { diversifyKdf3, keyCheckValue } from '../../simulators/card/key-diversification.ts';
import type { CardProfile } from '../../simulators/card/profile.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import {
  commandMac,
  deriveSessionKeys,
  hostCryptogram,
  INITIAL_MAC_CHAINING_VALUE,
  pseudoRandomCardChallenge,
  SecurityLevel,
} from '../../simulators/card/scp03.ts';
import {
  HostSecureChannel,
  initializeUpdate,
  isCardGenuine,
  parseInitializeUpdateAnswer,
} from '../../simulators/card/scp03-host.ts';
import { SecureChannel } from '../../simulators/card/secure-channel.ts';
import { insertAccount, oathCard, send } from './card-host.ts';

describe('AES-CMAC (RFC 4493 §4)', () => {
  test.each(vectors.aesCmac)('message of $len bytes', ({ key, message, mac }) => {
    expect(toHex(aesCmac(fromHex(key), fromHex(message)))).toBe(mac);
  });
});

describe('key diversification KDF3', () => {
  test.each(vectors.kdf3)('master $master', (vector) => {
    const keys = diversifyKdf3(fromHex(vector.master), fromHex(vector.kdd));
    expect(toHex(keys.enc)).toBe(vector.ENC);
    if (vector.MAC === undefined || vector.DEK === undefined) return;
    expect(toHex(keys.mac)).toBe(vector.MAC);
    expect(toHex(keys.dek)).toBe(vector.DEK);
    expect([keys.enc, keys.mac, keys.dek].map((key) => toHex(keyCheckValue(key)))).toEqual([
      vector.kcvENC,
      vector.kcvMAC,
      vector.kcvDEK,
    ]);
  });
});

describe.each(vectors.scp03)('SCP03 $name', (vector) => {
  const keys = {
    enc: fromHex(vector.keyEnc),
    mac: fromHex(vector.keyMac),
    dek: fromHex(vector.keyDek),
  };
  const hostChallenge = fromHex(vector.hostChallenge);
  const level = Number.parseInt(vector.level, 16);
  const sequenceCounter = Number.parseInt(vector.sequenceCounter, 16);

  test('session keys, host cryptogram and pseudo-random challenge', () => {
    const context = fromHex(vector.hostChallenge + vector.cardChallenge);
    const session = deriveSessionKeys(keys, context);
    expect(toHex(session.enc)).toBe(vector.sEnc);
    expect(toHex(session.mac)).toBe(vector.sMac);
    expect(toHex(session.rmac)).toBe(vector.sRmac);
    expect(toHex(hostCryptogram(session, context))).toBe(vector.hostCryptogram);
    const challenge = pseudoRandomCardChallenge(
      keys.enc,
      sequenceCounter,
      fromHex(vector.pseudoRandomChallengeAid),
    );
    expect(toHex(challenge)).toBe(vector.cardChallenge);
  });

  test('C-MACs chain with all their sixteen bytes', () => {
    const sMac = fromHex(vector.sMac);
    let chaining: Uint8Array = INITIAL_MAC_CHAINING_VALUE;
    const next = (hex: string) => {
      const command = required(parseCommand(fromHex(hex)));
      chaining = commandMac(sMac, chaining, { ...command, data: command.data.slice(0, -vector.macLength) });
      return toHex(chaining);
    };
    expect(next(vector.externalAuthenticate).slice(0, 16)).toBe(vector.externalAuthenticate.slice(-16));
    expect(vector.steps.map(({ wrapped }) => next(wrapped))).toEqual(
      vector.steps.map(({ macChainingValue }) => macChainingValue),
    );
  });

  test('the host recognises the card and sends the published bytes', () => {
    const keyVersionAsked = Number.parseInt(vector.initializeUpdate.slice(4, 6), 16);
    expect(toHex(encodeCommand(initializeUpdate(keyVersionAsked, hostChallenge)))).toBe(
      vector.initializeUpdate,
    );
    const card = required(parseInitializeUpdateAnswer(fromHex(vector.initializeUpdateResponse)));
    expect(card.keyVersion).toBe(vector.keyVersion);
    expect(card.sequenceCounter).toBe(sequenceCounter);
    expect(isCardGenuine(keys, hostChallenge, card)).toBe(true);

    const channel = new HostSecureChannel(keys, hostChallenge, card, level);
    expect(toHex(encodeCommand(channel.externalAuthenticate()))).toBe(vector.externalAuthenticate);
    for (const step of vector.steps) {
      const wrapped = channel.wrap(required(parseCommand(fromHex(step.plain))));
      expect(toHex(encodeCommand(wrapped))).toBe(step.wrapped);
      if (step.response === undefined) continue;
      const answer = channel.unwrap(required(parseResponse(fromHex(`${step.response}9000`))));
      expect(toHex(required(answer).data)).toBe(step.responsePlain);
    }
  });

  test('the card answers with the published bytes and reads the published commands', () => {
    const card: CardProfile = {
      ...sampleCard(1),
      keyDiversificationData: vector.keyDiversificationData,
      keyVersion: vector.keyVersion,
      keyEnc: vector.keyEnc,
      keyMac: vector.keyMac,
      keyDek: vector.keyDek,
      sequenceCounter: sequenceCounter - 1,
    };
    const channel = new SecureChannel(card, fromHex(vector.pseudoRandomChallengeAid));
    const read: string[] = [];
    const transmit = (hex: string, responsePlain = '') =>
      toHex(
        encodeResponse(
          channel.process(required(parseCommand(fromHex(hex))), (command) => {
            read.push(toHex(encodeCommand(command)));
            return { data: fromHex(responsePlain), sw: 0x9000 };
          }),
        ),
      );

    const initialized = transmit(vector.initializeUpdate).slice(0, -4);
    if (vector.i === '70') {
      expect(initialized).toBe(vector.initializeUpdateResponse);
    } else {
      // A card without R-MAC: the same bytes but for its parameter i.
      const parameterAt = 24;
      expect(initialized.slice(0, parameterAt) + initialized.slice(parameterAt + 2)).toBe(
        vector.initializeUpdateResponse.slice(0, parameterAt) +
          vector.initializeUpdateResponse.slice(parameterAt + 2),
      );
    }
    expect(transmit(vector.externalAuthenticate)).toBe('9000');
    for (const step of vector.steps) {
      const answer = transmit(step.wrapped, step.responsePlain);
      if (step.response !== undefined) expect(answer).toBe(`${step.response}9000`);
      if (!(level & SecurityLevel.R_MAC)) expect(answer).toBe(`${step.responsePlain ?? ''}9000`);
    }
    expect(read).toEqual(vector.steps.map(({ plain }) => plain));
  });
});

describe('one-time passwords computed by the applet', () => {
  test('HOTP (RFC 4226 appendix D): every CALCULATE gives the next code', () => {
    const { secret, codes } = vectors.hotp;
    const card = oathCard();
    insertAccount(card, 'rfc', { type: 'HOTP', algorithm: 'SHA1', digits: 6, seed: secret });
    expect(codes.map(() => code(send(card, '00A20001077103726663 7400').data))).toEqual(codes);
  });

  test.each(Object.entries(vectors.totp))('TOTP with %s (RFC 6238 appendix B)', (algorithm, vector) => {
    const card = oathCard();
    insertAccount(card, 'rfc', {
      type: 'TOTP',
      algorithm: algorithm as 'SHA1' | 'SHA256' | 'SHA512',
      digits: 8,
      seed: vector.secret,
    });
    const codes = vector.times.map((time) => {
      const counter = Math.floor(time / 30)
        .toString(16)
        .toUpperCase()
        .padStart(16, '0');
      return code(send(card, `00A200010F71037266637408${counter}`).data);
    });
    expect(codes).toEqual(vector.codes);
  });

  /** `76 len digits value` as a host shows it. */
  function code(response: string): string {
    const [, , digits = 0, ...value] = fromHex(response);
    return String(Buffer.from(value).readUInt32BE() % 10 ** digits).padStart(digits, '0');
  }
});

describe('the access code', () => {
  test.each(vectors.ykoathAccess)(
    'of $password opens the applet',
    ({ deviceId, password, key, ...vector }) => {
      const derived = pbkdf2Sync(password, fromHex(deviceId), 1000, 16, 'sha1');
      expect(toHex(derived)).toBe(key);
      expect(toHex(createHmac('sha1', derived).update(fromHex(vector.challenge)).digest())).toBe(
        vector.responseHmacSha1,
      );
      const card = oathCard();
      const proof = `731121${key}7408${vector.challenge}7514${vector.responseHmacSha1}`;
      expect(send(card, `0003000033${proof}`).sw).toBe('9000');
      expect(card.snapshot().oath?.accessKey).toBe(key);
    },
  );
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}
