import { expect, test } from 'vitest';
import { atRest, flightAfter, isFlying } from '../../../renderer/table/flight.ts';

const screen = 20;

/** Whether rows fly each time the table was scrolled so that these stand at its top, one after the other. */
function flyingOver(tops: readonly number[]): boolean[] {
  let flight = flightAfter(atRest, { startIndex: 0, endIndex: screen }, false);
  return tops.map((top) => {
    flight = flightAfter(flight, { startIndex: top, endIndex: top + screen }, true);
    return isFlying(flight);
  });
}

test('rows fly when each frame shows a whole screen of others, not when one can follow them', () => {
  expect(flyingOver([300, 600, 900, 900])).toEqual([false, true, true, true]);
  expect(flyingOver([900, 600, 300])).toEqual([false, true, true]);
  expect(flyingOver([1, 3, 8, 20, 40, 59])).toEqual([false, false, false, false, false, false]);
  expect(flyingOver([300, 600, 605])).toEqual([false, true, false]);
});

test('a key that leads to the end shows what is there at once', () => {
  expect(flyingOver([99_980])).toEqual([false]);
});

test('they come to rest where the scrolling ends', () => {
  const flight = [300, 600].reduce(
    (before, top) => flightAfter(before, { startIndex: top, endIndex: top + screen }, true),
    atRest,
  );
  expect(isFlying(flight)).toBe(true);
  expect(isFlying(flightAfter(flight, flight, false))).toBe(false);
});
