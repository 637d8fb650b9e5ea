import { t } from '@lingui/core/macro';
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

const person = named('person', t`Person`);
const ofPerson: readonly Place[] = [
  keysPlace(person('key', t`key`), 'person'),
  ...fields('person', t`Person`, [
    ['name', t`full name`],
    ['firstName', t`first name`],
    ['lastName', t`last name`],
    ['email', t`mail`],
    ['phone', t`phone`],
    ['title', t`title`],
    ['company', t`company`],
  ]),
  refPlace(person('account', t`their account`), ['person', 'account'], 'account-name'),
  attributePlace(person('attribute', t`attribute`), 'person'),
  momentsPlace(person('moment', t`moment`), ['moments'], { format: 'YYYY-MM-DD', becomes: 'captured', stage: 'Lead captured' }),
];

const account = named('account', t`Account`);
const ofAccount: readonly Place[] = [
  keysPlace(account('key', t`key`), 'account'),
  ...fields('account', t`Account`, [
    ['name', t`name`],
    ['domain', t`web address`],
  ]),
  refPlace(account('parent', t`the account it belongs to`), ['account', 'parent'], 'account-name'),
  attributePlace(account('attribute', t`attribute`), 'account'),
];

const deal = named('deal', t`Deal`);
const ofDeal: readonly Place[] = [
  refPlace(deal('key', t`key`), ['deal', 'key'], '', false),
  ...fields('deal', t`Deal`, [['name', t`name`]]),
  columnPlace(deal('amount', t`amount`), ['deal', 'amount'], { decimal: '.' }),
  ...fields('deal', t`Deal`, [
    ['currency', t`currency`],
    ['owner', t`whose it is`],
    ['lostReason', t`why it was lost`],
  ]),
  refPlace(deal('account', t`its account`), ['deal', 'account'], 'account-name'),
  refPlace(deal('product', t`its product`), ['deal', 'product'], 'product-name'),
  refsPlace(deal('person', t`somebody who takes part`), ['deal', 'people'], 'person'),
  refPlace(deal('follows', t`the deal it follows`), ['deal', 'follows', 'columns'], '', false),
  attributePlace(deal('attribute', t`attribute`), 'deal'),
  momentsPlace(deal('moment', t`moment`), ['deal', 'moments'], { format: 'YYYY-MM-DD', becomes: 'won', stage: 'Won' }),
];

const touch = named('touch', t`Touch`);
const ofTouch: readonly Place[] = [
  refPlace(touch('key', t`key`), ['touch', 'key'], 'touch'),
  ...fields('touch', t`Touch`, [
    ['kind', t`what kind`],
    ['label', t`what happened`],
  ]),
  columnPlace(touch('moment', t`when`), ['touch', 'moment'], { format: 'ISO' }),
  ...fields('touch', t`Touch`, [
    ['channel', t`channel`],
    ['campaign', t`campaign`],
  ]),
  columnPlace(touch('direction', t`to us or from us`), ['touch', 'direction'], { in: ['in'], out: ['out'] }),
  ...fields('touch', t`Touch`, [['actor', t`who did it`]]),
  namePlace(touch('order', t`order of equal moments`), ['touch', 'order']),
];

const campaign = named('campaign', t`Campaign`);
const spend = named('spend', t`Spend`);
const ofMarketing: readonly Place[] = [
  keysPlace(campaign('key', t`key`), 'campaign'),
  ...fields('campaign', t`Campaign`, [
    ['name', t`name`],
    ['channel', t`channel`],
  ]),
  columnPlace(campaign('startsOn', t`first day`), ['campaign', 'startsOn'], { format: 'ISO' }),
  columnPlace(campaign('endsOn', t`last day`), ['campaign', 'endsOn'], { format: 'ISO' }),
  attributePlace(campaign('attribute', t`attribute`), 'campaign'),
  columnPlace(spend('day', t`day`), ['spend', 'day'], { format: 'ISO' }),
  columnPlace(spend('amount', t`amount`), ['spend', 'amount'], { decimal: '.' }),
  ...fields('spend', t`Spend`, [
    ['currency', t`currency`],
    ['channel', t`channel`],
    ['campaign', t`campaign`],
  ]),
  refPlace(spend('key', t`key`), ['spend', 'key'], '', false),
];

const product = named('product', t`Product`);
const member = named('member', t`Member`);
const ofCompany: readonly Place[] = [
  keysPlace(product('key', t`key`), 'product'),
  ...fields('product', t`Product`, [['name', t`name`]]),
  attributePlace(product('attribute', t`attribute`), 'product'),
  keysPlace(member('key', t`key`), 'member'),
  ...fields('member', t`Member`, [
    ['name', t`full name`],
    ['firstName', t`first name`],
    ['lastName', t`last name`],
    ['email', t`mail`],
    ['team', t`team`],
  ]),
  attributePlace(member('attribute', t`attribute`), 'member'),
];

const row = named('row', t`Row`);
const ofRow: readonly Place[] = [
  columnPlace(row('modified', t`when it was last changed`), ['modified'], { format: 'ISO' }),
  columnPlace(row('deleted', t`whether it was deleted`), ['deleted'], { is: ['true'] }),
];

/** Every place that a column of a table can take, in the order of the select. */
export const tablePlaces: readonly Place[] = [...ofPerson, ...ofAccount, ...ofDeal, ...ofTouch, ...ofMarketing, ...ofCompany, ...ofRow];
