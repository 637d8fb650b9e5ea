import { describe, expect, test } from 'vitest';
import { bareRecord, createPersonalTest, personalTexts, withoutPersonal } from './personal-texts.ts';

const said = {
  key: '17',
  name: 'Ingrid Halvorsen',
  email: 'Ingrid@Fjordvann.example',
  phone: '+47 555 00 142',
  attributes: { town: 'Bergen' },
};
const isPersonal = createPersonalTest(personalTexts([said, { firstName: 'Inga', lastName: 'Halvorsen' }, null]));

describe('what tells that a text is of a person', () => {
  test.each(['ingrid halvorsen', 'Mail to INGRID@fjordvann.example', 'call +47 555 00 142 back', 'Halvorsen, Inga', '17'])(
    '%s does',
    (text) => expect(isPersonal(text)).toBe(true),
  );
  test.each(['Halvorsen & Sons', '170', 'in 17 days', 'Bergen', ''])('%s does not', (text) => expect(isPersonal(text)).toBe(false));
});

test('a name of three letters would be found in half of all texts and is not looked for', () => {
  expect(personalTexts([{ name: 'Bo', email: 'bo@x.example' }]).identifiers).toEqual(['bo@x.example']);
});

test('of a value only what is personal goes, and a reference to the person as a whole', () => {
  const given = {
    note: 'for Ingrid Halvorsen',
    size: 12,
    people: [
      { space: 'contact', values: ['17'], role: 'buyer' },
      { space: 'contact', values: ['18'] },
    ],
  };
  expect(withoutPersonal(given, isPersonal)).toEqual({ size: 12, people: [{ space: 'contact', values: ['18'] }] });
});

test('of a record stay the moments and the money', () => {
  const moments = [{ kind: 'captured', label: 'Lead captured', at: '2026-05-14T00:00:00.000Z' }];
  const deal = {
    name: 'Meters for Ingrid Halvorsen',
    amountMinor: 420_000,
    currency: 'EUR',
    attributes: { product: 'NT-40', contact: '17' },
    moments,
  };
  expect(bareRecord({ ...said, deal, moments }, isPersonal)).toEqual({
    deal: { amountMinor: 420_000, currency: 'EUR', attributes: { product: 'NT-40' }, moments },
    moments,
  });
});
