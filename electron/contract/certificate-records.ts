import { z } from 'zod';
import { Sha256 } from './hex.ts';
import { Instant } from './moment.ts';

/** Payload of the entry that tells of a new client certificate for the same device key. */
export const certificateRecords = {
  CertificateRenewed: z.strictObject({
    /** SHA-256 of the certificate's DER. */
    fingerprint: Sha256,
    /** The end of its time. */
    validTo: Instant,
  }),
} as const;
