import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import {
  CoreClient,
  type CoreFailure,
  type CoreIdentity,
  problemOfFailure,
  unfollowed,
} from '../../desk/core/core-client.ts';
import type { TerminalSettings } from '../../host/terminal-settings.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { EnrolledDevice } from './check-enrolment.ts';
import type { Checked } from './checked.ts';

/** Milliseconds a connection may take that is made to learn why there is none. */
const reachLimitMs = 3_000;

/**
 * Whether the core answers over TLS, asked as the application asks it; the value is how far its clock is ahead of ours,
 * milliseconds.
 *
 * @param device null for a terminal that has no certificate to show: then being turned away is an answer
 */
export async function checkCore(
  core: TerminalSettings['core'],
  device: EnrolledDevice | null,
): Promise<Checked<number>> {
  const identity: CoreIdentity = {
    origin: core.origin,
    authority: core.authority,
    client: device && {
      certificate: device.enrolment.certificate,
      privateKey: device.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    },
  };
  const client = new CoreClient(identity, unfollowed);
  try {
    const asked = Date.now();
    const start = performance.now();
    const answer = await client.ping();
    const answerMs = performance.now() - start;
    if (answer.ok) {
      const ahead = Date.parse(answer.value.now) - (asked + answerMs / 2);
      return { finding: ok('core', { origin: core.origin, answerMs }), value: ahead };
    }
    return { finding: await findingOf(answer.failure, identity, answerMs), value: null };
  } finally {
    await client.close();
  }
}

async function findingOf(failure: CoreFailure, identity: CoreIdentity, answerMs: number): Promise<Finding> {
  const { origin, client } = identity;
  switch (failure.kind) {
    case 'UNREACHABLE':
      return reasonUnreachable(identity);
    case 'BUSY':
      return warn('core', 'CoreBusy', { origin });
    case 'REFUSED':
      return client === null
        ? ok('core', { origin, answerMs })
        : failed('core', 'CoreRefusedTerminal', { origin });
    default:
      return failed('core', problemOfFailure(failure).tag, { origin });
  }
}

/** The application works on without a line, so it never asks why there is none; who is to mend it must know. */
async function reasonUnreachable({ origin, authority, client }: CoreIdentity): Promise<Finding> {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: Number(port || 443),
    // RFC 6066, section 3: an address is no server name.
    ...(isIP(host) === 0 && { servername: host }),
    ca: authority,
    ...(client !== null && { cert: client.certificate, key: client.privateKey }),
  });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(reachLimitMs) });
    return warn('core', 'LineDown', { origin, reason: 'ETIMEDOUT' });
  } catch (error) {
    const { name, code, syscall } = error as NodeJS.ErrnoException;
    if (name === 'AbortError') return warn('core', 'LineDown', { origin, reason: 'ETIMEDOUT' });
    // What the network reports comes from a system call; what is left is the handshake's.
    return syscall === undefined
      ? failed('core', 'CoreNotTrusted', { origin, reason: code ?? name })
      : warn('core', 'LineDown', { origin, reason: code ?? name });
  } finally {
    socket.destroy();
  }
}
