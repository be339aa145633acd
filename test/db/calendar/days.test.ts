import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '#db/calendar/calendar-file.ts';
import {
  addDays,
  addWorkdays,
  CalendarMissingError,
  compareDays,
  daysBetween,
  isValidDay,
  isWorkday,
  lastDay,
  weekday,
} from '#db/calendar/days.ts';

const calendar = readCalendar();
const DAY_MS = 86_400_000;
const written = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** Midnights from 1600 to 2400: every kind of leap year, far from the ends of the four-digit years. */
const midnight = fc.integer({ min: -135_140, max: 157_054 }).map((ordinal) => ordinal * DAY_MS);

describe('day arithmetic agrees with Date', () => {
  it('adds days', () => {
    fc.assert(
      fc.property(midnight, fc.integer({ min: -5000, max: 5000 }), (ms, count) => {
        expect(addDays(written(ms), count)).toBe(written(ms + count * DAY_MS));
      }),
    );
  });

  it('counts the days between two days', () => {
    fc.assert(
      fc.property(midnight, midnight, (a, b) => {
        expect(daysBetween(written(a), written(b))).toBe((b - a) / DAY_MS);
        expect(Math.sign(compareDays(written(a), written(b)))).toBe(Math.sign(a - b));
      }),
    );
  });

  it('names the weekday', () => {
    fc.assert(
      fc.property(midnight, (ms) => {
        expect(weekday(written(ms))).toBe(new Date(ms).getUTCDay() || 7);
      }),
    );
  });

  it('knows the real days', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), number(15), number(35), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const ms = Date.UTC(year, month - 1, day);
        expect(isValidDay(text)).toBe(written(ms) === text);
      }),
    );
  });

  it.each([
    '2024-2-03',
    '2024-02-30',
    '2023-02-29',
    '0000-01-01',
    ' 2024-01-01',
    '2024-01-01T00:00',
    '２０２４-01-01',
  ])('refuses %s', (text) => {
    expect(isValidDay(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  it('crosses leap days and the ends of years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2000-02-28', 1)).toBe('2000-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(addDays('0001-01-01', 0)).toBe('0001-01-01');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2024-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('workdays', () => {
  it.each([
    ['2026-09-24', true, 'a Thursday'],
    ['2026-09-25', false, '中秋节'],
    ['2026-10-10', true, 'a Saturday worked for 国庆节'],
    ['2026-10-11', false, 'a Sunday'],
    ['2025-01-01', false, '元旦'],
    ['2024-02-09', true, '除夕 2024, which the notice only encourages to take off'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkday(day, calendar)).toBe(works);
  });

  // Weekdays of the year less the statutory holidays: 262 − 11, and 261 − 13 since the rule of November 2024.
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i workdays', (year, count) => {
    const days = Array.from({ length: daysBetween(`${year}-01-01`, `${year}-12-31`) + 1 }, (_, n) =>
      addDays(`${year}-01-01`, n),
    );
    expect(days.filter((day) => isWorkday(day, calendar))).toHaveLength(count);
  });

  it('names the year it does not hold', () => {
    expect(() => isWorkday('2031-01-05', calendar)).toThrow(CalendarMissingError);
    expect(() => addWorkdays('2026-12-30', 5, calendar)).toThrow(/2027/);
    expect(() => lastDay({ posted: '2026-12-28', length: 7, unit: '天' }, calendar)).toThrow(/2027/);
  });

  it('does not count the day itself', () => {
    expect(addWorkdays('2026-09-28', 0, calendar)).toBe('2026-09-28');
    expect(addWorkdays('2026-09-28', 1, calendar)).toBe('2026-09-29');
    expect(() => addWorkdays('2026-09-28', -1, calendar)).toThrow(RangeError);
  });
});

describe('the last day of a posting', () => {
  it('moves off a holiday to the next workday (民法典 §203)', () => {
    expect(lastDay({ posted: '2026-09-25', length: 7, unit: '天' }, calendar)).toBe('2026-10-08');
  });
  it('counts workdays over a holiday and a worked Saturday', () => {
    expect(lastDay({ posted: '2026-09-25', length: 7, unit: '工作日' }, calendar)).toBe('2026-10-12');
  });
  it('does not count the day of posting (民法典 §201)', () => {
    expect(lastDay({ posted: '2024-04-22', length: 7, unit: '天' }, calendar)).toBe('2024-04-29');
  });
  it('is never earlier than the period, nor on a day off', () => {
    const posted = fc.integer({ min: 0, max: 1050 }).map((count) => addDays('2024-01-01', count));
    fc.assert(
      fc.property(
        posted,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('天', '工作日'),
        (day, length, unit) => {
          const last = lastDay({ posted: day, length, unit }, calendar);
          expect(daysBetween(day, last)).toBeGreaterThanOrEqual(length);
          expect(isWorkday(last, calendar)).toBe(true);
        },
      ),
    );
  });
});
