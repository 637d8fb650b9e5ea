import { displayName } from './display-name.ts';
import type { PreviewedRow } from './import/preview-outcomes.ts';
import type { ReadRow, RefusedRow } from './mapping/read-row.ts';
import type { PreviewAnswer } from './schema.ts';

type ShownRow = PreviewAnswer['rows'][number];
type Payload = Record<string, unknown>;

const nobody = { name: '', email: '', company: '', key: '', attributes: {} };

/** A row as it will become. */
export function shownRow(row: ReadRow, { outcome, reason }: PreviewedRow): ShownRow {
  const { key, email = '', company = '', attributes } = row.person;
  const payload = JSON.parse(row.payload) as Payload;
  const called = displayName(row.person);
  return {
    row: row.row,
    outcome,
    object: objectOf(row),
    title: titleOf(row, payload, called),
    said: saidOf(row, payload),
    person: { name: called, email, company, key: key ?? '', attributes },
    facts: shownFacts(row),
    ...(reason !== undefined && { reason }),
  };
}

export function shownRefusal({ row, message }: RefusedRow): ShownRow {
  return { row, outcome: 'refused', object: 'none', title: '', said: {}, person: nobody, facts: [], reason: message };
}

function objectOf({ object, also }: ReadRow): string {
  if (object !== 'none') return object;
  if (also?.changes.length) return 'change';
  return also?.departures.length ? 'departure' : 'link';
}

function shownFacts({ facts, deal }: ReadRow): ShownRow['facts'] {
  const all = [...facts, ...(deal?.facts ?? [])].map(({ kind, label, occurredAt }) => ({
    kind,
    label,
    occurredAt: new Date(occurredAt).toISOString(),
  }));
  const meaning = all.filter((fact) => fact.kind !== 'touch');
  return meaning.length > 0 ? meaning : all;
}

function titleOf(row: ReadRow, payload: Payload, called: string): string {
  if (row.deal) return row.deal.name || textOf((payload['deal'] as Payload | undefined)?.['key']);
  if (row.object === 'person') return called || (row.person.key ?? '');
  if (row.object !== 'none') return displayName(payload as never) || textOf(payload['label']) || textOf(payload['key'] ?? payload['day']);
  const change = row.also?.changes[0];
  if (change) return change.field;
  return row.also?.links[0]?.kind ?? row.also?.departures[0]?.kind ?? '';
}

/** Everything else of the payload, in plain texts. */
function saidOf(row: ReadRow, payload: Payload): Record<string, string> {
  const change = row.also?.changes[0];
  if (change) return { value: change.value ?? '', at: new Date(change.occurredAt).toISOString() };
  const said = Object.entries({ ...payload, ...(payload['deal'] as Payload | undefined) });
  const hidden = new Set(['attributes', 'moments', 'deal', 'name', 'firstName', 'lastName', 'key', 'keys', 'space']);
  const attributes = Object.entries({ ...(payload['attributes'] as Payload), ...row.deal?.attributes });
  return Object.fromEntries(
    [...said.filter(([name]) => !hidden.has(name)), ...attributes]
      .map(([name, value]) => [name, textOf(value)])
      .filter(([, text]) => text !== ''),
  );
}

/** A reference is told by its values. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(' · ');
  if (typeof value === 'object') return textOf((value as { values?: unknown }).values);
  return String(value);
}
