import type pg from 'pg';

/** A table, partition or view as the catalogue knows it, so that new ones are covered without being named. */
export interface Relation {
  schema: string;
  name: string;
  kind: 'table' | 'partition' | 'view';
  columns: readonly Column[];
}

export interface Column {
  name: string;
  type: string;
  isNotNull: boolean;
  hasDefault: boolean;
  isIdentity: boolean;
}

export const quoted = ({ schema, name }: Pick<Relation, 'schema' | 'name'>): string => `"${schema}"."${name}"`;

export async function listRelations(owner: pg.ClientBase, schema: string): Promise<Relation[]> {
  const { rows } = await owner.query<Relation>(
    `select n.nspname as schema, c.relname as name,
       case when c.relkind in ('v', 'm') then 'view' when c.relispartition then 'partition' else 'table' end as kind,
       coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'isNotNull', a.attnotnull,
         'hasDefault', a.atthasdef, 'isIdentity', a.attidentity <> '') order by a.attnum) filter (where a.attname is not null), '[]') as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
     group by n.nspname, c.relname, c.relkind, c.relispartition order by c.relname`,
    [schema],
  );
  return rows;
}

/** Tables of a workspace that are open: without workspace_id, without forced row-level security, or without a policy. */
export async function openTables(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'entente' and c.relkind in ('r', 'p', 'm', 'f')
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull)
         and (c.relispartition or exists (select 1 from pg_policy p where p.polrelid = c.oid)))
     order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Views that would answer with their owner's rights. */
export async function openViews(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('entente', 'directory', 'public') and c.relkind = 'v'
       and not coalesce(c.reloptions @> array['security_invoker=true'], false) order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Functions that run with their owner's rights and that the application may call. */
export async function definerFunctions(owner: pg.ClientBase, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and has_function_privilege($1, p.oid, 'execute') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    [role],
  );
  return rows.map((row) => row.name);
}
