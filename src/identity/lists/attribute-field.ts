import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compare } from '#platform/lists/compile.ts';
import type { ListField } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';

const mostValues = 50;

/** A field of people that sources declared: each value is a row of its own, found by an index over field and value. */
export function attributeField(tx: WorkspaceTx, name: string): ListField {
  const within = sql`t.workspace_id = ${tx.workspaceId} and t.field = ${name}`;
  return {
    name: `attributes.${name}`,
    label: name,
    kind: 'text',
    passes: (test) => {
      const mine = sql`select 1 from entente.people_terms t where ${within} and t.person_id = l.person_id`;
      return test.how === 'nothing' ? sql`not exists (${mine})` : sql`exists (${mine} and ${compare(sql`t.value`, test)})`;
    },
    find: (test) =>
      test.how === 'is' || test.how === 'begins'
        ? sql`select t.person_id as id from entente.people_terms t where ${within} and ${compare(sql`t.value`, test)}`
        : null,
    values: (inside, beginning) => listValues(inside, name, searchable(beginning)),
  };
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
