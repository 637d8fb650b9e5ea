import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRowReader } from './create-row-reader.ts';
import { mappingSchema } from './mapping-schema.ts';

// What rows were known by when they were first imported. Another hash for the same row would make every import that is done
// again change everything: these are not to be written anew.

const company = { timeZone: 'Europe/Berlin', currency: 'EUR', keySalt: new Uint8Array(16).fill(7) };

const kept = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../test/mappings/${name}.json`, import.meta.url), 'utf8'));

const fair = {
  entente: 1,
  source: 'Fair contacts',
  shape: 'table',
  person: {
    keys: [
      { space: 'crm-contact', columns: ['Record ID'] },
      { space: 'pair', columns: ['First Name', 'Last Name'] },
    ],
    firstName: { column: 'First Name' },
    lastName: { column: 'Last Name' },
    attributes: { origin: { column: 'Origin', unanswered: ['Select'] } },
  },
  stages: ['Lead captured', 'Won'],
  moments: [{ column: 'Created', format: 'D.M.YYYY H:mm', becomes: 'captured', stage: 'Lead captured' }],
  deal: {
    key: ['Deal ID'],
    name: { column: 'Deal Name' },
    amount: { column: 'Amount', decimal: ',' },
    currency: { value: 'EUR' },
    moments: [{ column: 'Closed', format: 'D.M.YYYY', becomes: 'won', stage: 'Won' }],
  },
};
const fairHeader = ['Record ID', 'First Name', 'Last Name', 'Origin', 'Created', 'Deal ID', 'Deal Name', 'Amount', 'Closed'];

test.each<[string, unknown, string[], string[], object, string | null]>([
  [
    'a contact',
    kept('b2b-contacts'),
    ['unique_id', 'first_name', 'last_name', 'email', 'phone', 'title', 'company', 'source', 'domain', 'city', 'country'],
    ['7', 'Ana "A"', 'Lima', 'ana@x.example', '+1', 'CEO', 'Lima & Co', 'fair', 'x.example', 'Köln', 'DE'],
    { keyHash: 'abbcc8f9ec6a5d30cf22e8997aa3c7ad', recordKey: '', contentHash: '0195b9837b478b5ff0e97a63326c06f3', rowHashes: [] },
    '{"key":"7","attributes":{"city":"Köln","country":"DE","domain":"x.example","source":"fair"},"firstName":"Ana \\"A\\"","lastName":"Lima","email":"ana@x.example","phone":"+1","title":"CEO","company":"Lima & Co"}',
  ],
  [
    'an event',
    kept('loan-lead-log'),
    ['case_id', 'activity', 'lifecycle', 'timestamp', 'resource', 'event_index', 'amount_req'],
    ['173688', 'A_SUBMITTED', 'COMPLETE', '2011-10-01T00:38:44.546+02:00', '112', '0', '20000'],
    {
      keyHash: '86aed19cf2823e81e032debc24018914',
      recordKey: '',
      contentHash: '71b16b1d960b7f9b3431a4bcc28f95e8',
      rowHashes: ['4d0ed77b62b0e8d9d457a31af76eb079', '4d0ed77b62b0e8d9d457a31af76eb079'],
    },
    '{"key":"173688","attributes":{"amount_req":"20000"}}',
  ],
  [
    'a deal',
    kept('olist-deals'),
    ['mql_id', 'won_date', 'business_segment', 'lead_type', 'lead_behaviour_profile', 'business_type'],
    ['a1', '2/26/2018 19:58', 'pet', 'online_medium', 'cat', 'reseller'],
    {
      keyHash: 'fb5bc17b2ca9a81fdc9439a962364254',
      recordKey: 'b0183952bfe265082f815fe43158f861',
      contentHash: '14d68fb3f46ad9b3f9b9142dcea62a93',
      rowHashes: [],
    },
    null,
  ],
  [
    'a lead',
    kept('olist-leads'),
    ['mql_id', 'first_contact_date', 'origin'],
    ['a1', '2/1/2018', 'social'],
    {
      keyHash: 'fb5bc17b2ca9a81fdc9439a962364254',
      recordKey: '',
      contentHash: '6a2862fd945a35f497550e043345335a',
      rowHashes: ['51ff258eaa23623ad7bc539c713b5522'],
    },
    '{"key":"a1","attributes":{"origin":"social"},"moments":[{"kind":"captured","label":"Lead captured","at":"2018-02-01T02:00:00.000Z"}]}',
  ],
  [
    'a deal with all there was',
    fair,
    fairHeader,
    ['1', 'Ana', 'Lima', 'Fair', '5.6.2018 7:05', 'D1', 'Big', '1.200,50', '7.8.2018'],
    {
      keyHash: 'dbef4d9ee37e45148fffebf2b85925e2',
      recordKey: '23f6d59e47aea18a80f9716a5c5cbba9',
      contentHash: '9e8dcbf83f3482a341f2ee9179d3c059',
      rowHashes: ['51ff258eaa23623ad7bc539c713b5522'],
    },
    null,
  ],
  [
    'a deal of a key of two parts',
    fair,
    fairHeader,
    ['', 'Ana', 'Lima', 'Select', '', 'D2', '', '', ''],
    {
      keyHash: 'd8aab6993ca6d9b06d55325dab87cf20',
      recordKey: 'cd23b54253013ce6193458806a422bd3',
      contentHash: 'b4a6cb76bc467710746e14e718531514',
      rowHashes: [],
    },
    null,
  ],
])('%s is the record that it was from the first version on', (_name, mapping, header, cells, hashes, payload) => {
  const reader = createRowReader(mappingSchema.parse(mapping), header, company);
  if (!reader.ok) throw new Error(reader.problem.message);
  const row = reader.readRow(cells, 2);
  if (row.outcome !== 'read') throw new Error(row.message);
  const { keyHash, recordKey, contentHash, facts } = row;
  expect({ keyHash, recordKey, contentHash, rowHashes: facts.map((fact) => fact.rowHash) }).toEqual(hashes);
  if (payload !== null) expect(row.payload).toBe(payload);
});
