import type { Also, ReadRow } from './read-row.ts';

export function nothingSaid(): Also {
  return { records: [], links: [], changes: [], departures: [] };
}

const nobody = { attributes: {} };

/** A row that is no record of its own: only what it says beside one counts. */
export function rowBeside(row: number, also: Also | null): ReadRow {
  return {
    outcome: 'read',
    row,
    object: 'none',
    space: '',
    keyHash: '',
    recordKey: '',
    contentHash: '',
    payload: '{}',
    person: nobody,
    stampedAt: null,
    modifiedAt: null,
    isTouchOnly: false,
    facts: [],
    deal: null,
    also,
  };
}
