import type { CalendarDate } from '../../../electron/contract/moment.ts';

/** Days of a year, written `MM-DD`. */
const daysOf = (year: number, ...days: readonly string[]): CalendarDate[] =>
  days.map((day) => `${year}-${day}`);

/**
 * Days without banking in Korea, weekends only where a holiday falls on one: public holidays with their substitutes
 * (Regulation on holidays of public offices arts. 2, 3) and elections as they were announced, and Labour Day, on which
 * banks were closed before it became a public holiday in 2026. A day the government adds later comes with the feed.
 */
export const koreanHolidays: readonly CalendarDate[] = [
  // New Year's Day, Seollal and its substitute, 1 March, election of the National Assembly
  ...daysOf(2024, '01-01', '02-09', '02-10', '02-11', '02-12', '03-01', '04-10'),
  // Labour Day, Children's Day and its substitute, Buddha's birthday, Memorial Day, Liberation Day
  ...daysOf(2024, '05-01', '05-05', '05-06', '05-15', '06-06', '08-15'),
  // Chuseok, Armed Forces Day (that year alone), Foundation Day, Hangul Day, Christmas
  ...daysOf(2024, '09-16', '09-17', '09-18', '10-01', '10-03', '10-09', '12-25'),

  // New Year's Day, a day added before Seollal, Seollal, 1 March and its substitute
  ...daysOf(2025, '01-01', '01-27', '01-28', '01-29', '01-30', '03-01', '03-03'),
  // Labour Day, Children's Day and Buddha's birthday on one day, its substitute, presidential election, Memorial Day
  ...daysOf(2025, '05-01', '05-05', '05-06', '06-03', '06-06', '08-15'),
  // Foundation Day, Chuseok and its substitute, Hangul Day, Christmas
  ...daysOf(2025, '10-03', '10-05', '10-06', '10-07', '10-08', '10-09', '12-25'),

  // New Year's Day, Seollal, 1 March and its substitute, Labour Day, Children's Day
  ...daysOf(2026, '01-01', '02-16', '02-17', '02-18', '03-01', '03-02', '05-01', '05-05'),
  // Buddha's birthday and its substitute, local elections, Memorial Day, Constitution Day, Liberation Day and substitute
  ...daysOf(2026, '05-24', '05-25', '06-03', '06-06', '07-17', '08-15', '08-17'),
  // Chuseok, Foundation Day and its substitute, Hangul Day, Christmas
  ...daysOf(2026, '09-24', '09-25', '09-26', '10-03', '10-05', '10-09', '12-25'),

  // New Year's Day, Seollal and its substitute, 1 March, Labour Day and its substitute, Children's Day
  ...daysOf(2027, '01-01', '02-06', '02-07', '02-08', '02-09', '03-01', '05-01', '05-03', '05-05'),
  // Buddha's birthday, Memorial Day, Constitution Day and its substitute, Liberation Day and its substitute
  ...daysOf(2027, '05-13', '06-06', '07-17', '07-19', '08-15', '08-16'),
  // Chuseok, Foundation Day, Hangul Day and Christmas with their substitutes
  ...daysOf(2027, '09-14', '09-15', '09-16', '10-03', '10-04', '10-09', '10-11', '12-25', '12-27'),
];
