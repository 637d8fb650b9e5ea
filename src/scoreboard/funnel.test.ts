import { describe, expect, it } from 'vitest';
import type { MomentKind } from '#journeys/public.ts';
import { cohortFunnel, type Every } from '#scoreboard/cohort-funnel.ts';
import { inPeriodFunnel } from '#scoreboard/in-period-funnel.ts';
import { inventedJourneys, type InventedMoment, type InventedPerson } from '#test/history.ts';

const everything = { from: null, to: null, where: [], by: null };
const kinds: Record<string, MomentKind> = {
  Lead: 'captured',
  Meeting: 'stage',
  Proposal: 'proposal',
  Won: 'won',
  Declined: 'lost',
  Silent: 'lost',
};
const at = (label: string, day: string, ordinal = 0): InventedMoment => ({ kind: kinds[label]!, label, at: `${day}T12:00:00Z`, ordinal });
const person = (...stages: [label: string, day: string][]): InventedPerson => ({ moments: stages.map(([label, day]) => at(label, day)) });
const cohort = (people: InventedPerson[], question = {}, every: Every = 'all', observedUntil = '2026-12-31T00:00:00Z') =>
  cohortFunnel(inventedJourneys(people, observedUntil), { ...everything, ...question }, 'UTC', every);
const inPeriod = (people: InventedPerson[], question = {}, every: Every = 'all') =>
  inPeriodFunnel(inventedJourneys(people, '2026-12-31T00:00:00Z'), { ...everything, ...question }, 'UTC', every);
const numbers = (stages: { stage: string; people: number }[]) => Object.fromEntries(stages.map(({ stage, people }) => [stage, people]));

describe('the cohort funnel', () => {
  const people = [
    person(['Lead', '2026-01-10'], ['Meeting', '2026-01-12'], ['Proposal', '2026-02-01'], ['Won', '2026-02-20']),
    person(['Lead', '2026-01-11'], ['Meeting', '2026-01-20'], ['Declined', '2026-03-01']),
    person(['Lead', '2026-02-11'], ['Won', '2026-02-12']),
    person(['Lead', '2026-02-12']),
  ];

  it('counts who ever reached each step, in the order of the mapping, with exits after them', () => {
    expect(cohort(people).stages).toEqual([
      { stage: 'Lead', people: 4 },
      { stage: 'Meeting', people: 3 },
      { stage: 'Proposal', people: 2 },
      { stage: 'Won', people: 2 },
      { stage: 'Declined', people: 1, exit: true },
      { stage: 'Silent', people: 0, exit: true },
    ]);
  });

  it('places people by capture, whenever they won', () => {
    expect(numbers(cohort(people, { from: '2026-01-01', to: '2026-01-31' }).stages)).toMatchObject({ Lead: 2, Won: 1 });
    expect(cohort(people, {}, 'month').cohorts.map((each) => [each.cohort, each.from, each.to, numbers(each.stages)['Won']])).toEqual([
      ['2026-01', '2026-01-01', '2026-01-31', 1],
      ['2026-02', '2026-02-01', '2026-02-28', 1],
    ]);
  });

  it('clips its columns to the days asked for, and leaves out nobody', () => {
    const { cohorts } = cohort(people, { from: '2026-01-11', to: '2026-02-11' }, 'quarter');
    expect(cohorts.map((each) => [each.cohort, each.from, each.to, each.people])).toEqual([['2026-Q1', '2026-01-11', '2026-02-11', 2]]);
  });

  it('counts skipped steps as reached, and says how many', () => {
    const funnel = cohort(people);
    expect(funnel.skipped).toBe(1);
    expect(funnel.cohorts[0]!.stages.map((each) => each.skipped)).toEqual([0, 1, 1, 0, 0, 0]);
  });

  it('counts people who went back once, where they are furthest', () => {
    const back = person(
      ['Lead', '2026-01-01'],
      ['Proposal', '2026-01-02'],
      ['Meeting', '2026-01-03'],
      ['Proposal', '2026-01-04'],
      ['Meeting', '2026-01-05'],
    );
    const sameMoment = person(['Proposal', '2026-01-02'], ['Meeting', '2026-01-02'], ['Lead', '2026-01-01']);
    expect(cohort([back, sameMoment])).toMatchObject({ wentBack: 1, skipped: 0 });
    expect(numbers(cohort([back]).stages)).toMatchObject({ Meeting: 1, Proposal: 1, Won: 0 });
  });

  it('sees no way back between steps of one and the same moment', () => {
    const stages = ['Lead', 'Call', 'Meeting'].map((name) => ({
      name,
      meaning: name === 'Lead' ? ('captured' as const) : ('stage' as const),
    }));
    const moments = ['Meeting', 'Call'].map((label) => ({ kind: 'stage' as const, label, at: '2026-01-02T12:00:00Z' }));
    const wentBack = (people: InventedPerson[]) => cohortFunnel(inventedJourneys(people, null, stages), everything, 'UTC', 'all').wentBack;
    expect(wentBack([{ moments }])).toBe(0);
    expect(wentBack([{ moments: [moments[0]!, { ...moments[1]!, ordinal: 1 }] }])).toBe(1);
  });

  it('takes a capture that was not recorded as a skipped step, which belongs to no period', () => {
    const uncaught = [person(['Won', '2026-02-01'])];
    expect(cohort(uncaught)).toMatchObject({ people: 1, skipped: 1 });
    expect(cohort(uncaught, { from: '2020-01-01', to: '2030-01-01' }).people).toBe(0);
  });

  it('is nothing without people, and leaves those out to whom nothing happened', () => {
    expect(cohort([{ moments: [] }])).toMatchObject({ people: 0, skipped: 0 });
    expect(numbers(cohort([]).stages)).toMatchObject({ Lead: 0, Won: 0 });
  });

  it('splits by attribute, the empty value as ""', () => {
    const withOrigin = (origin: string, each: InventedPerson): InventedPerson => ({ ...each, attributes: { origin } });
    const { by } = cohort([withOrigin('social', people[0]!), withOrigin('', people[1]!), withOrigin('social', people[3]!)], {
      by: 'origin',
    });
    expect(numbers(by!['social']!.stages)).toMatchObject({ Lead: 2, Won: 1 });
    expect(numbers(by!['']!.stages)).toMatchObject({ Lead: 1, Declined: 1 });
  });
});

