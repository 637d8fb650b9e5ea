import type { RecordPayload } from '#identity/golden-values.ts';

/** What one record version said, and who said it when. */
export interface Said {
  payload: RecordPayload | null;
  source: string;
  at: Date;
}

export interface PersonField {
  name: string;
  value: string;
  sources: { source: string; at: string }[];
  losing: { value: string; source: string; at: string }[];
}

const names: Record<Exclude<keyof RecordPayload, 'attributes'>, string> = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Mail',
  phone: 'Phone',
  title: 'Title',
  company: 'Company',
  key: 'Key',
};

/**
 * The fields of a person with the value that holds (the newest one said), who says so, and what was said instead.
 * @param said every record version, the oldest first. Of one source only its newest word on a value counts as said now.
 */
export function personFields(said: readonly Said[]): PersonField[] {
  const values = new Map<string, { value: string; source: string; at: Date }[]>();
  for (const { payload, source, at } of said) {
    for (const [name, value] of entriesOf(payload)) {
      const list = values.get(name) ?? [];
      values.set(name, [...list.filter((one) => one.source !== source || one.value !== value), { value, source, at }]);
    }
  }
  return [...values].map(([name, list]) => fieldOf(name, list.toReversed()));
}

function entriesOf(payload: RecordPayload | null): [string, string][] {
  if (!payload) return [];
  const { attributes = {}, ...fields } = payload;
  const own = Object.entries(names).flatMap(([field, name]) => {
    const value = fields[field as keyof typeof fields];
    return typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : [];
  });
  return [...own, ...Object.entries(attributes)];
}

/** @param list newest first. */
function fieldOf(name: string, list: readonly { value: string; source: string; at: Date }[]): PersonField {
  const { value } = list[0]!;
  const agreeing = list.filter((one) => one.value === value);
  const losing = list.filter((one) => one.value !== value);
  return {
    name,
    value,
    sources: agreeing.map(({ source, at }) => ({ source, at: at.toISOString() })),
    losing: losing.map((one) => ({ value: one.value, source: one.source, at: one.at.toISOString() })),
  };
}
