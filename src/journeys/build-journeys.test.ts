import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJourneysBuilder } from '#journeys/build-journeys.ts';
import { attributeOf, type Journeys } from '#journeys/journeys.ts';
import { momentKinds } from '#journeys/moment-kinds.ts';

const nothing = { watermark: '', stages: [], coverage: [] };
const row = (kind: string, occurredAt: number, ordinal = 0, label = '') => ({
  kind,
  label,
  occurredAt,
  knownAt: occurredAt,
  ordinal,
  actor: '',
  sourceId: 1,
});

/** A person's moments as words. */
function told(journeys: Journeys, person: number): string[] {
  const { starts, kinds, occurredAt } = journeys.moments;
  return Array.from(
    { length: starts[person + 1]! - starts[person]! },
    (_, i) => `${momentKinds[kinds[starts[person]! + i]!]} ${occurredAt[starts[person]! + i]}`,
  );
}

describe('journeys', () => {
  it('are in order of time, then of the source, then of kind', () => {
    const builder = createJourneysBuilder();
    builder.addSubject(7, 7, {});
    for (const moment of [row('won', 5), row('follow-up', 3, 1), row('follow-up', 2), row('handoff-offered', 2), row('captured', 3, 0)])
      builder.addMoment(7, moment);
    expect(told(builder.finish(nothing), 0)).toEqual(['handoff-offered 2', 'follow-up 2', 'captured 3', 'follow-up 3', 'won 5']);
  });

  it('gather what subjects of one person did, under the person’s own attributes', () => {
    const builder = createJourneysBuilder();
    builder.addSubject(2, 1, { origin: 'the other record' });
    builder.addSubject(1, 1, { origin: 'social', size: 5, note: null });
    builder.addSubject(3, 3, { origin: 'mail' });
    builder.addMoment(2, row('captured', 20));
    builder.addMoment(1, row('captured', 10));
    builder.addMoment(3, row('captured', 30));
    const journeys = builder.finish(nothing);
    expect([...journeys.people.ids]).toEqual([1, 3]);
    expect([...journeys.people.capturedAt]).toEqual([10, 30]);
    expect(told(journeys, 0)).toEqual(['captured 10', 'captured 20']);
    expect(['origin', 'size', 'note', 'unheard of'].map((name) => attributeOf(journeys.people, name, 0))).toEqual(['social', '5', '', '']);
    expect(attributeOf(journeys.people, 'size', 1)).toBe('');
  });

  it('take a subject that nobody described as a person without attributes', () => {
    const builder = createJourneysBuilder();
    builder.addMoment(9, row('won', 1));
    const journeys = builder.finish(nothing);
    expect([...journeys.people.ids]).toEqual([9]);
    expect(journeys.people.capturedAt[0]).toBeNaN();
  });

  it('were observed until the sources say, or until the last moment, or not at all', () => {
    const one = (observedUntil: number | null) => {
      const builder = createJourneysBuilder();
      builder.addMoment(1, row('captured', 40));
      return builder.finish({ ...nothing, coverage: [{ sourceId: 1, observedUntil }] }).observedUntil;
    };
    expect([one(99), one(30), one(null), createJourneysBuilder().finish(nothing).observedUntil]).toEqual([99, 30, 40, null]);
  });

  it('were observed person by person, until the latest of the sources that tell of them', () => {
    const builder = createJourneysBuilder();
    builder.addSubject(4, 4, {});
    builder.addSubject(5, 1, {});
    builder.addMoment(1, row('captured', 40));
    builder.addMoment(2, { ...row('captured', 10), sourceId: 2 });
    builder.addMoment(3, { ...row('captured', 10), sourceId: 3 });
    builder.addMoment(2, row('won', 50));
    builder.addMoment(5, { ...row('won', 20), sourceId: 3 });
    const coverage = [
      { sourceId: 1, observedUntil: 60 },
      { sourceId: 3, observedUntil: null },
      { sourceId: 9, observedUntil: 900 },
    ];
    const { people, observedUntil } = builder.finish({ ...nothing, coverage });
    expect(Object.fromEntries(Array.from(people.ids, (id, i) => [id, people.observedUntil[i]]))).toEqual({ 1: 60, 2: 60, 3: 20, 4: NaN });
    expect(observedUntil).toBe(900);
  });

  it('know attributes that nobody has', () => {
    const builder = createJourneysBuilder();
    builder.addSubject(1, 1, { origin: 'social' });
    builder.addAttribute('size');
    builder.addAttribute('origin');
    const { attributes } = builder.finish(nothing).people;
    expect([...attributes].map(([name, { values, codes }]) => [name, Array.from(codes, (code) => values[code])])).toEqual([
      ['origin', ['social']],
      ['size', ['']],
    ]);
  });

  it('hold every moment once, each with its person, however they arrive', () => {
    const moment = fc.record({
      subject: fc.integer({ min: 1, max: 6 }),
      at: fc.nat(5),
      ordinal: fc.nat(2),
      kind: fc.constantFrom(...momentKinds),
      label: fc.constantFrom('', 'A', 'B'),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 300 }), (moments) => {
        const builder = createJourneysBuilder();
        for (const each of moments)
          builder.addMoment(each.subject, { ...row(each.kind, each.at, each.ordinal, each.label), actor: each.label });
        const journeys = builder.finish(nothing);
        const found = Array.from(journeys.people.ids, (subject, person) =>
          readBack(journeys, person).map((each) => ({ subject, ...each })),
        ).flat();
        const inOrder = (a: (typeof moments)[number], b: (typeof moments)[number]) =>
          a.subject - b.subject || a.at - b.at || a.ordinal - b.ordinal || momentKinds.indexOf(a.kind) - momentKinds.indexOf(b.kind);
        expect(found.sort((a, b) => a.subject - b.subject)).toEqual([...moments].sort(inOrder));
      }),
    );
  });
});

function readBack({ moments }: Journeys, person: number) {
  return Array.from({ length: moments.starts[person + 1]! - moments.starts[person]! }, (_, offset) => {
    const i = moments.starts[person]! + offset;
    return {
      at: moments.occurredAt[i]!,
      ordinal: moments.ordinals[i]!,
      kind: momentKinds[moments.kinds[i]!]!,
      label: moments.labelNames[moments.labels[i]!]!,
    };
  });
}