describe('windows that still run', () => {
  // Nine wins after ten days and one after thirty: the 90th percentile is 10 + 0.1 (30 - 10) = 12 days.
  const wins = Array.from({ length: 10 }, (_, i) => person(['Lead', '2026-01-01'], ['Won', i ? '2026-01-11' : '2026-01-31']));
  const stage = (people: InventedPerson[], name: string, observedUntil: string) => {
    const { cohorts } = cohort([...wins, ...people], {}, 'month', observedUntil);
    return cohorts.at(-1)!.stages.find((each) => each.stage === name)!;
  };

  it('make a cell incomplete until they end', () => {
    const open = [person(['Lead', '2026-06-01'])];
    expect(cohort(wins).windows.find((each) => each.stage === 'Won')!.seconds).toBeCloseTo(12 * 86_400, 6);
    expect(stage(open, 'Won', '2026-06-13T11:59:00Z')).toMatchObject({ people: 0, stillRunning: 1, incomplete: true, notDueYet: true });
    expect(stage(open, 'Won', '2026-06-13T12:01:00Z')).toMatchObject({ people: 0, stillRunning: 0, incomplete: false, notDueYet: false });
  });

  it('do not wait for people who left or arrived', () => {
    const settled = [person(['Lead', '2026-06-01'], ['Declined', '2026-06-02']), person(['Lead', '2026-06-01'], ['Won', '2026-06-02'])];
    expect(stage(settled, 'Won', '2026-06-03T00:00:00Z')).toMatchObject({ people: 1, stillRunning: 0, incomplete: false });
    expect(stage(settled, 'Silent', '2026-06-20T00:00:00Z')).toMatchObject({ stillRunning: 0 });
  });

  it('never end for a stage that nobody was seen to reach', () => {
    expect(stage([person(['Lead', '2026-06-01'])], 'Proposal', '2026-12-31T00:00:00Z')).toMatchObject({ stillRunning: 1, notDueYet: true });
  });
});

describe('the funnel in a period', () => {
  const people = [
    person(['Lead', '2026-01-10'], ['Meeting', '2026-02-01'], ['Won', '2026-03-01']),
    person(['Lead', '2026-02-10'], ['Meeting', '2026-02-11'], ['Lead', '2026-02-15']),
  ];

  it('counts what was first reached in it, whenever people were captured', () => {
    expect(numbers(inPeriod(people, { from: '2026-02-01', to: '2026-02-28' }).stages)).toEqual({
      Lead: 1,
      Meeting: 2,
      Proposal: 0,
      Won: 0,
      Declined: 0,
      Silent: 0,
    });
    expect(inPeriod(people, { from: '2026-03-01', to: '2026-03-01' })).toMatchObject({ mode: 'in-period', people: 1 });
  });

  it('counts nobody twice: its periods add up to all', () => {
    const { periods, stages } = inPeriod(people, {}, 'month');
    expect(periods.map((each) => each.period)).toEqual(['2026-01', '2026-02', '2026-03']);
    for (const [stage, { people: all }] of stages.entries())
      expect(periods.reduce((sum, period) => sum + period.stages[stage]!.people, 0)).toBe(all);
  });

  it('is incomplete while the period is not over', () => {
    const journeys = inventedJourneys(people, '2026-03-15T00:00:00Z');
    expect(inPeriodFunnel(journeys, everything, 'UTC', 'month').periods.map((each) => each.stages[0]!.incomplete)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
