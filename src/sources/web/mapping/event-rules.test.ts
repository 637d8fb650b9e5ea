import { describe, expect, test } from 'vitest';
import type { EventLogMapping } from '#sources/schema.ts';
import { movedStage, readable, ruleFor, withMeaning, withRuleDetail } from '#sources/web/mapping/event-rules.ts';

const activities = [
  { activity: 'A_SUBMITTED', lifecycle: 'COMPLETE', rows: 10 },
  { activity: 'W_Afhandelen leads', lifecycle: 'SCHEDULE', rows: 5 },
  { activity: 'W_Afhandelen leads', lifecycle: 'START', rows: 4 },
  { activity: 'A_DECLINED', lifecycle: 'COMPLETE', rows: 3 },
];
const [submitted, scheduled, started, declined] = activities as [Row, Row, Row, Row];
type Row = (typeof activities)[number];

function mapping(over: Partial<EventLogMapping> = {}): EventLogMapping {
  return {
    entente: 1,
    source: 'Leads',
    shape: 'event-log',
    timeZone: 'Europe/Oslo',
    log: { case: 'case_id', activity: 'activity', moment: 'timestamp' },
    person: { keys: [{ space: 'case', columns: ['case_id'] }] },
    stages: ['Lead captured', 'Declined'],
    events: [
      { activity: 'A_SUBMITTED', lifecycle: 'COMPLETE', becomes: 'captured', stage: 'Lead captured', take: 'first' },
      { activity: 'A_DECLINED', becomes: 'lost', stage: 'Declined', take: 'first' },
    ],
    ...over,
  } as EventLogMapping;
}

describe('what an activity becomes', () => {
  test('a rule with the phase comes before the rule for every phase', () => {
    const rules = [
      { activity: 'W_Afhandelen leads', becomes: 'follow-up', take: 'each' },
      { activity: 'W_Afhandelen leads', lifecycle: 'SCHEDULE', becomes: 'handoff-offered', take: 'first' },
    ] as EventLogMapping['events'];
    expect(ruleFor(rules, scheduled)?.becomes).toBe('handoff-offered');
    expect(ruleFor(rules, started)?.becomes).toBe('follow-up');
    expect(ruleFor(rules, submitted)).toBeUndefined();
  });

  test('becoming a stage proposes a readable name and puts it last', () => {
    const changed = withMeaning(mapping(), activities, scheduled, 'stage');
    expect(ruleFor(changed.events, scheduled)).toMatchObject({ stage: 'Afhandelen leads', lifecycle: 'SCHEDULE' });
    expect(changed.stages).toEqual(['Lead captured', 'Declined', 'Afhandelen leads']);
  });

  test('leaving it as a touch removes the rule and its stage', () => {
    const changed = withMeaning(mapping(), activities, declined, 'touch');
    expect(changed.events).toHaveLength(1);
    expect(changed.stages).toEqual(['Lead captured']);
  });

  test('changing one phase of a rule for all phases leaves the other phases as they were', () => {
    const shared = mapping({
      events: [{ activity: 'W_Afhandelen leads', becomes: 'follow-up', take: 'each' }],
      stages: [],
    } as Partial<EventLogMapping>);
    const changed = withMeaning(shared, activities, scheduled, 'handoff-offered');
    expect(ruleFor(changed.events, scheduled)?.becomes).toBe('handoff-offered');
    expect(ruleFor(changed.events, started)?.becomes).toBe('follow-up');
  });

  test('a rule without phase stays without when its activity has one phase only', () => {
    const changed = withMeaning(mapping(), activities, declined, 'won');
    expect(ruleFor(changed.events, declined)).toEqual({ activity: 'A_DECLINED', becomes: 'won', stage: 'Won', take: 'first' });
  });
});

describe('stages', () => {
  test('renaming keeps the place in the order', () => {
    const changed = withRuleDetail(mapping(), activities, submitted, { stage: 'New lead' });
    expect(changed.stages).toEqual(['New lead', 'Declined']);
  });

  test('renaming one of two that share a stage keeps the other', () => {
    const two = withRuleDetail(withMeaning(mapping(), activities, started, 'lost'), activities, started, { stage: 'Declined' });
    expect(two.stages).toEqual(['Lead captured', 'Declined']);
    const split = withRuleDetail(two, activities, started, { stage: 'Cancelled' });
    expect(split.stages).toEqual(['Lead captured', 'Declined', 'Cancelled']);
  });

  test('move by one step and stop at the ends', () => {
    expect(movedStage(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedStage(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedStage(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });

  test('names of activities become readable words', () => {
    expect(readable('A_PARTLYSUBMITTED')).toBe('Partlysubmitted');
    expect(readable('W_Afhandelen leads')).toBe('Afhandelen leads');
    expect(readable('O_SENT_BACK')).toBe('Sent back');
  });
});
