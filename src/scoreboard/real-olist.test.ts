import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { createJourneysBuilder, type Journeys, type Stage } from '#journeys/public.ts';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import { realData } from '#test/real-data.ts';

const leadsFile = realData('olist/olist_marketing_qualified_leads_dataset.csv');
const dealsFile = realData('olist/olist_closed_deals_dataset.csv');
const stages: Stage[] = [
  { name: 'Lead captured', meaning: 'captured' },
  { name: 'Won', meaning: 'won' },
];
const timeZone = 'America/Sao_Paulo';
const byOrigin = { from: null, to: null, where: [], by: 'origin' };

function readLeads(leads: string, deals: string): Journeys {
  const builder = createJourneysBuilder();
  const rowsOf = (file: string) => parse<Record<string, string>>(readFileSync(file), { columns: true });
  const subjects = new Map<string, number>();
  const subjectOf = (id: string) => subjects.get(id) ?? subjects.set(id, subjects.size + 1).size;
  const add = (id: string, kind: string, label: string, date: string) => {
    const occurredAt = Date.parse(`${date} UTC`);
    builder.addMoment(subjectOf(id), { kind, label, occurredAt, knownAt: occurredAt, ordinal: 0, actor: '', sourceId: 1 });
  };
  for (const lead of rowsOf(leads)) {
    builder.addSubject(subjectOf(lead['mql_id']!), subjectOf(lead['mql_id']!), { origin: lead['origin']! });
    add(lead['mql_id']!, 'captured', 'Lead captured', lead['first_contact_date']!);
  }
  for (const deal of rowsOf(deals)) add(deal['mql_id']!, 'won', 'Won', deal['won_date']!);
  return builder.finish({ watermark: '', stages, coverage: [] });
}

describe('what real leads and deals of a marketplace say', () => {
  if (!leadsFile || !dealsFile) return it.skip('skipped: real data not present', () => {});
  const journeys = readLeads(leadsFile, dealsFile);

  it('about leads and wins by origin, also of a deal won before the first contact', () => {
    const funnel = cohortFunnel(journeys, byOrigin, timeZone, 'all');
    const pairs = Object.entries(funnel.by!).map(([origin, value]) => [origin, value.stages.map((stage) => stage.people)]);
    expect(Object.fromEntries(pairs)).toEqual({
      organic_search: [2296, 113],
      paid_search: [1586, 101],
      social: [1350, 31],
      unknown: [1099, 81],
      direct_traffic: [499, 31],
      email: [493, 6],
      referral: [284, 9],
      other: [150, 2],
      display: [118, 2],
      other_publicities: [65, 0],
      '': [60, 4],
    });
    expect(funnel.stages.map((stage) => stage.people)).toEqual([8000, 380]);
    expect(funnel.skipped).toBe(0);
  });

  it('about waiting: nothing, for nobody was handed over, and says how many won all the same', () => {
    const always = [['00:00', '24:00']] as const;
    const workingHours = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
    const clock = { timeZone, businessTime: createBusinessTime({ timeZone, workingHours, holidays: [] }) };
    const waiting = responseTimes(journeys, byOrigin, clock);
    expect(waiting).toMatchObject({ handoffs: 0, medianSeconds: null, winsWithoutHandoff: 380 });
    expect(waiting.by!['']).toMatchObject({ handoffs: 0, winsWithoutHandoff: 4 });
  });
});
