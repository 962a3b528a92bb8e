/** A response APDU: data, and SW1 SW2 as one number (ISO/IEC 7816-4 §5.1). */
export interface ResponseApdu {
  readonly data: Uint8Array;
  readonly status: number;
}

/** Reads `[data] SW1 SW2`; undefined when there are not even two bytes. */
export function parseResponse(bytes: Uint8Array): ResponseApdu | undefined {
  const [sw1, sw2] = bytes.slice(-2);
  if (sw1 === undefined || sw2 === undefined) return undefined;
  return { data: bytes.slice(0, -2), status: (sw1 << 8) | sw2 };
}
