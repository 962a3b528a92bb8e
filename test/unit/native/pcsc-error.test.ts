import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemTag } from '../../../electron/contract/problem.ts';
import { problemOfError } from '../../../native/reader/pcsc-error.ts';

/** Texts as the binding was seen to write them. */
test.each([
  ['SCardConnect error: No smart card inserted.(0x8010000c)', 'CardAbsent'],
  ['SCardConnect error: Sharing violation.(0x8010000b)', 'CardInUse'],
  ['SCardConnect error: Card protocol mismatch.(0x8010000f)', 'CardMute'],
  ['SCardTransmit error: Transaction failed.(0x80100016)', 'CardMute'],
  ['SCardTransmit error: Card was removed.(0x80100069)', 'CardRemoved'],
  ['SCardConnect error: Unknown reader specified.(0x80100009)', 'ReaderGone'],
  ['SCardTransmit error: RPC transport error.(0x80100013)', 'ReaderServiceStopped'],
  ['SCardEstablishContext error: Service not available.(0x8010001d)', 'ReaderServiceStopped'],
  ['SCardTransmit error: Die Karte wurde entfernt.\r\n(0xFFFFFFFF80100069)', 'CardRemoved'],
  ['Card Reader not connected', 'ReaderServiceStopped'],
])('%s means %s', (text, tag) => {
  expect(problemOfError(new Error(text))).toBe(tag);
});

test('any text means something', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(ProblemTag.options).toContain(problemOfError(new Error(text)));
    }),
  );
});
