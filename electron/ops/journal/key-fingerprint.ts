import type { KeyObject } from 'node:crypto';
import { sha256 } from '../../desk/journal/canonical-json.ts';

/** SHA-256 of a public key's SubjectPublicKeyInfo, by which two people compare it. */
export const keyFingerprint = (key: KeyObject): string => sha256(key.export({ format: 'der', type: 'spki' }));
