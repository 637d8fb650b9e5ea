import { expect, test } from 'vitest';
import { findReferences, type SuggestedFile } from './find-references.ts';
import { profileColumns } from './profile-columns.ts';
import { suggestContent } from './suggest-content.ts';

const basis = { source: 'File', timeZone: 'UTC', currency: 'EUR' };

function file(fileName: string, lines: readonly string[]): SuggestedFile {
  const [header, ...rows] = lines.map((line) => line.split(','));
  const profiles = profileColumns(header!, rows);
  return { fileName, profiles, mapping: suggestContent(basis, fileName, profiles), isGuessed: true };
}

const companies = file('companies.csv', ['company_id,name,country', 'c1,Acme,NL', 'c2,Beta,DE', 'c3,Gamma,DE']);
const goods = file('products.csv', ['product,price', 'GTX Pro,4821', 'MG Special,55']);

test('deals find accounts and products of other files by the texts that they share, whatever the columns are called', () => {
  const deals = file('deals.csv', [
    'deal_id,buyer,product,won_date',
    '1,c1,GTXPro,2026-01-05',
    '2,c2,GTX Pro,2026-01-06',
    '3,c1,MG Special,2026-01-07',
    '4,c2,GTX Pro,2026-01-08',
  ]);
  const [, , bound] = findReferences([companies, goods, deals]);
  expect(bound!.mapping).toMatchObject({
    deal: { account: { space: 'company-id', columns: ['buyer'] }, product: { space: 'product', columns: ['product'] } },
  });
  expect((bound!.mapping as { deal: { attributes?: object } }).deal.attributes).not.toHaveProperty('buyer');
  expect(bound!.notes.get('product')).toBe('GTXPro is in no row of products.csv. Nearest to GTXPro is GTX Pro.');
});

test('people of one file are those of another in its space', () => {
  const people = file('contacts.csv', ['contact,first name', 'p1,Ana', 'p2,Ben', 'p3,Cid', 'p4,Dan']);
  const visits = file('visits.csv', [
    'session_id,customer_id,started_at',
    '1,p1,2026-02-01 12:55:16',
    '2,p2,2026-02-01 13:55:16',
    '3,p1,2026-02-01 14:55:16',
  ]);
  const [, bound] = findReferences([people, visits]);
  expect(bound!.mapping).toMatchObject({ person: { keys: [{ space: 'contact', columns: ['customer_id'] }] } });
});

test('a few shared numbers bind nothing', () => {
  const deals = file('deals.csv', ['deal_id,seats,won_date', '1,3,2026-01-05', '2,2,2026-01-06', '3,3,2026-01-07']);
  const numbered = file('companies.csv', ['company_id,name', '1,Acme', '2,Beta', '3,Gamma']);
  const [, bound] = findReferences([numbered, deals]);
  expect(bound!.mapping).not.toHaveProperty('deal.account');
});

test('one shared text is chance', () => {
  const deals = file('deals.csv', ['deal_id,batch,won_date', '1,c1,2026-01-05', '2,x9,2026-01-06', '3,c1,2026-01-07']);
  expect(findReferences([companies, deals])[1]!.mapping).not.toHaveProperty('deal.account');
});

test('mappings that were not guessed stay as they are', () => {
  const deals = { ...file('deals.csv', ['deal_id,buyer,won_date', '1,c1,2026-01-05', '2,c2,2026-01-06']), isGuessed: false };
  const [, bound] = findReferences([companies, deals]);
  expect(bound!.mapping).toBe(deals.mapping);
});
