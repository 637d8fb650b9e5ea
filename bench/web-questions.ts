import type { ListPage } from '#kernel/lists/answers.ts';
import type { Ask } from './running-server.ts';

// What people ask of a company with a million people, one address or several of a kind; `asOf` the last day of the invented files.

const rule = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
type Rules = (ReturnType<typeof rule> | ReturnType<typeof group>)[];
const group = (combinator: 'and' | 'or', ...rules: object[]) => ({ combinator, rules });
const filter = (combinator: 'and' | 'or', ...rules: Rules) => `filter=${encodeURIComponent(JSON.stringify({ combinator, rules }))}`;
const and = (...rules: Rules) => filter('and', ...rules);

const origin = rule('attributes.origin', '=', 'crm');
const won = rule('hasWonDeal', '=', true);

/** Filters of people; each is asked for its first page and, where it says so, for its count. */
const filters: Record<string, string> = {
  'attribute is a frequent value (half)': and(origin),
  'the same, newest first': `${and(origin)}&sort=-known`,
  'attribute is a value of 0.3 %': and(rule('attributes.city', '=', 'city 7')),
  'attribute is a rare value (50 people)': and(rule('attributes.plan', '=', 'rare')),
  'attribute is not a frequent value': and(rule('attributes.plan', '!=', 'free')),
  'attribute is one of three': and(rule('attributes.city', 'in', ['city 7', 'city 8', 'city 9'])),
  'attribute begins with': and(rule('attributes.city', 'beginsWith', 'city 12')),
  'captured between two days': and(rule('captured', 'between', ['2026-03-01', '2026-03-02'])),
  'captured in a quarter, newest first': `${and(rule('captured', 'between', ['2026-01-01', '2026-03-31']))}&sort=-known`,
  'captured before a day, by name': and(rule('captured', '<', '2025-01-01')),
  'company begins with, 550 match': and(rule('company', 'beginsWith', 'company 1234')),
  'company begins with, half match, newest first': `${and(rule('company', 'beginsWith', 'company 1'))}&sort=-known`,
  'company is not known': and(rule('company', 'null')),
  'has a deal won': and(won),
  'has a deal won, newest first': `${and(won)}&sort=-known`,
  'at least two deals won': and(rule('wonDeals', '>=', 2)),
  'open deals, by name': and(rule('openDeals', '>', 0)),
  'stage is, last captured first': `${and(rule('stage', '=', 'Lead captured'))}&sort=-captured`,
  'three at once: attribute, attribute, has a deal won': and(origin, rule('attributes.city', '=', 'city 7'), won),
  'nested: attribute and (rare or deal won)': and(origin, group('or', rule('attributes.plan', '=', 'rare'), won)),
  'nested: (city or name begins) and (captured or won)': and(
    group('or', rule('attributes.city', '=', 'city 7'), rule('name', 'beginsWith', 'first12')),
    group('or', rule('captured', '>', '2026-06-01'), won),
  ),
  'or of two frequent, last captured first': `${filter('or', origin, rule('attributes.plan', '=', 'paid'))}&sort=-captured`,
  'or of a frequent and a rare': filter('or', rule('attributes.plan', '=', 'rare'), rule('company', 'beginsWith', 'company 2')),
  'name contains, nobody': and(rule('name', 'contains', 'zzz')),
  'name contains, 1,000 match': and(rule('name', 'contains', 'st123 ')),
  'name contains, everybody': and(rule('name', 'contains', 'last')),
  'name contains two letters, nobody': and(rule('name', 'contains', 'zz')),
  'mail contains, 50 match': and(rule('email', 'contains', '@c7123.')),
  'company contains, newest first': `${and(rule('company', 'contains', 'pany 77'))}&sort=-known`,
  'attribute contains': and(rule('attributes.city', 'contains', 'y 31')),
  'attribute contains, nobody': and(rule('attributes.city', 'contains', 'zzz')),
  'name does not contain': and(rule('name', 'doesNotContain', 'first1')),
};

const searches: Record<string, string> = {
  'beginning of a name, 1,000 match': 'first12',
  'one mail address': 'p77123@',
  'beginning of mail addresses': 'p77',
  'last name': 'last123',
  'part of a name': 'irst12',
  nobody: 'zzzz',
};

const lists: Record<string, string> = {
  'accounts, by name': 'accounts?',
  'accounts, most people first': 'accounts?sort=-people',
  'accounts, name contains': `accounts?${and(rule('name', 'contains', '77'))}`,
  'deals, newest first': 'deals?sort=-opened',
  'deals, by amount': 'deals?sort=-amount',
  'deals, open and owned by': `deals?${and(rule('state', '=', 'open'), rule('owner', '=', 'seller 7'))}`,
  'deals, product is, by name': `deals?${and(rule('attributes.product', '=', 'product 3'))}`,
  'deals, name contains': `deals?${and(rule('name', 'contains', '777'))}`,
  'handoffs, last offered first': 'handoffs?',
  'handoffs pending, longest wait': `handoffs?${and(rule('state', '=', 'pending'))}&sort=-wait`,
};

/** A name of a question with the addresses that are asked for it, in turn. */
export type Questions = Record<string, readonly string[]>;

export async function writeQuestions(ask: Ask): Promise<Questions> {
  const people = (query: string) => `/api/lists/people?${query}`;
  const byName = (given: Record<string, string>, prefix: string, path: (text: string) => string): Questions =>
    Object.fromEntries(Object.entries(given).map(([name, text]) => [`${prefix}${name}`, [path(text)]]));
  const counted = (query: string) => `/api/lists/people/count?${query.replace(/&sort=.*/, '')}`;
  return {
    'list by name': [people('')],
    'list by name, backwards': [people('sort=-name')],
    'list, newest first': [people('sort=-known')],
    'list by company': [people('sort=company')],
    'list, last captured first': [people('sort=-captured')],
    'list by name, a thousand pages on': [people(`after=${await placeOf(ask)}`)],
    ...byName(searches, 'search in the list: ', (text) => people(`search=${text}`)),
    ...byName(filters, '', people),
    'count everybody': [counted('')],
    ...byName(filters, 'count: ', counted),
    'values of an attribute': ['/api/lists/people/values?field=attributes.city&beginning=city%201'],
    ...byName(lists, '', (text) => `/api/lists/${text}`),
    ...byName(searches, 'find anything: ', (text) => `/api/search?q=${text}`),
    ...(await pagesOf(ask)),
    'Today of the head of marketing': ['/api/today/number', '/api/today/together', '/api/today/leads'],
  };
}

/** A place deep in the list, as walking there would give it. */
async function placeOf(ask: Ask): Promise<string> {
  const { next } = await ask<ListPage>('/api/lists/people?search=first5&limit=200');
  return encodeURIComponent(next!);
}

async function pagesOf(ask: Ask): Promise<Questions> {
  const idsOf = async (list: string) => (await ask<ListPage>(`/api/lists/${list}?limit=100`)).rows.map(({ id }) => id);
  return {
    'page of a person': (await idsOf('people')).map((id) => `/api/people/${id}`),
    'page of an account': (await idsOf('accounts')).map((id) => `/api/accounts/${id}`),
    'page of a deal': (await idsOf('deals')).map((id) => `/api/deals/${id}`),
  };
}
