import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Row } from '../files/split-rows.ts';
import { columnsOf } from '../mapping/mapping-columns.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { profileColumns } from '../suggest/profile-columns.ts';
import { rolesOf } from '../suggest/roles-of.ts';
import { allPresets } from './all-presets.ts';
import { applyPreset } from './apply-preset.ts';
import type { Preset } from './preset.ts';
import { readStageBook, readStagesOfRows, type KnownStage } from './read-stages.ts';

const golden = JSON.parse(readFileSync(new URL('../../../test/preset-headers.json', import.meta.url), 'utf8')) as Record<string, string>;
const presetOf = (id: string) => allPresets.find((preset) => preset.id === id)!;
const company = { timeZone: 'Europe/Amsterdam', currency: 'EUR' };

function apply(preset: Preset, header: readonly string[], rows: readonly Row[] = [], stages: readonly KnownStage[] = []) {
  return applyPreset({ preset, profiles: profileColumns(header, rows), company, stages });
}

/** A file of a preset with some columns filled, in the order of the columns given. */
function table(id: string, columns: Record<string, readonly string[]>) {
  const header = [...new Set([...golden[id]!.split(','), ...Object.keys(columns)])];
  const height = Math.max(...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length: height }, (_, at) => header.map((name) => columns[name]?.[at] ?? ''));
  return { header, rows };
}

// oxlint-disable-next-line typescript/no-explicit-any -- one of five shapes: what it holds is what the tests are about.
function mappingOf(id: string, columns: Record<string, readonly string[]>, stages: readonly KnownStage[] = []): any {
  const { header, rows } = table(id, columns);
  return apply(presetOf(id), header, rows, stages);
}

describe('on its documented header', () => {
  test.each(allPresets.filter(({ mapping }) => mapping).map(({ id }) => id))('%s is a whole mapping of columns that are there', (id) => {
    const header = golden[id]!.split(',');
    const mapping = apply(presetOf(id), header) as Mapping;
    expect(mapping).not.toBeNull();
    for (const column of columnsOf(mapping)) expect(header).toContain(column);
    const roles = rolesOf(mapping);
    for (const column of columnsOf(mapping)) expect([column, roles.get(column)]).toEqual([column, expect.stringMatching(/^[A-Z]/)]);
  });

  test.each(allPresets.filter(({ leftOut }) => leftOut).map(({ id }) => id))('%s is left out', (id) => {
    expect(apply(presetOf(id), golden[id]!.split(','))).toBeNull();
    expect(presetOf(id).leftOut).toMatch(/^[A-Z].*\.$/);
  });
});

test('columns of your own become attributes, those that a copying tool adds do not', () => {
  const mapping = mappingOf('hubspot-warehouse-contact', {
    id: ['1'],
    property_favourite_colour: ['plum'],
    _fivetran_synced: ['2026-01-05 10:00:00'],
    property_lastmodifieddate: ['2026-01-05 10:00:00'],
  });
  expect(mapping.person.attributes).toEqual({ favourite_colour: { column: 'property_favourite_colour' } });
  expect(mapping).toMatchObject({ modified: { column: 'property_lastmodifieddate' }, deleted: { is: ['true'] } });
});

test('what names a column that the file lacks is left out, with what cannot be without it', () => {
  const header = ['Record ID', 'Deal Name', 'Deal Stage', 'Create Date'];
  expect(apply(presetOf('hubspot-screen-deals'), header)).toMatchObject({
    deal: { key: ['Record ID'], moments: [{ column: 'Create Date', becomes: 'stage' }] },
  });
  expect(apply(presetOf('hubspot-screen-deals'), header)).not.toHaveProperty('deal.account');
});

test('of several names the first that is filled is taken', () => {
  const { person } = mappingOf('pipedrive-screen-people', {
    'Person - ID': ['1'],
    'Person - Email - Work': [''],
    'Person - Email - Home': ['a@x.example'],
  });
  expect(person.email).toEqual({ column: 'Person - Email - Home' });
});

