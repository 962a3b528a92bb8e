import { describe, expect, test } from 'vitest';
import { toHex } from '../../simulators/card/hex.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';
import { ISD, OATH, oathCard, poweredCard, send } from './card-host.ts';

describe('power', () => {
  test('is needed to answer', () => {
    const card = new SimulatedCard(sampleCard(1));
    expect(() => send(card, ISD)).toThrow('without power');
    card.powerOn();
    card.powerOff();
    expect(() => send(card, ISD)).toThrow('without power');
  });

  test('on selects the issuer security domain', () => {
    expect(send(poweredCard(), '80CA004500').sw).toBe('9000');
  });

  test('or a reset forgets the selection and keeps the memory', () => {
    const card = oathCard();
    const before = card.snapshot();
    card.reset();
    expect(send(card, '00A10000').sw).toBe('6D00');
    expect(card.snapshot()).toEqual(before);
  });
});

test('the ATR offers T=1 alone and ends with its check byte', () => {
  const { atr } = new SimulatedCard(sampleCard(1));
  expect(toHex(atr)).toMatch(/^3B8A80018058534D4152544F5450[0-9A-F]{2}$/);
  expect(atr.slice(1).reduce((sum, byte) => sum ^ byte, 0)).toBe(0);
});

describe('selection', () => {
  test('of an unknown application leaves the present one selected', () => {
    const card = oathCard();
    expect(send(card, '00A4040005F000000001').sw).toBe('6A82');
    expect(send(card, '00A10000').sw).toBe('9000');
  });

  test('goes by the beginning of an AID, not beyond its end', () => {
    expect(send(poweredCard(), '00A4040005A000000527').sw).toBe('9000');
    expect(send(poweredCard(), `${OATH.replace('0007', '0008')}01`).sw).toBe('6A82');
  });

  test.each([
    ['a next occurrence', '00A4040200', '6A82'],
    ['an answer without file control information', '00A4040C00', '6A86'],
    ['by file identifier', '00A40000023F00', '6D00'],
  ])('with %s is not offered', (_, apdu, sw) => {
    expect(send(poweredCard(), apdu).sw).toBe(sw);
  });
});

describe('a command the card cannot take', () => {
  test.each([
    ['is none at all', '00', '6700'],
    ['has a wrong Lc', '00A4040009A0', '6700'],
    ['is for logical channel 1', '01A40400', '6881'],
    ['is for logical channel 4', '40A40400', '6881'],
  ])('because it %s is refused', (_, apdu, sw) => {
    expect(send(poweredCard(), apdu).sw).toBe(sw);
  });
});

describe('a snapshot', () => {
  test('makes the same card again', () => {
    const card = poweredCard();
    send(card, '80500000080011223344556677');
    const again = new SimulatedCard(card.snapshot());
    again.powerOn();
    expect(send(again, '80CA00C100').data).toBe('C103000001');
  });

  test('is the card’s own: the profile it was made from does not change with it', () => {
    const profile = sampleCard(1);
    const card = new SimulatedCard(profile);
    card.powerOn();
    send(card, '80500000080011223344556677');
    expect(profile.sequenceCounter).toBe(0);
    expect(card.snapshot()).toEqual({ ...profile, sequenceCounter: 1 });
  });

  test('is refused as a card when it is none', () => {
    expect(() => new SimulatedCard({ ...sampleCard(1), cplc: '00' })).toThrow();
  });
});

describe('traffic', () => {
  test('counts commands and the time the card worked', () => {
    const card = poweredCard();
    expect(card.traffic).toEqual({ apduCount: 0, cardMs: 0, firstApduAt: null, lastApduAt: null, log: [] });
    send(card, ISD);
    send(card, OATH);
    const { apduCount, cardMs, firstApduAt, lastApduAt } = card.traffic;
    expect(apduCount).toBe(2);
    expect(cardMs).toBeGreaterThan(0);
    expect(cardMs).toBeLessThanOrEqual((lastApduAt ?? 0) - (firstApduAt ?? 0));
  });

  test('is logged without data, so that no seed stands in a log', () => {
    const card = oathCard();
    send(card, `000100001D7101617318 2106${'AA'.repeat(22)}`);
    expect(card.traffic.log.at(-1)).toMatch(/^00010000 > [0-9A-F]{4}$/);
    expect(card.traffic.log.join()).not.toContain('AAAA');
  });

  test('of more than a hundred commands is forgotten from the beginning', () => {
    const card = poweredCard();
    for (let n = 0; n < 150; n += 1) send(card, '80CA004500');
    expect(card.traffic.log).toHaveLength(100);
    expect(card.traffic.apduCount).toBe(150);
  });
});
