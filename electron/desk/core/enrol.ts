import { X509Certificate } from 'node:crypto';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Device, Enrolment } from '../device/device.ts';
import { readPublicKey } from '../device/public-key.ts';
import { certificateRequest } from './certificate-request.ts';
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
  return checkpointKey === undefined || sealingKey === undefined || !isOf(certificate, device)
    ? fail('CoreAnswerNotUnderstood')
    : succeed({ terminalId, branchNo, certificate, checkpointKey, sealingKey });
}

/** Whether this is a certificate of the device's key: with any other this terminal could never connect again. */
function isOf(certificate: string, { privateKey }: Device): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(privateKey);
  } catch {
    return false;
  }
}
