import { expect, test } from 'vitest';
import { flatPayload } from './flat-payload.ts';

test('everything a record said stands under one name each', () => {
  const payload = {
    key: '17',
    name: 'Ingrid Halvorsen',
    attributes: { origin: 'fair', size: '420' },
    moments: [{ kind: 'captured', label: 'Lead captured', at: '2026-05-14T00:00:00.000Z' }],
    deal: { name: 'Meters', amountMinor: 420_000, attributes: { product: 'NT-40' } },
    account: { space: 'account', values: ['A1', 'North'] },
    title: null,
  };
  expect(flatPayload(payload)).toEqual({
    key: '17',
    name: 'Ingrid Halvorsen',
    origin: 'fair',
    size: '420',
    moments: 'captured Lead captured 2026-05-14T00:00:00.000Z',
    'deal name': 'Meters',
    'deal amountMinor': 420_000,
    'deal attributes product': 'NT-40',
    'account space': 'account',
    'account values': 'A1; North',
  });
});

test('nothing that was said is lost where an attribute has the name of a field', () => {
  expect(Object.values(flatPayload({ name: 'Ingrid', attributes: { name: 'Inga' } }))).toEqual(['Ingrid', 'Inga']);
});