test('dates and amounts are read as the file writes them, in the currency that it names', () => {
  const mapping = mappingOf('hubspot-screen-deals', {
    'Record ID': ['1', '2'],
    'Deal Stage': ['Closed Won', 'Closed Lost'],
    'Create Date': ['14.5.2026 9:12', '31.12.2026 18:00'],
    Amount: ['€ 1.200,50', '€ 3'],
  });
  expect(mapping.deal).toMatchObject({ amount: { column: 'Amount', decimal: ',' }, currency: { value: 'EUR' } });
  expect(mapping.deal.moments[0]).toEqual({ column: 'Create Date', format: 'D.M.YYYY H:mm', becomes: 'stage', stage: 'Deal opened' });
});

describe('stages', () => {
  const header = ['stage_id', 'label', 'pipeline_id', 'closed_won', 'is_closed', 'display_order'];
  const rows = [
    ['101', 'Signed', 'p', 'TRUE', 'TRUE', '2'],
    ['100', 'First talk', 'p', 'FALSE', 'FALSE', '0'],
    ['102', 'Gone', 'p', 'FALSE', 'TRUE', '3'],
  ];
  const book = readStageBook(presetOf('hubspot-warehouse-deal-pipeline-stage').tellsStages!, header, rows);

  test('that you named yourselves are told by the file that lists them, in their order', () => {
    expect(book).toEqual([
      { value: '100', name: 'First talk', meaning: 'stage' },
      { value: '101', name: 'Signed', meaning: 'won' },
      { value: '102', name: 'Gone', meaning: 'lost' },
    ]);
    const { deal } = mappingOf('hubspot-warehouse-deal', { deal_id: ['1'], deal_pipeline_stage_id: ['101'] }, book);
    expect(deal.moments.slice(1)).toMatchObject([
      { becomes: 'won', when: { is: ['101'] } },
      { becomes: 'lost', when: { is: ['102'] } },
    ]);
    expect(mappingOf('hubspot-warehouse-deal-property-history', { deal_id: ['1'] }, book)).toMatchObject({
      stages: ['First talk', 'Won', 'Lost'],
      events: [
        { field: 'dealstage', value: '100', becomes: 'stage', stage: 'First talk' },
        { field: 'dealstage', value: '101', becomes: 'won', stage: 'Won' },
        { field: 'dealstage', value: '102', becomes: 'lost', stage: 'Lost' },
      ],
    });
  });

  test('are told by the rows themselves where they say whether a deal is won', () => {
    const preset = presetOf('salesforce-warehouse-opportunity');
    const columns = {
      id: ['1', '2', '3'],
      stage_name: ['Gewonnen', 'Weg', 'Gespräch'],
      is_won: ['true', 'false', 'false'],
      is_closed: ['true', 'true', 'false'],
    };
    const { header: named, rows: filled } = table(preset.id, columns);
    const stages = readStagesOfRows(preset.stages!, named, filled);
    const { deal } = mappingOf(preset.id, columns, stages);
    expect(deal.moments.slice(1)).toMatchObject([
      { becomes: 'won', when: { column: 'stage_name', is: ['Gewonnen'] } },
      { becomes: 'lost', when: { column: 'stage_name', is: ['Weg'] } },
    ]);
  });

  test("are the vendor's own where nothing else says so", () => {
    const { deal } = mappingOf('salesforce-loader-opportunity', { Id: ['1'], StageName: ['Closed Won'] });
    expect(deal.moments[1]).toMatchObject({ column: 'CloseDate', when: { is: ['Closed Won'] } });
  });
});

test('a converted lead is the contact that it was converted to', () => {
  expect(mappingOf('salesforce-loader-lead', { Id: ['00Q1'] }).person.keys).toEqual([
    { space: 'salesforce', columns: ['ConvertedContactId'] },
    { space: 'salesforce', columns: ['Id'] },
  ]);
});

test('an activity without a key of its own is its person alone', () => {
  const header = ['Subject', 'Date', 'Assigned', 'Contact ID', 'Account ID', 'Opportunity ID'];
  const mapping = apply(presetOf('salesforce-screen-activities'), header);
  expect(mapping).not.toBeNull();
  expect(mapping).not.toHaveProperty('touch.account');
});
