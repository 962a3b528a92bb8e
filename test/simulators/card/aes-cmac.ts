import { AES_BLOCK, encryptBlock, encryptCbc } from './aes.ts';

/** Constant of the doubling in GF(2^128) (NIST SP 800-38B §5.3, R_128). */
const R_128 = 0x87;

const ZERO_BLOCK = new Uint8Array(AES_BLOCK);

function double(block: Uint8Array): Uint8Array {
  const doubled = block.map((byte, index) => ((byte << 1) | ((block[index + 1] ?? 0) >> 7)) & 0xff);
  const last = AES_BLOCK - 1;
  if ((block[0] ?? 0) & 0x80) doubled[last] = (doubled[last] ?? 0) ^ R_128;
  return doubled;
}

/** AES-CMAC, all 16 bytes (NIST SP 800-38B §6.2, RFC 4493). Key of 16, 24 or 32 bytes. */
export function aesCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const k1 = double(encryptBlock(key, ZERO_BLOCK));
  const whole = message.length > 0 && message.length % AES_BLOCK === 0;
  const padded = new Uint8Array(Math.max(1, Math.ceil(message.length / AES_BLOCK)) * AES_BLOCK);
  padded.set(message);
  if (!whole) padded[message.length] = 0x80;

  const mask = whole ? k1 : double(k1);
  const lastBlock = padded.length - AES_BLOCK;
  padded.forEach((byte, index) => {
    if (index >= lastBlock) padded[index] = byte ^ (mask[index - lastBlock] ?? 0);
  });
  // The MAC is the last block of the CBC chain that starts from zero.
  return encryptCbc(key, ZERO_BLOCK, padded).slice(lastBlock);
}
