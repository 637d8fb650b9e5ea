import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import type { MomentKind } from '#journeys/public.ts';
import { bothSides } from '#today/both-sides.ts';
import { inventedJourneys } from '#test/history.ts';

const allDay = [['00:00', '24:00']] as const;
const nineToFive = [['09:00', '17:00']] as const;
const week = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive, sat: [], sun: [] };
const berlin = {
  timeZone: 'Europe/Berlin',
  businessTime: createBusinessTime({ timeZone: 'Europe/Berlin', workingHours: week, holidays: [] }),
};
const always = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const utc = { timeZone: 'UTC', businessTime: createBusinessTime({ timeZone: 'UTC', workingHours: always, holidays: [] }) };
/** Tuesday. */
const now = Date.parse('2026-11-17T09:08:00Z');
const person = (...moments: [MomentKind, string][]) => ({ moments: moments.map(([kind, at]) => ({ kind, at })) });

it('counts whole weeks, and in working time who was followed up in time, missed, or still runs', () => {
  const journeys = inventedJourneys(
    [
      // Friday 16:30 to Monday 9:20: 50 minutes of working time.
      person(['handoff-offered', '2026-11-13T16:30:00+01:00'], ['follow-up', '2026-11-16T09:20:00+01:00']),
      person(['handoff-offered', '2026-11-13T16:30:00+01:00'], ['follow-up', '2026-11-16T09:31:00+01:00']),
      // Waits since the last minutes of Sunday, which is still last week; seen until Tuesday 10:08, more than eight hours of work.
      person(['handoff-offered', '2026-11-15T23:59:00+01:00']),
      // Of this week: not counted yet.
      person(['handoff-offered', '2026-11-16T00:00:00+01:00'], ['follow-up', '2026-11-16T10:00:00+01:00']),
      // The first moment of the eight weeks, in summer time; and the one before it.
      person(['handoff-offered', '2026-09-21T00:00:00+02:00'], ['follow-up', '2026-09-21T09:30:00+02:00']),
      person(['handoff-offered', '2026-09-20T23:59:59+02:00']),
    ],
    now,
  );
  const both = bothSides(journeys, now, berlin);
  expect(both).toMatchObject({ from: '2026-09-21', to: '2026-11-15' });
  expect(both.marketing.offeredPerWeek).toEqual([1, 0, 0, 0, 0, 0, 0, 3]);
  expect(both.marketing.followedUp).toMatchObject({ yes: 3, of: 4 });
  expect(both.sales.within).toMatchObject([
    { businessSeconds: 3600, share: { yes: 2, of: 4, stillRunning: 0 }, before: { yes: 0, of: 1 } },
    { businessSeconds: 28_800, share: { yes: 3, of: 4 }, before: { yes: 0, of: 1 } },
  ]);
});

it('does not hold against sales what the sources do not cover yet', () => {
  const offered = ['handoff-offered', '2026-11-13T16:30:00+01:00'] as [MomentKind, string];
  const journeys = inventedJourneys([person(offered)], '2026-11-16T09:20:00+01:00');
  expect(bothSides(journeys, now, berlin).sales.within[0]!.share).toMatchObject({ yes: 0, of: 0, stillRunning: 1 });
});

it('agrees with a reading that shares no code with it', () => {
  const hour = 3_600_000;
  const monday = Date.parse('2026-11-16T00:00:00Z');
  const steps = fc.array(
    fc.tuple(fc.constantFrom<MomentKind>('handoff-offered', 'follow-up', 'won'), fc.integer({ min: 1, max: 24 * 130 })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (people, covered) => {
      const until = now - covered * hour;
      const at = (hoursAgo: number) => now - hoursAgo * hour;
      const journeys = inventedJourneys(
        people.map((each) => ({ moments: each.map(([kind, hoursAgo], ordinal) => ({ kind, at: at(hoursAgo), ordinal })) })),
        until,
      );
      const found = bothSides(journeys, now, utc);
      const counted = people.flatMap((each) =>
        bruteForce(
          each.map(([kind, hoursAgo], ordinal) => ({ kind, at: at(hoursAgo), ordinal })),
          until,
        ),
      );
      const recent = counted.filter(({ offeredAt }) => offeredAt >= monday - 56 * 24 * hour && offeredAt < monday);
      const inTime = recent.filter(({ wait }) => wait !== null && wait <= 8 * hour).length;
      const running = recent.filter(({ wait, seen }) => wait === null && seen <= 8 * hour).length;
      const { share } = found.sales.within[1]!;
      expect([found.marketing.offeredPerWeek.reduce((sum, each) => sum + each, 0), share.yes, share.stillRunning, share.of]).toEqual([
        recent.length,
        inTime,
        running,
        recent.length - running,
      ]);
    }),
  );
});

/** Each offer of a person with the wait for the first follow-up before the next offer, by looking through all of them each time. */
function bruteForce(moments: { kind: string; at: number; ordinal: number }[], until: number) {
  const rank = (kind: string) => ['handoff-offered', 'follow-up', 'won'].indexOf(kind);
  const order = [...moments].sort((a, b) => a.at - b.at || a.ordinal - b.ordinal || rank(a.kind) - rank(b.kind));
  return order.flatMap((offer, place) => {
    if (offer.kind !== 'handoff-offered') return [];
    const after = order.slice(place + 1);
    const next = after.find(({ kind }) => kind === 'handoff-offered');
    const own = next ? after.slice(0, after.indexOf(next)) : after;
    const followUp = own.find(({ kind }) => kind === 'follow-up');
    const seenUntil = next ? next.at : Math.max(until, offer.at);
    return [{ offeredAt: offer.at, wait: followUp ? followUp.at - offer.at : null, seen: seenUntil - offer.at }];
  });
}
