import { describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import type { MomentKind } from '#journeys/public.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import { inventedJourneys, type InventedMoment, type InventedPerson } from '#test/history.ts';

const nineToFive = [['09:00', '17:00']] as const;
const workingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive, sat: [], sun: [] };
const timeZone = 'Europe/Berlin';
const clock = { timeZone, businessTime: createBusinessTime({ timeZone, workingHours, holidays: [] }) };
const everything = { from: null, to: null, where: [], by: null };
const day = 86_400_000;
/** Monday 2026-03-02, 10:00 in Berlin. */
const start = Date.parse('2026-03-02T10:00+01:00');

const moment = (kind: MomentKind, seconds: number, ordinal = 0): InventedMoment => ({
  kind,
  at: start + seconds * 1000,
  ordinal,
  label: kind === 'won' ? 'Won' : '',
});
const handedOver = (followUp: number | null, won: number | null = null, attributes: Record<string, string> = {}): InventedPerson => ({
  attributes,
  moments: [
    moment('handoff-offered', 0),
    ...(followUp === null ? [] : [moment('follow-up', followUp)]),
    ...(won === null ? [] : [moment('won', won)]),
  ],
});
const measured = (people: InventedPerson[], question = {}, observedUntil = start + 10 * day) =>
  responseTimes(inventedJourneys(people, observedUntil), { ...everything, ...question }, clock);

describe('waiting from handoff to first follow-up', () => {
  it('is measured over those followed up, those still waiting counted beside them', () => {
    const waiting = measured([handedOver(60), handedOver(300), handedOver(301), handedOver(7200), handedOver(null)]);
    expect(waiting).toMatchObject({
      handoffs: 5,
      followedUp: 4,
      pending: 1,
      medianSeconds: 300.5,
      within: { 300: 2, 900: 3, 3600: 3, 86400: 4 },
    });
    expect(waiting.p90Seconds).toBeCloseTo(301 + 0.7 * (7200 - 301), 9);
    expect(waiting.kaplanMeierMedianSeconds).toBe(301);
  });

  it('has nothing to say about nobody', () => {
    expect(measured([])).toMatchObject({ handoffs: 0, medianSeconds: null, p90Seconds: null, kaplanMeierMedianSeconds: null, curve: [] });
  });

  it('has no Kaplan-Meier median while more than half still wait', () => {
    expect(measured([handedOver(60), handedOver(null), handedOver(null)])).toMatchObject({
      medianSeconds: 60,
      kaplanMeierMedianSeconds: null,
    });
  });

  it('counts working time beside it', () => {
    // Monday 10:00 to Monday 16:30 is 6.5 hours; to Tuesday 9:00 it is 7; the evening and the night do not count.
    expect(measured([handedOver(6.5 * 3600), handedOver(23 * 3600)]).business).toMatchObject({
      medianSeconds: 6.75 * 3600,
      within: { 300: 0, 3600: 0, 86400: 2 },
    });
  });

  it('takes the first follow-up at or after the offer, in the source’s own order among equal stamps', () => {
    const before = { moments: [moment('follow-up', 0, 1), moment('handoff-offered', 0, 2), moment('follow-up', 50, 3)] };
    const after = { moments: [moment('handoff-offered', 0, 1), moment('follow-up', 0, 2)] };
    const unordered = { moments: [moment('follow-up', 0), moment('handoff-offered', 0)] };
    expect([before, after, unordered].map((person) => measured([person]).medianSeconds)).toEqual([50, 0, 0]);
  });

  it('ends each handoff’s window with the next offer: what comes then belongs to the next', () => {
    const twice = {
      moments: [moment('handoff-offered', 0), moment('handoff-offered', 1000), moment('follow-up', 1100), moment('won', 1200)],
    };
    const waiting = measured([twice]);
    expect(waiting).toMatchObject({ handoffs: 2, followedUp: 1, pending: 1, medianSeconds: 100, wonWhilePending: 0 });
    expect(waiting.wonByWait[0]).toMatchObject({ handoffs: 1, won: 1 });
    // The first one was seen waiting for 1,000 s, long after the 100 s of the second: the curve knows both.
    expect(waiting.kaplanMeierMedianSeconds).toBe(100);
  });

  it('does not take a win before the offer for the handoff’s own', () => {
    const won = measured([{ moments: [moment('won', -10), ...handedOver(20).moments] }]);
    expect(won.wonByWait[0]).toMatchObject({ handoffs: 1, won: 0 });
    expect(won).toMatchObject({ winsWithoutHandoff: 0, wonBeforeHandoff: 1 });
  });
});

