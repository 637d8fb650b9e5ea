import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compare } from '#platform/lists/compile.ts';
import { isFound } from '#platform/lists/fields.ts';
import type { ListField } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';

const mostValues = 50;
/** Beyond so many different values it is quicker to read people in their order. */
const mostLookedThrough = 1000;

/** A field of people that sources declared: each value is a row of its own, found by an index over field and value. */
export function attributeField(tx: WorkspaceTx, name: string): ListField {
  const within = sql`t.workspace_id = ${tx.workspaceId} and t.field = ${name}`;
  const value = sql`(l.terms ->> ${name}::text collate "C")`;
  return {
    name: `attributes.${name}`,
    label: name,
    kind: 'text',
    value,
    find: (test) => {
      if (test.how === 'contains') return whoseValuesContain(tx, name, test.text);
      if (!isFound(test)) return null;
      return sql`select t.person_id as id from entente.people_terms t where ${within} and ${compare(sql`t.value`, test)}`;
    },
    values: (inside, beginning) => listValues(inside, name, searchable(beginning)),
  };
}

/**
 * Of a field with few different values, those that contain the text, and whose they are. Of one with many: everybody who has one, which
 * is to say that this does not help.
 */
function whoseValuesContain(tx: WorkspaceTx, field: string, text: string) {
  const within = sql`workspace_id = ${tx.workspaceId} and field = ${field}`;
  return sql<{ id: number }>`
    with recursive found (value, place) as (
      (select value, 1 from entente.people_terms where ${within} order by value limit 1)
      union all
      select (select value from entente.people_terms where ${within} and value > found.value order by value limit 1), place + 1
      from found where found.value is not null and place <= ${mostLookedThrough})
    select person_id as id from entente.people_terms
    where ${within} and value = any (array(select value from found where strpos(value, ${text}) > 0))
    union all
    select person_id from entente.people_terms where ${within} and (select max(place) from found) > ${mostLookedThrough}`;
}

/** The values that there are, in their order: from one to the next along the index, however many people have each. */
async function listValues(tx: WorkspaceTx, field: string, beginning: string): Promise<string[]> {
  const next = (than: ReturnType<typeof sql>) => sql`
    (select value from entente.people_terms where workspace_id = ${tx.workspaceId} and field = ${field} and ${than}
     order by value limit 1)`;
  const { rows } = await sql<{ value: string }>`
    with recursive found (value, place) as (
      select ${next(sql`value >= ${beginning}`)}, 1
      union all
      select ${next(sql`value > found.value`)}, place + 1 from found where found.value is not null and place < ${mostValues})
    select value from found where value is not null and value < ${`${beginning}\u{10FFFF}`}`.execute(tx.db);
  return rows.map((row) => row.value);
}
