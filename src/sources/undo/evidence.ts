/** The tables that imports write; everything else follows from them. */
export const evidenceTables = ['records', 'touches', 'field_changes', 'links', 'departures'] as const;
export type EvidenceTable = (typeof evidenceTables)[number];

/** What tells the rows of a table apart: the same said again is the same row. Versions of records are told apart otherwise. */
export const naturalKeys: Readonly<Record<Exclude<EvidenceTable, 'records'>, readonly string[]>> = {
  touches: ['subject_id', 'occurred_at', 'row_hash'],
  field_changes: ['object', 'key_hash', 'row_hash'],
  links: ['kind', 'from_hash', 'to_hash', 'source_id', 'role'],
  departures: ['object', 'key_hash', 'source_id', 'kind', 'said_at', 'into_hash'],
};

/** The condition, in SQL, under which a row has no stamp but that of its import: with another import it was known at another time. */
export const knownByImport: Readonly<Record<EvidenceTable, (row: string) => string>> = {
  records: (row) => `${row}.known_by_import`,
  touches: (row) => `${row}.known_by_import`,
  field_changes: () => 'false',
  links: () => 'true',
  departures: (row) => `${row}.known_by_import`,
};

/** Counts by kind, as answers give them. */
export const countNames = {
  records: 'records',
  touches: 'touches',
  field_changes: 'fieldChanges',
  links: 'links',
  departures: 'departures',
} as const satisfies Record<EvidenceTable, string>;

export type EvidenceCounts = Record<(typeof countNames)[EvidenceTable], number>;

export function noEvidence(): EvidenceCounts {
  return { records: 0, touches: 0, fieldChanges: 0, links: 0, departures: 0 };
}