describe('winning by waiting', () => {
  it('puts upper edges into their bucket and gives Wilson’s interval', () => {
    const { wonByWait } = measured([
      handedOver(300, 400),
      handedOver(300.001),
      handedOver(900),
      handedOver(86_400),
      handedOver(86_401, 90_000),
      handedOver(null, 50),
    ]);
    expect(wonByWait.map(({ fromSeconds, toSeconds, handoffs, won }) => [fromSeconds, toSeconds, handoffs, won])).toEqual([
      [0, 300, 1, 1],
      [300, 900, 2, 0],
      [900, 3600, 0, 0],
      [3600, 14_400, 0, 0],
      [14_400, 86_400, 1, 0],
      [86_400, null, 1, 1],
    ]);
    expect(wonByWait[1]!.low).toBe(0);
    expect(wonByWait[1]!.high).toBeCloseTo(0.65762, 5);
    expect(wonByWait[2]).toMatchObject({ low: 0, high: 1 });
  });

  it('counts wins that nobody handed over, and wins that nobody followed up', () => {
    const winner = { moments: [moment('captured', 0), moment('won', 10), moment('won', 20)] };
    expect(measured([winner, handedOver(null, 5)])).toMatchObject({ winsWithoutHandoff: 1, wonWhilePending: 1 });
  });
});

describe('a question', () => {
  const onDay = (iso: string, origin: string): InventedPerson => ({
    attributes: origin ? { origin } : {},
    moments: [
      { kind: 'handoff-offered', at: iso },
      { kind: 'follow-up', at: Date.parse(iso) + 60_000 },
    ],
  });
  // Midnight between the 2nd and the 3rd is 23:00 UTC in Berlin.
  const people = [
    onDay('2026-03-02T22:59:59.999Z', 'social'),
    onDay('2026-03-02T23:00:00Z', 'social'),
    onDay('2026-03-03T22:59:59Z', ''),
    onDay('2026-03-03T23:00:00Z', 'mail'),
  ];

  it('is about local days, both inclusive', () => {
    expect(measured(people, { from: '2026-03-03', to: '2026-03-03' }).handoffs).toBe(2);
    expect(measured(people, { to: '2026-03-02' }).handoffs).toBe(1);
    expect(measured(people, { from: '2026-03-04' }).handoffs).toBe(1);
  });

  it('is answered for every value too, the empty one as ""', () => {
    const { by } = measured(people, { by: 'origin' });
    expect(Object.fromEntries(Object.entries(by!).map(([value, each]) => [value, each.handoffs]))).toEqual({ social: 2, mail: 1, '': 1 });
    expect(Object.keys(by!['social']!)).toEqual(Object.keys(measured(people)));
  });

  it('tells values in the order of their handoffs, whatever they are called', () => {
    const values = ['10', '__proto__', '10', '9', '10', '__proto__', 'constructor'];
    const { by, byOrder } = measured(
      values.map((value) => handedOver(60, null, Object.fromEntries([['size', value]]))),
      { by: 'size' },
    );
    expect(byOrder).toEqual(['10', '__proto__', '9', 'constructor']);
    const told = JSON.parse(JSON.stringify(by)) as Record<string, { handoffs: number }>;
    expect(byOrder!.map((value) => Object.getOwnPropertyDescriptor(told, value)?.value.handoffs)).toEqual([3, 2, 1, 1]);
  });

  it('filters: values of one attribute are alternatives', () => {
    expect(measured(people, { where: [{ attribute: 'origin', value: '' }] }).handoffs).toBe(1);
    expect(
      measured(people, {
        where: [
          { attribute: 'origin', value: 'mail' },
          { attribute: 'origin', value: 'social' },
        ],
      }).handoffs,
    ).toBe(3);
    expect(measured(people, { where: [{ attribute: 'origin', value: 'unheard of' }] }).handoffs).toBe(0);
  });

  it('places wins without a handoff by the day of capture', () => {
    const winner = (captured: string | null): InventedPerson => ({
      moments: [...(captured ? [{ kind: 'captured' as const, at: captured }] : []), { kind: 'won', at: '2026-05-01T00:00Z' }],
    });
    const winners = [winner('2026-03-02T23:00:00Z'), winner('2026-04-01T00:00Z'), winner(null)];
    expect(measured(winners, { from: '2026-03-03', to: '2026-03-03' }).winsWithoutHandoff).toBe(1);
    expect(measured(winners).winsWithoutHandoff).toBe(3);
  });
});
