import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allPresets } from './all-presets.ts';
import { matchPreset } from './match-preset.ts';

// The headers that vendors document, one line a preset: facts, without a row of data.
const golden = JSON.parse(readFileSync(new URL('../../../test/preset-headers.json', import.meta.url), 'utf8')) as Record<string, string>;
const headerOf = (id: string) => golden[id]!.split(',');
/** Files that no tool could tell apart by their columns: both are left out for the same reason. */
const sameColumns = new Map([['hubspot-warehouse-email-event-print', 'hubspot-warehouse-email-event-forward']]);

test('every preset has a name of its own and a documented header', () => {
  const ids = allPresets.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(golden).toSorted()).toEqual(ids.toSorted());
  for (const { documentation } of allPresets) expect(documentation).toMatch(/^https:\/\//);
});

test('every preset is either a mapping or a sentence why not', () => {
  for (const { id, mapping, leftOut } of allPresets) expect([id, (mapping === undefined) !== (leftOut === undefined)]).toEqual([id, true]);
});

describe('the documented header', () => {
  test.each(allPresets.map(({ id }) => id))('of %s is known as that', (id) => {
    expect(matchPreset(headerOf(id))?.preset.id).toBe(sameColumns.get(id) ?? id);
  });
});

test('the order of columns, their case, spaces around them and columns of your own change nothing', () => {
  const any = fc.constantFrom(...allPresets.filter(({ isCommon, id }) => !isCommon && !sameColumns.has(id)));
  const own = fc.uniqueArray(fc.stringMatching(/^Own field [0-9]{1,3}$/), { maxLength: 3 });
  fc.assert(
    fc.property(any, own, fc.infiniteStream(fc.nat()), fc.boolean(), ({ id }, columns, random, isUpper) => {
      const mixed = [...headerOf(id), ...columns]
        .map((name) => ({ name: isUpper ? ` ${name.toUpperCase()}` : name.toLowerCase(), at: random.next().value as number }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ name }) => name);
      expect(matchPreset(mixed)?.preset.id).toBe(id);
    }),
    { numRuns: 400 },
  );
});

test('a column that a file of this kind must have makes the difference', () => {
  for (const { id, needs } of allPresets) {
    for (const needed of needs) {
      const names = new Set(needed.toLowerCase().split('|'));
      const without = headerOf(id).filter((name) => !names.has(name.toLowerCase()));
      expect(matchPreset(without)?.preset.id).not.toBe(id);
    }
  }
});

test('files of other software are not mistaken for these', () => {
  const others = [
    'id,email,name,created_at',
    'first_name,last_name,email,phone',
    'id,created_at,updated_at,email,first_name,last_name,plan,trial_ends_at',
    'case_id,activity,timestamp,resource',
    'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
    'id,name',
    'session_id,customer_id,started_at,ended_at,utm_source,utm_medium,utm_campaign',
    'mql_id,first_contact_date,landing_page_id,origin',
    'Prospect ID,Lead Number,Lead Origin,Lead Source,Do Not Email',
    'Name,Email,Company,Phone',
    'order_id,customer_id,total,created_at',
  ];
  for (const header of others) expect([header, matchPreset(header.split(','))?.preset.id]).toEqual([header, undefined]);
});

test('the name of a file tells those apart that have the same columns', () => {
  const header = headerOf('hubspot-warehouse-email-event-print');
  expect(matchPreset(header, 'email_event_print_data.csv')?.preset.id).toBe('hubspot-warehouse-email-event-print');
  expect(matchPreset(headerOf('marketo-warehouse-lead').concat('our_score'), 'marketo_lead.csv')?.preset.id).toBe('marketo-warehouse-lead');
});
