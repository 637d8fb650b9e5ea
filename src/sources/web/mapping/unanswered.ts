import type { EventLogMapping, Mapping } from '#sources/schema.ts';

/** Texts of an attribute's column that count as no answer. */
export function unansweredIn(mapping: Mapping, column: string): readonly string[] {
  return Object.values(attributesOf(mapping)).find((attribute) => attribute.column === column)?.unanswered ?? [];
}

/** The mapping in which every text of the column is an answer. */
export function withAnswers(mapping: Mapping, column: string): Mapping {
  const attributes = Object.fromEntries(
    Object.entries(attributesOf(mapping)).map(([name, attribute]) => [
      name,
      attribute.column === column ? { column } : attribute,
    ]),
  );
  if (mapping.shape === 'event-log') return { ...mapping, person: { ...mapping.person, attributes } };
  return mapping.shape === 'table' && mapping.person ? { ...mapping, person: { ...mapping.person, attributes } } : mapping;
}

function attributesOf(mapping: Mapping): NonNullable<EventLogMapping['person']['attributes']> {
  const person = mapping.shape === 'table' || mapping.shape === 'event-log' ? mapping.person : undefined;
  return person?.attributes ?? {};
}
