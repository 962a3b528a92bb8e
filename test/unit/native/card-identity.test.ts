import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../native/hex.ts';
import { identityOf, identityOfLifeCycleData } from '../../../native/session/card-identity.ts';

describe('the identity of a card', () => {
  test('of production data is fabricator, type, batch and serial number', () => {
    const cplc = `4790${'5168'}${'4791'}2081${'3B00'}1234${'A1B2C3D4'}${'E5F6'}`.padEnd(84, '0');
    expect(identityOfLifeCycleData(fromHex(cplc))).toEqual({ source: 'CPLC', value: '47905168E5F6A1B2C3D4' });
  });

  test('of production data without a serial number is none: all such cards would be one', () => {
    const cplc = `4790${'5168'}${'4791'}2081${'3B00'}1234${'00000000'}${'E5F6'}`.padEnd(84, '0');
    expect(identityOfLifeCycleData(fromHex(cplc))).toBeNull();
  });

  test.each(['', '00000000', 'FFFF'])('is not %s: that is not set', (hex) => {
    expect(identityOf('CIN', fromHex(hex))).toBeNull();
  });
});
