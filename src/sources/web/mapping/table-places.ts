import {
  type Place,
  attributePlace,
  columnPlace,
  keysPlace,
  momentsPlace,
  namePlace,
  refPlace,
  refsPlace,
} from '#sources/web/mapping/places.ts';

type Words = readonly (readonly [part: string, words: string])[];

const named = (thing: string, group: string) => (part: string, words: string) => ({
  role: `${thing}.${part}`,
  group,
  label: `${group}, ${words}`,
});
const fields = (thing: string, group: string, words: Words) =>
  words.map(([part, word]) => columnPlace(named(thing, group)(part, word), [thing, part]));

const person = named('person', 'Person');
const ofPerson: readonly Place[] = [
  keysPlace(person('key', 'key'), 'person'),
  ...fields('person', 'Person', [
    ['name', 'full name'],
    ['firstName', 'first name'],
    ['lastName', 'last name'],
    ['email', 'mail'],
    ['phone', 'phone'],
    ['title', 'title'],
    ['company', 'company'],
  ]),
  refPlace(person('account', 'their account'), ['person', 'account'], 'account-name'),
  attributePlace(person('attribute', 'attribute'), 'person'),
  momentsPlace(person('moment', 'moment'), ['moments'], { format: 'YYYY-MM-DD', becomes: 'captured', stage: 'Lead captured' }),
];

const account = named('account', 'Account');
const ofAccount: readonly Place[] = [
  keysPlace(account('key', 'key'), 'account'),
  ...fields('account', 'Account', [
    ['name', 'name'],
    ['domain', 'web address'],
  ]),
  refPlace(account('parent', 'the account it belongs to'), ['account', 'parent'], 'account-name'),
  attributePlace(account('attribute', 'attribute'), 'account'),
];

const deal = named('deal', 'Deal');
const ofDeal: readonly Place[] = [
  refPlace(deal('key', 'key'), ['deal', 'key'], '', false),
  ...fields('deal', 'Deal', [['name', 'name']]),
  columnPlace(deal('amount', 'amount'), ['deal', 'amount'], { decimal: '.' }),
  ...fields('deal', 'Deal', [
    ['currency', 'currency'],
    ['owner', 'whose it is'],
    ['lostReason', 'why it was lost'],
  ]),
  refPlace(deal('account', 'its account'), ['deal', 'account'], 'account-name'),
  refPlace(deal('product', 'its product'), ['deal', 'product'], 'product-name'),
  refsPlace(deal('person', 'somebody who takes part'), ['deal', 'people'], 'person'),
  refPlace(deal('follows', 'the deal it follows'), ['deal', 'follows', 'columns'], '', false),
  attributePlace(deal('attribute', 'attribute'), 'deal'),
  momentsPlace(deal('moment', 'moment'), ['deal', 'moments'], { format: 'YYYY-MM-DD', becomes: 'won', stage: 'Won' }),
];

const touch = named('touch', 'Touch');
const ofTouch: readonly Place[] = [
  refPlace(touch('key', 'key'), ['touch', 'key'], 'touch'),
  ...fields('touch', 'Touch', [
    ['kind', 'what kind'],
    ['label', 'what happened'],
  ]),
  columnPlace(touch('moment', 'when'), ['touch', 'moment'], { format: 'ISO' }),
  ...fields('touch', 'Touch', [
    ['channel', 'channel'],
    ['campaign', 'campaign'],
  ]),
  columnPlace(touch('direction', 'to us or from us'), ['touch', 'direction'], { in: ['in'], out: ['out'] }),
  ...fields('touch', 'Touch', [['actor', 'who did it']]),
  namePlace(touch('order', 'order of equal moments'), ['touch', 'order']),
];

const campaign = named('campaign', 'Campaign');
const spend = named('spend', 'Spend');
const ofMarketing: readonly Place[] = [
  keysPlace(campaign('key', 'key'), 'campaign'),
  ...fields('campaign', 'Campaign', [
    ['name', 'name'],
    ['channel', 'channel'],
  ]),
  columnPlace(campaign('startsOn', 'first day'), ['campaign', 'startsOn'], { format: 'ISO' }),
  columnPlace(campaign('endsOn', 'last day'), ['campaign', 'endsOn'], { format: 'ISO' }),
  attributePlace(campaign('attribute', 'attribute'), 'campaign'),
  columnPlace(spend('day', 'day'), ['spend', 'day'], { format: 'ISO' }),
  columnPlace(spend('amount', 'amount'), ['spend', 'amount'], { decimal: '.' }),
  ...fields('spend', 'Spend', [
    ['currency', 'currency'],
    ['channel', 'channel'],
    ['campaign', 'campaign'],
  ]),
  refPlace(spend('key', 'key'), ['spend', 'key'], '', false),
];

const product = named('product', 'Product');
const member = named('member', 'Member');
const ofCompany: readonly Place[] = [
  keysPlace(product('key', 'key'), 'product'),
  ...fields('product', 'Product', [['name', 'name']]),
  attributePlace(product('attribute', 'attribute'), 'product'),
  keysPlace(member('key', 'key'), 'member'),
  ...fields('member', 'Member', [
    ['name', 'full name'],
    ['firstName', 'first name'],
    ['lastName', 'last name'],
    ['email', 'mail'],
    ['team', 'team'],
  ]),
  attributePlace(member('attribute', 'attribute'), 'member'),
];

const row = named('row', 'Row');
const ofRow: readonly Place[] = [
  columnPlace(row('modified', 'when it was last changed'), ['modified'], { format: 'ISO' }),
  columnPlace(row('deleted', 'whether it was deleted'), ['deleted'], { is: ['true'] }),
];

/** Every place that a column of a table can take, in the order of the select. */
export const tablePlaces: readonly Place[] = [...ofPerson, ...ofAccount, ...ofDeal, ...ofTouch, ...ofMarketing, ...ofCompany, ...ofRow];
