import { describe, expect, test } from 'vitest';
import type { ReaderSnapshot, ReaderState } from '../../../electron/contract/card-process.ts';
import { IssuanceStep } from '../../../electron/contract/issuance.ts';
import { chooseReader } from '../../../renderer/issuance/choose-reader.ts';
import { lightsOf } from '../../../renderer/issuance/lights.ts';
import { pictureOf } from '../../../renderer/issuance/picture-of.ts';

const reader = (name: string, state: ReaderState['state']): ReaderState => ({
  name,
  state,
  presence: 1,
  atr: null,
});
const snapshot = (...readers: ReaderState[]): ReaderSnapshot => ({ service: 'RUNNING', readers });

describe('the reader in use', () => {
  test('is the one with a card', () => {
    const chosen = chooseReader(snapshot(reader('A', 'EMPTY'), reader('B', 'PRESENT')), 'A');
    expect(chosen.reader?.name).toBe('B');
  });

  test('is the teller’s to choose when two hold a card', () => {
    const two = snapshot(reader('A', 'PRESENT'), reader('B', 'PRESENT'));
    expect(chooseReader(two, null)).toEqual({ reader: null, several: true });
    expect(chooseReader(two, 'B')).toMatchObject({ reader: { name: 'B' }, several: false });
  });

  test('is not guessed when the one chosen has gone from among several', () => {
    const two = snapshot(reader('A', 'PRESENT'), reader('B', 'MUTE'));
    expect(chooseReader(two, 'C')).toEqual({ reader: null, several: true });
  });

  test('is none without readers', () => {
    expect(chooseReader(snapshot(), 'A')).toEqual({ reader: null, several: false });
  });
});

describe('the picture', () => {
  const lying = { state: 'READY', reader: reader('A', 'PRESENT') } as const;
  const pulled = { state: 'EMPTY', reader: reader('A', 'EMPTY') } as const;

  test('turns when the card is pulled during an issuance, and asks for the same card', () => {
    expect(pictureOf(lying, { running: true, problem: null })).toBe('WORKING');
    expect(pictureOf(pulled, { running: true, problem: null })).toBe('PULLED');
    expect(pictureOf(pulled, { running: false, problem: { tag: 'CardRemoved' } })).toBe('PULLED');
  });

  test('says that a card which failed its proof is not to be used', () => {
    expect(pictureOf(lying, { running: false, problem: { tag: 'CardNotGenuine' } })).toBe('REFUSED');
  });
});

describe('the lights', () => {
  test('show what is done, what runs, and what is still to come', () => {
    const lights = lightsOf({ current: 'PROVE_GENUINE' }, true);
    expect(IssuanceStep.options.map((step) => lights[step])).toEqual([
      'done',
      'done',
      'now',
      'toDo',
      'toDo',
      'toDo',
      'toDo',
    ]);
  });

  test('show where it stopped', () => {
    expect(lightsOf({ current: 'CHECK_CODE' }, false).CHECK_CODE).toBe('stopped');
  });

  test('are all dark before the order', () => {
    expect(new Set(Object.values(lightsOf(null, false)))).toEqual(new Set(['toDo']));
  });
});
