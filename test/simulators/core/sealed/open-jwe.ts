import { createDecipheriv, createHash, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const ProtectedHeader = z.looseObject({
  alg: z.literal('ECDH-ES+A256KW'),
  enc: z.literal('A256GCM'),
  epk: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  kid: z.string(),
});

/** A JWE opened: what its header says, which its seal covers, and what was inside. */
export interface OpenedJwe {
  readonly header: Readonly<Record<string, unknown>>;
  readonly plaintext: Buffer;
}

/** The header of a JWE in compact serialization, believed by nobody yet. */
export function readJweHeader(jwe: string): z.infer<typeof ProtectedHeader> | undefined {
  try {
    return ProtectedHeader.parse(JSON.parse(exactBytes(jwe.split('.')[0] ?? '').toString()));
  } catch {
    return undefined;
  }
}

/**
 * Opens a JWE in compact serialization (RFC 7516) with `alg` ECDH-ES+A256KW and `enc` A256GCM, by Node's primitives
 * alone: the terminal's library is not asked whether it was right. Undefined when a single bit of it is not as it was
 * written, or it was written for another key.
 */
export function openJwe(jwe: string, privateKey: KeyObject): OpenedJwe | undefined {
  const header = readJweHeader(jwe);
  const parts = jwe.split('.');
  const [protectedHeader = ''] = parts;
  if (header === undefined || parts.length !== 5) return undefined;
  try {
    const [, encryptedKey, iv, ciphertext, tag] = parts.map(exactBytes) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const { kty, crv, x, y } = header.epk;
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    const wrappingKey = concatKdf(diffieHellman({ privateKey, publicKey }), header.alg);
    // RFC 3394, default initial value.
    const unwrap = createDecipheriv('id-aes256-wrap', wrappingKey, Buffer.alloc(8, 0xa6));
    const contentKey = Buffer.concat([unwrap.update(encryptedKey), unwrap.final()]);
    const decipher = createDecipheriv('aes-256-gcm', contentKey, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
    decipher.setAuthTag(tag);
    return { header, plaintext: Buffer.concat([decipher.update(ciphertext), decipher.final()]) };
  } catch {
    return undefined;
  }
}

/** The 256-bit key of RFC 7518, section 4.6.2 (NIST SP 800-56A, section 5.8.1), without party information. */
function concatKdf(sharedSecret: Buffer, algorithm: string): Buffer {
  const uint32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  return createHash('sha256')
    .update(uint32(1))
    .update(sharedSecret)
    .update(Buffer.concat([uint32(algorithm.length), Buffer.from(algorithm, 'ascii')]))
    .update(Buffer.concat([uint32(0), uint32(0)]))
    .update(uint32(256))
    .digest();
}

/** base64url read as strictly as it was written: Node passes over characters that don't belong, and over spare bits. */
function exactBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('not what base64url would write');
  return bytes;
}
