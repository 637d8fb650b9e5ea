import { createAttributesReader, type CellReader, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createKeyReader, createRefReader, keyText, type KeyRead } from './read-key.ts';
import type { PersonFields } from './read-row.ts';

export interface PersonRead {
  /** null where nothing tells who it is. */
  key: KeyRead | null;
  fields: PersonFields;
  account: KeyRead | null;
}

const personFields = ['name', 'firstName', 'lastName', 'email', 'phone', 'title', 'company'] as const;

/** Reads the person of a row. */
export function createPersonReader(person: NonNullable<TableMapping['person']>, places: ColumnPlaces) {
  const readKey = createKeyReader(person.keys, places);
  const readAccount = person.account ? createRefReader(person.account, places) : () => null;
  const fields: [(typeof personFields)[number], CellReader][] = [];
  for (const name of personFields) if (person[name]) fields.push([name, places.reader(person[name])]);
  const readAttributes = createAttributesReader(person.attributes, places);
  return (cells: readonly string[]): PersonRead => {
    const key = readKey(cells);
    const read: PersonFields = key ? { key: keyText(key), attributes: readAttributes(cells) } : { attributes: readAttributes(cells) };
    for (const [name, reader] of fields) {
      const text = reader(cells);
      if (text !== '') read[name] = text;
    }
    return { key, fields: read, account: readAccount(cells) };
  };
}

/** Whether the row says anything of a person beside the key: somebody that nothing tells who it is. */
export function isSomebody({ fields }: PersonRead): boolean {
  return Object.keys(fields).length > 1 || Object.keys(fields.attributes).length > 0;
}
