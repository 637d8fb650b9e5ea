import type { Tx } from '#platform/database/database.ts';

/**
 * Accounts follow the records that stand: at the end of every import, undo and redo, and when somebody is erased whose name
 * one of them carried. Of each field the newest value that was said holds; what is as it was is not written.
 */
export async function followAccounts(tx: Tx, workspaceId: number): Promise<void> {
  const newest = (field: string) =>
    `coalesce((array_agg(payload ->> '${field}' order by known_at desc, import_run_id desc, record_id desc) filter (where payload ->> '${field}' <> ''))[1], '')`;
  await tx.client.query(
    `with said as materialized (
       select account_id, (array_agg(key_hash))[1] as key_hash, ${newest('name')} as name, ${newest('domain')} as domain, ${newest('key')} as key
       from entente.account_record_facts where workspace_id = $1 group by account_id),
     gone as (
       delete from entente.accounts a where a.workspace_id = $1 and not exists (select 1 from said where said.account_id = a.id))
     insert into entente.accounts as a (workspace_id, id, key_hash, name, domain)
     select $1, account_id, key_hash, coalesce(nullif(name, ''), nullif(domain, ''), key), domain from said
     on conflict (workspace_id, id) do update set key_hash = excluded.key_hash, name = excluded.name, domain = excluded.domain
     where (a.key_hash, a.name, a.domain) is distinct from (excluded.key_hash, excluded.name, excluded.domain)`,
    [workspaceId],
  );
}
