import { expect, test } from 'vitest';
import { personFields } from './person-fields.ts';

const march = new Date('2026-03-03T09:00:00Z');
const november = new Date('2026-11-12T09:00:00Z');

test('the newest word holds, and says who agrees and what gave way', () => {
  const fields = personFields([
    { payload: { title: 'Chemist', company: 'Fjordvann AS' }, source: 'Salesforce', at: march },
    { payload: { title: 'Laboratory manager', company: 'Fjordvann AS' }, source: 'HubSpot', at: november },
  ]);
  expect(fields).toEqual([
    {
      name: 'Title',
      value: 'Laboratory manager',
      sources: [{ source: 'HubSpot', at: november.toISOString() }],
      losing: [{ value: 'Chemist', source: 'Salesforce', at: march.toISOString() }],
    },
    {
      name: 'Company',
      value: 'Fjordvann AS',
      sources: [
        { source: 'HubSpot', at: november.toISOString() },
        { source: 'Salesforce', at: march.toISOString() },
      ],
      losing: [],
    },
  ]);
});

test('a source that repeats itself says it once, at its newest', () => {
  const [mail] = personFields([
    { payload: { email: 'ingrid@fjordvann.example' }, source: 'HubSpot', at: march },
    { payload: { email: 'ingrid@fjordvann.example' }, source: 'HubSpot', at: november },
  ]);
  expect(mail!.sources).toEqual([{ source: 'HubSpot', at: november.toISOString() }]);
});

test('an erased payload says nothing', () => {
  expect(personFields([{ payload: null, source: 'HubSpot', at: march }])).toEqual([]);
});

test('attributes keep the names of their mapping', () => {
  expect(personFields([{ payload: { attributes: { origin: 'social' } }, source: 'Olist leads', at: march }])[0]).toMatchObject({
    name: 'origin',
    value: 'social',
  });
});
