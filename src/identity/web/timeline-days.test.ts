import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineDays } from './timeline-days.ts';

const dayOf = (at: string) => at.slice(0, 10);

it('groups by day and keeps every entry in its order', () => {
  const moments = fc.date({ min: new Date('2011-01-01'), max: new Date('2011-02-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(moments), (dates) => {
      const entries = dates
        .map((date) => ({ occurredAt: date.toISOString() }))
        .sort((one, other) => (one.occurredAt < other.occurredAt ? 1 : -1));
      const days = timelineDays(entries, dayOf);
      expect(days.flatMap((day) => day.entries)).toEqual(entries);
      expect(new Set(days.map((day) => day.day)).size).toBe(days.length);
      expect(days.every((day) => day.entries.every((entry) => dayOf(entry.occurredAt) === day.day))).toBe(true);
    }),
  );
});
