// The certificate library's container asks for decorator metadata at import.
import 'reflect-metadata';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { CoreDatabase } from './core-database.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** Certificates are good from a day ago, for terminals whose clock is behind. */
const BACKDATING_MS = DAY_MS;
const AUTHORITY_DAYS = 3_650;
const SERVER_DAYS = 825;
const TERMINAL_DAYS = 365;
const STAFF_CARD_DAYS = 1_095;

/** A certificate and its key as TLS takes them, PEM. */
export interface TlsCredentials {
  readonly certificate: string;
  readonly privateKey: string;
}

/**
 * The bank's own certificate authority (ECDSA P-256, RFC 5280 profile): signs the core's server certificate and a
 * client certificate for every enrolled terminal. Nothing else is trusted on either side.
 */
export class BankAuthority {
  /** The authority's certificate, PEM. */
  readonly certificate: string;
  readonly #privateKey: KeyObject;
  /** For how long a terminal's next certificates are good, instead of the usual. */
  #shortLived: Validity[] = [];

  private constructor(certificate: string, privateKey: KeyObject) {
    this.certificate = certificate;
    this.#privateKey = privateKey;
  }

  /** The authority of these books; made on the first start. */
  static async open(database: CoreDatabase): Promise<BankAuthority> {
    const stored = loadKey(database, 'AUTHORITY');
    if (stored?.certificate) return new BankAuthority(stored.certificate, stored.privateKey);
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=Branch Teller demo authority',
      ...validFor(AUTHORITY_DAYS),
      signingAlgorithm: P256,
      keys: { privateKey: signingKey(keys.privateKey), publicKey: verifyingKey(keys.publicKey) },
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        await x509.SubjectKeyIdentifierExtension.create(verifyingKey(keys.publicKey)),
      ],
    });
    const pem = certificate.toString('pem');
    saveKey(database, 'AUTHORITY', keys.privateKey, pem);
    return new BankAuthority(pem, keys.privateKey);
  }

  /** What the core shows to those who connect: a certificate for 127.0.0.1 and localhost. */
  async serverCredentials(database: CoreDatabase): Promise<TlsCredentials> {
    const stored = loadKey(database, 'SERVER');
    if (stored?.certificate)
      return { certificate: stored.certificate, privateKey: pkcs8Pem(stored.privateKey) };
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = await this.#certify(
      'CN=Branch Teller demo core',
      keys.publicKey,
      validFor(SERVER_DAYS),
      [
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: 'localhost' },
        ]),
      ],
    );
    saveKey(database, 'SERVER', keys.privateKey, certificate);
    return { certificate, privateKey: pkcs8Pem(keys.privateKey) };
  }

  /** The next certificate of a terminal is good for so many days only, and only from a day to come where one is said. */
  shortenNext(days: number, inDays?: number): void {
    this.#shortLived.push(validFor(days, inDays));
  }

  /**
   * A client certificate for the key of a PKCS#10 request (RFC 2986, PEM). The name asked for is ignored: the core
   * names its terminals. Undefined when the request can't be read, is not signed by its own key, or that is no P-256 key.
   */
  async certifyTerminal(request: string, terminalId: string): Promise<TerminalCertificate | undefined> {
    const publicKey = await provenKeyOf(request);
    if (publicKey === undefined) return undefined;
    const certificate = await this.#certify(
      `CN=${terminalId}`,
      publicKey,
      this.#shortLived.shift() ?? validFor(TERMINAL_DAYS),
      [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
    );
    return { certificate, fingerprint: new X509Certificate(certificate).fingerprint256, publicKey };
  }

  /**
   * A certificate for a key of a staff card, DER. Its subject carries the staff number as serialNumber (RFC 5280
   * appendix A.1) and no name. The signature key alone is certified for contentCommitment, by which what a person
   * means to sign is told from what proves that a card is there (RFC 5280 §4.2.1.3).
   *
   * @param notAfter for a card that is to expire; else good for three years
   */
  async certifyStaffCard(
    staffNo: string,
    key: 'AUTHENTICATION' | 'SIGNATURE',
    publicKey: KeyObject,
    notAfter?: Date,
  ): Promise<Uint8Array> {
    const usages = x509.KeyUsageFlags.digitalSignature;
    const certificate = await this.#certify(
      `2.5.4.5=${staffNo}, CN=Branch Teller demo staff card`,
      publicKey,
      notAfter === undefined ? validFor(STAFF_CARD_DAYS) : validUntil(notAfter),
      [],
      key === 'SIGNATURE' ? usages | x509.KeyUsageFlags.nonRepudiation : usages,
    );
    return new X509Certificate(certificate).raw;
  }

  async #certify(
    subject: string,
    publicKey: KeyObject,
    validity: Validity,
    extensions: readonly x509.Extension[],
    usages: number = x509.KeyUsageFlags.digitalSignature,
  ): Promise<string> {
    const certificate = await x509.X509CertificateGenerator.create({
      subject,
      issuer: new x509.X509Certificate(this.certificate).subject,
      ...validity,
      publicKey: verifyingKey(publicKey),
      signingKey: signingKey(this.#privateKey),
      signingAlgorithm: P256,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(usages, true),
        ...extensions,
      ],
    });
    return certificate.toString('pem');
  }
}

