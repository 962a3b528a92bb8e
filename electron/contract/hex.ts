import { z } from 'zod';

/** Bytes as upper-case hexadecimal text, the notation of the card specifications. */
export const Hex = z
  .string()
  .max(2 * 65_536)
  .regex(/^(?:[0-9A-F]{2})*$/);
export type Hex = z.infer<typeof Hex>;

/** Exactly `bytes` bytes as upper-case hexadecimal text. */
export const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9A-F]{${2 * bytes}}$`));

/** A SHA-256 value. */
export const Sha256 = hexOf(32);
