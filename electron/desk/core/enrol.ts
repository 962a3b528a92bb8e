// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Device, Enrolment } from '../device/device.ts';
import { readPublicKey } from '../device/public-key.ts';
import { type CoreClient, problemOfFailure } from './core-client.ts';

/**
 * Introduces this terminal to the core with a one-time code: the device key signs a certificate request (RFC 2986),
 * the core answers with a client certificate, the key that signs its checkpoints and the one that exports are sealed to.
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
  const { terminalId, branchNo, certificate } = answer.value;
  const checkpointKey = readPublicKey(answer.value.checkpointKey);
  const sealingKey = readPublicKey(answer.value.sealingKey);
  return checkpointKey === undefined || sealingKey === undefined
    ? fail('CoreAnswerNotUnderstood')
    : succeed({ terminalId, branchNo, certificate, checkpointKey, sealingKey });
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
