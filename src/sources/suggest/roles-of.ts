import type { Mapping, TableMapping } from '../mapping/mapping-schema.ts';

/** Gives a column its words, unless it has some: the first role counts. */
type Say = (columns: string | readonly string[] | undefined, words: string) => void;

/** What each column becomes under a mapping, in plain words. */
export function rolesOf(mapping: Mapping): Map<string, string> {
  const roles = new Map<string, string>();
  const say: Say = (columns, words) => {
    for (const column of typeof columns === 'string' ? [columns] : (columns ?? [])) if (!roles.has(column)) roles.set(column, words);
  };
  if (mapping.shape === 'table') sayTable(mapping, say);
  else if (mapping.shape === 'event-log') sayLog(mapping, say);
  else if (mapping.shape === 'field-history') sayHistory(mapping, say);
  else if (mapping.shape === 'links') sayLinks(mapping, say);
  else sayDepartures(mapping, say);
  return roles;
}

const names = { person: 'Person', account: 'Account', deal: 'Deal' } as const;

function sayLog(mapping: Extract<Mapping, { shape: 'event-log' }>, say: Say): void {
  const words = {
    case: 'Whose event it is',
    activity: 'What happened',
    lifecycle: 'Phase of it',
    moment: 'When',
    actor: 'Who did it',
    order: 'Order of equal moments',
    kind: 'Kind of touch',
    channel: 'Channel',
    campaign: 'Campaign',
    direction: 'Who came to whom',
  } as const;
  for (const [part, word] of Object.entries(words)) say(mapping.log[part as keyof typeof words], word);
  for (const key of mapping.person.keys) say(key.columns, 'Person, key');
  sayAttributes(mapping.person.attributes, 'Person', say);
}

function sayHistory({ object, key, field, value, moment, actor, order }: Extract<Mapping, { shape: 'field-history' }>, say: Say): void {
  say(key.columns, `${names[object]}, key`);
  if ('column' in field) say(field.column, 'Which field changed');
  say(value, 'field' in field ? 'What it became' : 'value' in field ? `What ${field.value} became` : 'What it became');
  say(moment.column, 'When it changed');
  say(actor?.column, 'Who changed it');
  say(order, 'Order of equal moments');
}

function sayLinks({ links }: Extract<Mapping, { shape: 'links' }>, say: Say): void {
  for (const { kind, from, to, role } of links) {
    const [one, other] = kind.split('-').map((name) => name[0]!.toUpperCase() + name.slice(1));
    say(from.columns, `${one}, key`);
    say(to.columns, other === 'Parent' ? 'Account, part of' : `${other}, key`);
    say(role?.column, 'Role');
  }
}

function sayDepartures({ object, kind, key, into, moment }: Extract<Mapping, { shape: 'departures' }>, say: Say): void {
  say(key.columns, `${names[object]} that was ${kind}`);
  say(into?.columns, `${names[object]} that it was merged into`);
  say(moment?.column, kind === 'merged' ? 'When they were merged' : 'When it was deleted');
}

function sayAttributes(attributes: Record<string, { column: string }> | undefined, thing: string, say: Say): void {
  for (const [name, { column }] of Object.entries(attributes ?? {})) say(column, `${thing}, ${name}`);
}

function sayTable(mapping: TableMapping, say: Say): void {
  sayPerson(mapping, say);
  sayDeal(mapping.deal, say);
  sayThings(mapping, say);
  sayTouch(mapping.touch, say);
  say(mapping.modified?.column, 'When the source last changed it');
  say(mapping.deleted?.column, 'Whether it was deleted');
}

function sayPerson({ person, moments }: TableMapping, say: Say): void {
  for (const key of person?.keys ?? []) say(key.columns, 'Person, key');
  const words = {
    name: 'name',
    firstName: 'first name',
    lastName: 'last name',
    email: 'mail',
    phone: 'phone',
    title: 'title',
    company: 'company',
  } as const;
  for (const [field, word] of Object.entries(words)) say(person?.[field as keyof typeof words]?.column, `Person, ${word}`);
  say(person?.account?.columns, 'Person, account');
  for (const moment of moments ?? []) say(moment.column, moment.stage ?? moment.becomes);
  sayAttributes(person?.attributes, 'Person', say);
}

function sayDeal(deal: TableMapping['deal'], say: Say): void {
  if (!deal) return;
  const { name, amount, currency, owner, lostReason, moments, account, product, people, follows } = deal;
  say(amount?.column, 'Deal, amount');
  for (const moment of moments ?? []) say(moment.column, `Deal, ${moment.stage ?? moment.becomes}`);
  say(account?.columns, 'Deal, account');
  say(product?.columns, 'Deal, product');
  for (const one of people ?? []) say(one.columns, one.role === undefined ? 'Deal, person' : `Deal, person (${one.role})`);
  say(deal.key, 'Deal, key');
  say(name?.column, 'Deal, name');
  if (currency && 'column' in currency) say(currency.column, 'Deal, currency');
  say(owner?.column, 'Deal, owner');
  say(lostReason?.column, 'Deal, why it was lost');
  say(follows?.columns, 'Deal, the one that it follows');
  sayAttributes(deal.attributes, 'Deal', say);
  for (const { when } of moments ?? []) say(when?.column, 'Deal, how it ended');
}

function sayThings({ account, campaign, product, member, spend }: TableMapping, say: Say): void {
  for (const [thing, said] of Object.entries({ Account: account, Campaign: campaign, Product: product, Member: member })) {
    for (const key of said?.keys ?? []) say(key.columns, `${thing}, key`);
    say(said?.name?.column, `${thing}, name`);
    sayAttributes(said?.attributes, thing, say);
  }
  say(account?.domain?.column, 'Account, domain');
  say(account?.parent?.columns, 'Account, part of');
  sayColumn(campaign?.channel, 'Campaign, channel', say);
  say(campaign?.startsOn?.column, 'Campaign, first day');
  say(campaign?.endsOn?.column, 'Campaign, last day');
  for (const [field, word] of Object.entries({ firstName: 'first name', lastName: 'last name', email: 'mail', team: 'team' } as const))
    say(member?.[field as 'team']?.column, `Member, ${word}`);
  say(spend?.day.column, 'Spend, day');
  say(spend?.amount.column, 'Spend, amount');
  sayColumn(spend?.currency, 'Spend, currency', say);
  sayColumn(spend?.channel, 'Spend, channel', say);
  sayColumn(spend?.campaign, 'Spend, campaign', say);
  say(spend?.key, 'Spend, key');
}

function sayTouch(touch: TableMapping['touch'], say: Say): void {
  if (!touch) return;
  say(touch.key?.columns, 'Touch, key');
  sayColumn(touch.kind, 'Touch, kind', say);
  say(touch.label?.column, 'Touch, what about');
  say(touch.moment.column, 'Touch, when');
  sayColumn(touch.channel, 'Touch, channel', say);
  sayColumn(touch.campaign, 'Touch, campaign', say);
  sayColumn(touch.direction, 'Touch, who came to whom', say);
  say(touch.actor?.column, 'Touch, who of you');
  say(touch.account?.columns, 'Touch, account');
  say(touch.deal?.columns, 'Touch, deal');
  say(touch.order, 'Order of equal moments');
}

function sayColumn(said: { value: string } | { column: string } | undefined, words: string, say: Say): void {
  if (said && 'column' in said) say(said.column, words);
}
