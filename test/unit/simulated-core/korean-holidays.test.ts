import { getHolidayPreset } from '@hyunbinseo/holidays-kr';
import { expect, test } from 'vitest';
import { koreanHolidays } from '../../simulators/core/korean-holidays.ts';

const years = ['2024', '2025', '2026', '2027'];

test.each(years)('the holidays of %s are those of the calendar announced by the government', async (year) => {
  const announced = Object.keys(await getHolidayPreset(year));
  // Banks keep Labour Day also in the years in which public offices did not.
  const labourDay = `${year}-05-01`;
  const expected = [...new Set([...announced, labourDay])].sort();
  expect(koreanHolidays.filter((date) => date.startsWith(year))).toEqual(expected);
});

test.each(years)('the feasts of %s stand where the Korean lunar calendar has them', (year) => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const feasts = ['1/1', '4/8', '8/15'];
  const found = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(Number(year), 0, 1 + day)))
    .filter((date) => feasts.includes(lunar.format(date)))
    .map((date) => date.toISOString().slice(0, 10))
    .filter((date) => date.startsWith(year));
  expect(found).toHaveLength(3);
  for (const feast of found) expect(koreanHolidays).toContain(feast);
});
