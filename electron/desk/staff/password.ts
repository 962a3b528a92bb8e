import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordVerifier } from '../../contract/staff.ts';

/** Whether a password is the one the verifier was made from (scrypt, RFC 7914); takes the same time either way. */
export function passwordFits(password: string, verifier: PasswordVerifier): Promise<boolean> {
  const expected = Buffer.from(verifier.key, 'hex');
  const { cost, blockSize, parallelization } = verifier;
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      Buffer.from(verifier.salt, 'hex'),
      expected.length,
      // 128 · N · r bytes are needed (RFC 7914, 2); the library wants a little more to be allowed.
      { cost, blockSize, parallelization, maxmem: 129 * cost * blockSize },
      (error, key) => (error ? reject(error) : resolve(timingSafeEqual(key, expected))),
    );
  });
}

/** A verifier nobody's password fits: an unknown staff number must cost as much time as a known one. */
export function nobodysVerifier(): PasswordVerifier {
  const bytes = randomBytes(48);
  return {
    algorithm: 'scrypt',
    cost: 16_384,
    blockSize: 8,
    parallelization: 1,
    salt: bytes.subarray(0, 16).toString('hex').toUpperCase(),
    key: bytes.subarray(16).toString('hex').toUpperCase(),
  };
}
