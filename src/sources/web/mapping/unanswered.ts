import type { Mapping } from '#sources/schema.ts';

/** Texts of an attribute's column that count as no answer. */
export function unansweredIn(mapping: Mapping, column: string): readonly string[] {
  return Object.values(mapping.person.attributes ?? {}).find((attribute) => attribute.column === column)?.unanswered ?? [];
}

/** The mapping in which every text of the column is an answer. */
export function withAnswers(mapping: Mapping, column: string): Mapping {
  const attributes = Object.fromEntries(
    Object.entries(mapping.person.attributes ?? {}).map(([name, attribute]) => [
      name,
      attribute.column === column ? { column } : attribute,
    ]),
  );
  return mapping.shape === 'table'
    ? { ...mapping, person: { ...mapping.person, attributes } }
    : { ...mapping, person: { ...mapping.person, attributes } };
}
