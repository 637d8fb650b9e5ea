import type { DealRead } from './read-deal.ts';
import type { KeyRead } from './read-key.ts';
import type { Fact, PersonFields } from './read-row.ts';

/** What a row of a table says, as it goes into its record. */
export interface Saying {
  person: PersonFields;
  key: KeyRead | null;
  account: KeyRead | null;
  facts: readonly Fact[];
  deal: DealRead | null;
  modifiedAt: number | null;
  isDeleted: boolean;
}

/**
 * The payload of a record of a person or deal, and the text whose hash tells whether a row says something else.
 * Both begin with what records said from the first version on, in the same words: a row that was imported then and says
 * nothing new is unchanged now. What the key says already is in the payload (an export writes it again), not in the text.
 */
export function sayingOf(saying: Saying): { payload: string; content: string } {
  const { person, facts, deal } = saying;
  const said = JSON.stringify(person).slice(0, -1);
  const moments = facts.length > 0 ? `,"moments":${JSON.stringify(facts.map(saidMoment))}` : '';
  const more = moreOf(saying);
  if (!deal) {
    const several = severalKeys(saying.key);
    const content = `${said}${moments}${more}}`;
    return { content, payload: several === '' ? content : `${said}${moments}${several}${more}}` };
  }
  const { name, amountMinor, currency } = deal.deal;
  const first = JSON.stringify({ name, amountMinor, currency });
  const rest = dealRest(deal);
  const payload = `${said},"deal":${first.slice(0, -1)}${dealKey(deal)}${rest}}${moments}${severalKeys(saying.key)}${more}}`;
  return { payload, content: `${said},"deal":${first}${moments}}${momentText(deal.deal.facts)}${rest}${more}` };
}

/** What a row says of a moment stays with its record: it says later what the row no longer says. */
function saidMoment({ kind, label, occurredAt }: Fact) {
  return { kind, label, at: new Date(occurredAt).toISOString() };
}

function momentText(facts: readonly Fact[]): string {
  return facts.length === 0 ? '\n' : `\n${JSON.stringify(facts.flatMap((fact) => [fact.kind, fact.label, fact.occurredAt]))}`;
}

/** A key of one part is told by `key` alone. */
function severalKeys(key: KeyRead | null): string {
  return key && key.values.length > 1 ? `,"keys":${JSON.stringify(key.values)}` : '';
}

function moreOf({ account, modifiedAt, isDeleted }: Saying): string {
  let more = '';
  if (account) more += `,"account":${JSON.stringify(account)}`;
  if (modifiedAt !== null) more += `,"modifiedAt":"${new Date(modifiedAt).toISOString()}"`;
  if (isDeleted) more += ',"isDeleted":true';
  return more;
}

function dealKey({ values, space, deal }: DealRead): string {
  const moments = deal.facts.length > 0 ? `,"moments":${JSON.stringify(deal.facts.map(saidMoment))}` : '';
  return `,"key":${JSON.stringify(values)}${space === undefined ? '' : `,"space":${JSON.stringify(space)}`}${moments}`;
}

function dealRest({ deal, follows, refs }: DealRead): string {
  const { owner, lostReason, attributes } = deal;
  const rest = JSON.stringify({
    ...(owner !== '' && { owner }),
    ...(lostReason !== '' && { lostReason }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...refs,
    ...(follows && { follows, followsHash: deal.followsHash }),
  });
  return rest === '{}' ? '' : `,${rest.slice(1, -1)}`;
}
