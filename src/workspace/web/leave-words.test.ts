import { expect, test } from 'vitest';
import { backInWords, leaveInWords } from '#workspace/web/leave-words.ts';

test('who is away says when they are back: by the weekday within a week, else by the day', () => {
  const tuesday = Date.parse('2026-11-17T10:08:00Z');
  expect(backInWords('2026-11-23', tuesday)).toBe('away, back Monday');
  expect(backInWords('2026-12-07', tuesday)).toBe('away, back 7 December');
});

test('leave in words', () => {
  expect(leaveInWords({ startsOn: '2026-11-16', endsOn: '2026-11-16' })).toBe('16 November 2026');
  expect(leaveInWords({ startsOn: '2026-11-16', endsOn: '2026-11-20' })).toMatch(/^16\s?–\s?20 November 2026$/);
});
