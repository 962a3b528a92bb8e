import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Hex } from '../../../electron/contract/hex.ts';

const Rfc6238 = z.strictObject({ secret: Hex, times: z.array(z.int()), codes: z.array(z.string()) });

/** Published test vectors of everything a card computes; each SCP03 vector names its source. */
const CardVectors = z.strictObject({
  kdf3: z.array(
    z.strictObject({
      master: Hex,
      kdd: Hex,
      ENC: Hex,
      MAC: Hex.optional(),
      DEK: Hex.optional(),
      kcvENC: Hex.optional(),
      kcvMAC: Hex.optional(),
      kcvDEK: Hex.optional(),
      expectedENC: Hex.optional(),
    }),
  ),
  aesCmac: z.array(z.strictObject({ key: Hex, len: z.int(), message: Hex, mac: Hex })),
  hotp: z.strictObject({ secret: Hex, codes: z.array(z.string()) }),
  totp: z.strictObject({ SHA1: Rfc6238, SHA256: Rfc6238, SHA512: Rfc6238 }),
  ykoathAccess: z.array(
    z.strictObject({
      deviceId: Hex,
      password: z.string(),
      key: Hex,
      challenge: Hex,
      responseHmacSha1: Hex,
    }),
  ),
  scp03: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      keyEnc: Hex,
      keyMac: Hex,
      keyDek: Hex,
      keyDiversificationData: Hex,
      keyVersion: z.int(),
      scp: z.literal(3),
      i: Hex,
      hostChallenge: Hex,
      cardChallenge: Hex,
      sequenceCounter: Hex,
      level: Hex,
      macLength: z.literal(8),
      initializeUpdate: Hex,
      initializeUpdateResponse: Hex,
      sEnc: Hex,
      sMac: Hex,
      sRmac: Hex,
      cardCryptogram: Hex,
      hostCryptogram: Hex,
      externalAuthenticate: Hex,
      steps: z.array(
        z.strictObject({
          plain: Hex,
          wrapped: Hex,
          macChainingValue: Hex,
          response: Hex.optional(),
          responsePlain: Hex.optional(),
        }),
      ),
      pseudoRandomChallengeAid: Hex,
    }),
  ),
});

export const cardVectors = CardVectors.parse(
  JSON.parse(readFileSync(new URL('card-vectors.json', import.meta.url), 'utf8')),
);
