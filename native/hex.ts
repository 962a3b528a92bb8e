/** Bytes of hexadecimal text; the caller has checked the text (schema or literal). */
export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Upper-case hexadecimal text, the notation of the card specifications. */
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
