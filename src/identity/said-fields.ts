/** What one record version said of each field, and who said it when. */
export interface SaidEntries {
  entries: readonly (readonly [name: string, value: string])[];
  source: string;
  at: Date;
}

export interface SaidField {
  name: string;
  value: string;
  sources: { source: string; at: string }[];
  losing: { value: string; source: string; at: string }[];
}

/**
 * Fields with the value that holds (the newest one said), who says so, and what was said instead.
 * @param said every record version, the oldest first. Of one source only its newest word on a value counts as said now.
 */
export function saidFields(said: readonly SaidEntries[]): SaidField[] {
  const values = new Map<string, { value: string; source: string; at: Date }[]>();
  for (const { entries, source, at } of said) {
    for (const [name, value] of entries) {
      const list = values.get(name) ?? [];
      values.set(name, [...list.filter((one) => one.source !== source || one.value !== value), { value, source, at }]);
    }
  }
  return [...values].map(([name, list]) => fieldOf(name, list.toReversed()));
}

/** @param list newest first. */
function fieldOf(name: string, list: readonly { value: string; source: string; at: Date }[]): SaidField {
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

/** The texts of a payload under the names that people know them by, then its attributes. */
export function entriesOf(
  payload: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): (readonly [name: string, value: string])[] {
  const own = Object.entries(names).map(([field, name]) => [name, payload[field]] as const);
  const attributes = Object.entries((payload['attributes'] ?? {}) as Record<string, unknown>);
  return [...own.filter(([, value]) => value !== ''), ...attributes].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}