export interface TerminalCertificate {
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of its DER, as TLS tells it of a peer. */
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
}

/** The key that signs checkpoints; made on the first start. */
export const checkpointKey = (database: CoreDatabase): KeyObject => bareKey(database, 'CHECKPOINT');

/** The key that terminals seal exports to; made on the first start. */
export const sealingKey = (database: CoreDatabase): KeyObject => bareKey(database, 'SEALING');

function bareKey(database: CoreDatabase, name: 'CHECKPOINT' | 'SEALING'): KeyObject {
  const stored = loadKey(database, name);
  if (stored) return stored.privateKey;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  saveKey(database, name, privateKey, null);
  return privateKey;
}

async function provenKeyOf(request: string): Promise<KeyObject | undefined> {
  try {
    const parsed = new x509.Pkcs10CertificateRequest(request);
    if (!(await parsed.verify())) return undefined;
    const key = createPublicKey({ key: Buffer.from(parsed.publicKey.rawData), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    // The library throws on whatever is not a request; to the core that is an answer, not a fault.
    return undefined;
  }
}

type KeyName = 'AUTHORITY' | 'SERVER' | 'CHECKPOINT' | 'SEALING';

function loadKey(database: CoreDatabase, name: KeyName) {
  const row = database
    .prepare<[KeyName], { private_key: Buffer; certificate: string | null }>(
      'SELECT private_key, certificate FROM bank_key WHERE name = ?',
    )
    .get(name);
  return (
    row && {
      privateKey: createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' }),
      certificate: row.certificate,
    }
  );
}

function saveKey(
  database: CoreDatabase,
  name: KeyName,
  privateKey: KeyObject,
  certificate: string | null,
): void {
  database
    .prepare('INSERT INTO bank_key (name, private_key, certificate) VALUES (?, ?, ?)')
    .run(name, privateKey.export({ format: 'der', type: 'pkcs8' }), certificate);
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const validFor = (days: number, inDays?: number): Validity => ({
  notBefore: new Date(Date.now() + (inDays === undefined ? -BACKDATING_MS : inDays * DAY_MS)),
  notAfter: new Date(Date.now() + days * DAY_MS),
});

const validUntil = (notAfter: Date): Validity => ({
  notBefore: new Date(Math.min(Date.now(), notAfter.getTime()) - BACKDATING_MS),
  notAfter,
});

// Node's type of a CryptoKey and the DOM's differ in name only.
const signingKey = (key: KeyObject) => key.toCryptoKey(P256, true, ['sign']) as CryptoKey;
const verifyingKey = (key: KeyObject) => key.toCryptoKey(P256, true, ['verify']) as CryptoKey;
const pkcs8Pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
