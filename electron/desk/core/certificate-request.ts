// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import type { Device } from '../device/device.ts';

/** A request for a client certificate (PKCS#10, RFC 2986, PEM), signed by the device key. The core names the terminal. */
export async function certificateRequest(device: Pick<Device, 'privateKey' | 'publicKey'>): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = {
    privateKey: device.privateKey.toCryptoKey(algorithm, true, ['sign']),
    publicKey: device.publicKey.toCryptoKey(algorithm, true, ['verify']),
  };
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=branch-teller',
    keys,
    signingAlgorithm: algorithm,
  });
  return request.toString('pem');
}
