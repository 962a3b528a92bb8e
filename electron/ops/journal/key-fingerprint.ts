import { sha256 } from '../../desk/journal/canonical-json.ts';

/** SHA-256 of a public key (SubjectPublicKeyInfo, DER), by which two people compare it. */
export const keyFingerprint = (spki: Uint8Array): string => sha256(spki);
