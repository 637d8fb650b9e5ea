import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortName, funnelView } from './funnel-view.ts';
import type { FunnelColumn, FunnelColumnStage } from './measure-answers.ts';

const stage = (
  name: string,
  people: number,
  meaning: FunnelColumnStage['meaning'],
  more: Partial<FunnelColumnStage> = {},
): FunnelColumnStage => ({
  stage: name,
  people,
  meaning,
  incomplete: false,
  ...more,
});
const cohort = (name: string, counts: [number, number, number, number], incomplete = false): FunnelColumn => ({
  key: name,
  from: null,
  to: null,
  stages: [
    stage('Lead captured', counts[0], 'captured'),
    stage('Proposal sent', counts[1], 'proposal', { incomplete }),
    stage('Won', counts[2], 'won', { incomplete }),
    stage('Declined', counts[3], 'lost', { exit: true, incomplete }),
  ],
});

describe('the column of everybody', () => {
  const cohorts = [cohort('2011-10', [2000, 800, 400, 1200]), cohort('2011-11', [1000, 500, 100, 700], true)];
  const everybody = cohort('all', [3000, 1300, 500, 1900], true);

  it('stands first with its counts and shares, and leaves the bars of the cohorts as they are', () => {
    const view = funnelView(cohorts, 'cohort', everybody);
    expect(view.columns.map((column) => column.name)).toEqual(['Everybody', 'Oct 2011', 'Nov 2011']);
    expect(view.stages[1]!.cells[0]).toMatchObject({ people: 1300, bar: null, runs: true });
    const barsOf = (drawn: typeof view) => drawn.stages.map((row) => row.cells.map((cell) => cell.bar).filter((bar) => bar !== null));
    expect(barsOf(view)).toEqual(barsOf(funnelView(cohorts, 'cohort')));
  });

  it('is left out where there is but one cohort', () => {
    expect(funnelView([cohorts[0]!], 'cohort', everybody).columns).toHaveLength(1);
  });
});

describe('funnelView', () => {
  const view = funnelView([cohort('2011-10', [2000, 800, 400, 1200]), cohort('2011-11', [1000, 500, 100, 700], true)], 'cohort');

  it('gives each stage the share of the step before, and an exit the share of the first', () => {
    expect(view.stages.map((row) => row.cells.map((cell) => cell.share))).toEqual([
      [null, null],
      [0.4, 0.5],
      [0.5, 0.2],
    ]);
    expect(view.exits[0]!.cells.map((cell) => cell.share)).toEqual([0.6, 0.7]);
  });

  it('keeps exits apart from the way to a win', () => {
    expect(view.stages.map((row) => [row.stage, row.team])).toEqual([
      ['Lead captured', 'marketing'],
      ['Proposal sent', 'sales'],
      ['Won', 'joint'],
    ]);
    expect(view.exits.map((row) => row.stage)).toEqual(['Declined']);
  });

  it('marks what can still grow, and says so over the column', () => {
    expect(view.stages[2]!.cells.map((cell) => cell.runs)).toEqual([false, true]);
    expect(view.columns.map((column) => [column.name, column.note])).toEqual([
      ['Oct 2011', null],
      ['Nov 2011', 'windows still run'],
    ]);
  });

  it('has no share of the step before in the period, where the people differ', () => {
    const period = funnelView([cohort('2011-10', [10, 20, 5, 1])], 'in-period');
    expect([...period.stages, ...period.exits].flatMap((row) => row.cells.map((cell) => cell.share))).toEqual([null, null, null, null]);
  });

  it('measures a single column against its largest figure, exits included', () => {
    const alone = funnelView([cohort('all', [2000, 800, 400, 1200])], 'cohort');
    expect([...alone.stages, ...alone.exits].map((row) => row.cells[0]!.bar)).toEqual([1, 0.4, 0.2, 0.6]);
  });

  it('never draws a bar longer than its track, and shares are those of the figures', () => {
    const counts = fc.tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000), fc.nat(5000));
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (all) => {
        const drawn = funnelView(
          all.map((each, index) => cohort(`c${index}`, each)),
          'cohort',
        );
        for (const cell of [...drawn.stages, ...drawn.exits].flatMap((row) => row.cells)) {
          expect(cell.bar).toBeGreaterThanOrEqual(0);
          expect(cell.bar).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

it.each([
  ['2011-Q4', 'Q4 2011'],
  ['2011-10', 'Oct 2011'],
  ['all', 'Everybody'],
  ['earlier', 'Earlier'],
  ['', ''],
])('names the cohort %s', (key, name) => expect(cohortName(key)).toBe(name));
