// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import { createPublicKey } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Device, Enrolment } from '../device/device.ts';
import { type CoreClient, problemOfFailure } from './core-client.ts';

/**
 * Introduces this terminal to the core with a one-time code: the device key signs a certificate request (RFC 2986),
 * the core answers with a client certificate and the key that signs its checkpoints.
 *
 * @returns problems EnrolmentRefused and those of the line
 */
export async function enrol(core: CoreClient, device: Device, code: string): Promise<Result<Enrolment>> {
  const answer = await core.enrol({ code, certificateSigningRequest: await certificateRequest(device) });
  if (!answer.ok) {
    return answer.failure.kind === 'REFUSED'
      ? fail('EnrolmentRefused')
      : { ok: false, problem: problemOfFailure(answer.failure) };
  }
  const { terminalId, branchNo, certificate, checkpointKey } = answer.value;
  return succeed({
    terminalId,
    branchNo,
    certificate,
    checkpointKey: createPublicKey({ key: Buffer.from(checkpointKey, 'hex'), format: 'der', type: 'spki' }),
  });
}

async function certificateRequest(device: Device): Promise<string> {
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
