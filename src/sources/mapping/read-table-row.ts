import { attributeReaders, createKeyReader, keyText, noKey, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createDealReader, type TableDefaults } from './read-deal.ts';
import { createMomentsReader } from './read-moment-columns.ts';
import type { Fact, PersonFields, RowReader } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

/** Reads the rows of a table: each is the state of one person, and of one deal where the mapping has one. */
export function createTableRowReader(mapping: TableMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash): RowReader {
  const readKey = createKeyReader(mapping.person.keys, places);
  const readPerson = createPersonReader(mapping, places);
  const readMoments = createMomentsReader(mapping.moments ?? [], places, defaults.timeZone, hash);
  const readDeal = mapping.deal ? createDealReader(mapping.deal, places, defaults, hash) : null;
  return (cells, row) => {
    const key = readKey(cells);
    if (!key) return noKey(row, cells, mapping.person.keys);
    const facts = readMoments(cells, row);
    if (!Array.isArray(facts)) return facts;
    const deal = readDeal ? readDeal(cells, row) : null;
    if (deal && 'outcome' in deal) return deal;
    const person = { key: keyText(key), ...readPerson(cells) };
    const payload = JSON.stringify({
      ...person,
      ...(deal && { deal: { name: deal.name, amountMinor: deal.amountMinor, currency: deal.currency } }),
      ...(facts.length > 0 && { moments: facts.map(saidMoment) }),
    });
    return {
      outcome: 'read',
      row,
      space: key.space,
      keyHash: hash(joined([key.space, ...key.values])),
      recordKey: deal?.keyHash ?? '',
      contentHash: hash(deal ? `${payload}${momentText(deal.facts)}` : payload),
      payload,
      person,
      stampedAt: null,
      facts,
      deal,
    };
  };
}

/** What a row says of a moment stays with its record: it says later what the row no longer says. */
function saidMoment({ kind, label, occurredAt }: Fact) {
  return { kind, label, at: new Date(occurredAt).toISOString() };
}

function momentText(facts: readonly Fact[]): string {
  return facts.length === 0 ? '\n' : `\n${joined(facts.flatMap((fact) => [fact.kind, fact.label, fact.occurredAt]))}`;
}

const personFields = ['name', 'firstName', 'lastName', 'email', 'phone', 'title', 'company'] as const;

function createPersonReader({ person }: TableMapping, places: ColumnPlaces): (cells: readonly string[]) => PersonFields {
  const fields = personFields.filter((name) => person[name]).map((name) => [name, places.reader(person[name])] as const);
  const attributes = attributeReaders(person.attributes, places);
  return (cells) => {
    const read: PersonFields = { attributes: {} };
    for (const [name, reader] of fields) {
      const text = reader(cells);
      if (text !== '') read[name] = text;
    }
    for (const [name, reader] of attributes) {
      const text = reader(cells);
      if (text !== '') read.attributes[name] = text;
    }
    return read;
  };
}
