import { X509Certificate } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { instantOf } from '../../contract/moment.ts';
import { type Device, type Enrolment, saveCertificate } from '../device/device.ts';
import type { Journal } from '../journal/journal.ts';
import type { CoreClient } from './core-client.ts';

/** How long before its end a certificate is renewed, milliseconds: a line that is down for weeks must not outlast it. */
export const renewalLeadMs = 30 * 86_400_000;
/** Milliseconds between two attempts. */
const attemptEveryMs = 3_600_000;

/**
 * Keeps the terminal's client certificate in time: near its end the core certifies the same device key anew, asked over
 * mutual TLS with the certificate that still holds. That one stays good until its own end, so that neither a lost answer
 * nor a backup from before the renewal locks the terminal out.
 */
export class CertificateRenewal {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #core: CoreClient;
  readonly #device: Device;
  readonly #authority: X509Certificate;
  readonly #knownNow: () => number;
  #held: X509Certificate;
  /** By the monotonic clock. */
  #attemptedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param authority certificate of the bank's authority, PEM
   * @param knownNow the core's time where it was heard, else the wall clock; milliseconds since 1970
   */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    core: CoreClient;
    device: Device;
    enrolment: Enrolment;
    authority: string;
    knownNow: () => number;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#core = parts.core;
    this.#device = parts.device;
    this.#authority = new X509Certificate(parts.authority);
    this.#knownNow = parts.knownNow;
    this.#held = new X509Certificate(parts.enrolment.certificate);
  }

  /** Milliseconds until the certificate's end; less than zero after it. */
  left(): number {
    return this.#held.validToDate.getTime() - this.#knownNow();
  }

  /**
   * Renews the certificate when its time has come; at most once an hour. What can't be had or isn't believed now is tried
   * again: the one held is good until its end.
   */
  async renewWhenDue(): Promise<void> {
    const now = performance.now();
    if (this.left() > renewalLeadMs || now - this.#attemptedAt < attemptEveryMs) return;
    this.#attemptedAt = now;
    // Needed once a year: the library is not part of every start.
    const { certificateRequest } = await import('./certificate-request.ts');
    const answer = await this.#core.renewCertificate({
      certificateSigningRequest: await certificateRequest(this.#device),
    });
    const renewed = answer.ok ? parseCertificate(answer.value.certificate) : undefined;
    if (renewed === undefined || !this.#isBetter(renewed)) return;
    const certificate = renewed.toString();
    this.#journal.record(
      {
        type: 'CertificateRenewed',
        payload: {
          fingerprint: renewed.fingerprint256.replaceAll(':', ''),
          validTo: instantOf(renewed.validToDate.getTime()),
        },
        actor: 'TERMINAL',
      },
      () => saveCertificate(this.#connection, certificate),
    );
    this.#held = renewed;
    this.#core.present(certificate);
  }

  /** Whether it is the authority's, for this terminal and this key, good already, and lasts longer than the one held. */
  #isBetter(renewed: X509Certificate): boolean {
    return (
      renewed.checkIssued(this.#authority) &&
      renewed.verify(this.#authority.publicKey) &&
      renewed.subject === this.#held.subject &&
      renewed.checkPrivateKey(this.#device.privateKey) &&
      renewed.validFromDate.getTime() <= this.#knownNow() &&
      renewed.validToDate > this.#held.validToDate
    );
  }
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
