import { afterAll, beforeAll, expect, test } from 'vitest';
import { plural, setSpeaker, t } from '#kernel/language/say.ts';
import { speakerOf } from '#platform/language/catalog.ts';
import { currentLanguage, currentLocale, inLanguage, languageOf } from '#platform/language/languages.ts';

const german = speakerOf('de-DE', [
  { english: 'No values are known of {name}.', translated: 'Von {name} sind keine Werte bekannt.' },
  { english: '{from} asks {to}', translated: '{to} wird von {from} gefragt' },
  {
    english: '{rows, plural, one {# row was} other {# rows were}} refused by {name}',
    translated: '{name} hat {rows, plural, one {# Zeile} other {# Zeilen}} abgelehnt',
  },
]);

beforeAll(() => setSpeaker((parts, values) => (currentLanguage() === 'de' ? german(parts, values) : null)));
afterAll(() => setSpeaker(() => null));

const refusedBy = (rows: number, name: string) => t`${plural(rows, { one: '# row was', other: '# rows were' })} refused by ${name}`;

test('English is said as it stands in the code', () => {
  expect(t`No values are known of ${'Country'}.`).toBe('No values are known of Country.');
  expect([refusedBy(1, 'the check'), refusedBy(2000, 'the check')]).toEqual([
    '1 row was refused by the check',
    '2000 rows were refused by the check',
  ]);
});

test('German is said with the values in the places that German gives them', () => {
  inLanguage('de', () => {
    expect(t`No values are known of ${'Country'}.`).toBe('Von Country sind keine Werte bekannt.');
    expect(t`${'Ana'} asks ${'Tom'}`).toBe('Tom wird von Ana gefragt');
    expect([refusedBy(1, 'die Prüfung'), refusedBy(2000, 'die Prüfung')]).toEqual([
      'die Prüfung hat 1 Zeile abgelehnt',
      'die Prüfung hat 2.000 Zeilen abgelehnt',
    ]);
    expect(currentLocale()).toBe('de-DE');
  });
});

test('what no catalog knows is said in English', () => {
  expect(inLanguage('de', () => t`Nobody knows ${'this'}.`)).toBe('Nobody knows this.');
});

test('a value that looks like a place stays what it is', () => {
  expect(inLanguage('de', () => t`No values are known of ${'{from} <0>'}.`)).toBe('Von {from} <0> sind keine Werte bekannt.');
});

test('two who are answered at once are answered each in their language', async () => {
  const later = async () => {
    await Promise.resolve();
    return t`No values are known of ${'X'}.`;
  };
  expect(await Promise.all([inLanguage('de', later), inLanguage('en', later), later()])).toEqual([
    'Von X sind keine Werte bekannt.',
    'No values are known of X.',
    'No values are known of X.',
  ]);
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT, en;q=0.8', 'de'],
  ['en, de;q=0.9', 'en'],
  ['fr, de;q=0.3, en;q=0.1', 'de'],
  ['de;q=0.1, en', 'en'],
  ['*', 'en'],
  ['de;q=nothing', 'de'],
] as const)('%j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
