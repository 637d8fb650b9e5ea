import type { Mapping } from '../mapping/mapping-schema.ts';

/** The columns by which a mapping knows people: their keys wherever it reads one, also those of further people of a deal. */
export function personColumns(mapping: Mapping): ReadonlySet<string> {
  return new Set(refsOf(mapping).flatMap(({ columns }) => columns));
}

interface Columns {
  columns: readonly string[];
}

function refsOf(mapping: Mapping): readonly Columns[] {
  switch (mapping.shape) {
    case 'event-log':
      return [...mapping.person.keys, { columns: [mapping.log.case] }];
    case 'table':
      return [...(mapping.person?.keys ?? []), ...(mapping.deal?.people ?? [])];
    case 'field-history':
      return mapping.object === 'person' ? [mapping.key] : [];
    case 'departures':
      return mapping.object === 'person' ? [mapping.key, ...(mapping.into ? [mapping.into] : [])] : [];
    case 'links':
      return mapping.links.flatMap(({ kind, from, to }) => {
        if (kind.endsWith('-person')) return [to];
        return kind === 'person-account' ? [from] : [];
      });
  }
}
