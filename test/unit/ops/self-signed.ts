// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import type { KeyPair } from './sample-export.ts';

const day = 86_400_000;

/** A certificate (PEM) that P-256 keys sign for themselves, of 400 days that end at `until`, milliseconds since 1970. */
export async function selfSigned(
  { publicKey, privateKey }: KeyPair,
  name: string,
  until: number,
): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(until - 400 * day),
    notAfter: new Date(until),
    signingAlgorithm: algorithm,
    keys: {
      publicKey: publicKey.toCryptoKey(algorithm, true, ['verify']) as CryptoKey,
      privateKey: privateKey.toCryptoKey(algorithm, true, ['sign']) as CryptoKey,
    },
  });
  return certificate.toString('pem');
}
