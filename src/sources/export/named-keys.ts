import type { WorkspaceTx } from '#platform/database/database.ts';

/** All that links, histories of fields and departures name, by hash: of deals and of everything else. */
const named = `
  select l.kind like 'deal-%' as is_deal, l.from_hash as hash from entente.links l where l.workspace_id = $1
  union select l.kind like '%-deal', l.to_hash from entente.links l where l.workspace_id = $1
  union select c.object = 'deal', c.key_hash from entente.field_changes c where c.workspace_id = $1
  union select d.object = 'deal', d.key_hash from entente.departures d where d.workspace_id = $1
  union select d.object = 'deal', d.into_hash from entente.departures d where d.workspace_id = $1 and d.into_hash <> ''`;

/**
 * Finds once, for all files of an export, the keys of what evidence names by hash only: as records keep them, as
 * `{ space, values }`. What no record tells any more has none. They stand in `pg_temp.named_keys` until the transaction ends.
 */
export async function stageNamedKeys({ client, workspaceId }: WorkspaceTx): Promise<void> {
  await client.query('create temp table named_keys (is_deal boolean, hash bytea, key jsonb, primary key (is_deal, hash)) on commit drop');
  await client.query(
    `insert into pg_temp.named_keys
     with named as materialized (${named})
     (select distinct on (s.key_hash) false, s.key_hash,
        jsonb_build_object('space', s.space, 'values', coalesce(k.payload -> 'keys', jsonb_build_array(k.payload ->> 'key')))
      from named n
      join entente.subjects s on s.workspace_id = $1 and s.key_hash = n.hash
      join entente.records k on k.workspace_id = $1 and k.subject_id = s.id and k.payload ->> 'key' is not null
      where not n.is_deal order by s.key_hash, k.id)
     union all
     (select distinct on (k.record_key) true, k.record_key, jsonb_build_object('space', k.payload #> '{deal,space}', 'values', k.payload #> '{deal,key}')
      from named n
      join entente.records k on k.workspace_id = $1 and k.object = 'deal' and k.record_key = n.hash and k.payload #> '{deal,key}' is not null
      where n.is_deal order by k.record_key, k.id)`,
    [workspaceId],
  );
  await client.query('analyze pg_temp.named_keys');
}

/** SQL: the key in `pg_temp.named_keys`. */
export function joinKey(as: string, { isDeal, hash }: { isDeal: string; hash: string }): string {
  return `left join pg_temp.named_keys ${as} on ${as}.is_deal = (${isDeal}) and ${as}.hash = ${hash}`;
}
