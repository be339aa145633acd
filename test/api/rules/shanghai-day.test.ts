import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';

it.each([
  ['1969-12-31T16:00:00Z', '1970-01-01'],
  ['2024-02-28T15:59:59.999Z', '2024-02-28'],
  ['2024-02-28T16:00:00Z', '2024-02-29'],
  ['2024-12-31T15:59:59.999Z', '2024-12-31'],
  ['2024-12-31T16:00:00Z', '2025-01-01'],
  ['2100-02-28T16:00:00Z', '2100-03-01'],
])('at %s it is %s in Shanghai', (moment, day) => {
  expect(shanghaiDay(Date.parse(moment))).toBe(day);
});

it('is the day the calendar of this machine says, from 1992 to 2200', () => {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }); // sv-SE writes ISO days
  const moments = fc.integer({ min: Date.UTC(1992), max: Date.UTC(2200) });
  fc.assert(
    fc.property(moments, (now) => {
      expect(shanghaiDay(now)).toBe(calendar.format(now));
    }),
  );
});
