import type pg from 'pg';

/** A table that a backup holds, partitions and all. */
export interface BackupTable {
  /** With its schema, as `entente.touches`. */
  name: string;
  /** Those that are kept; what is computed from others is not. */
  columns: string[];
  /** Whether a workspace sees only its own rows of it. */
  isIsolated: boolean;
}

interface Reference {
  from: string;
  to: string;
}

const schemas = ['directory', 'auth', 'entente'];

/** Every table of the product, in an order in which rows that others refer to come first. */
export async function listTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as "isIsolated",
       (select array_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    [schemas],
  );
  const { rows: references } = await client.query<Reference>(
    `select distinct format('%I.%I', n.nspname, c.relname) as "from", format('%I.%I', m.nspname, d.relname) as "to"
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
     where k.contype = 'f' and n.nspname = any($1)`,
    [schemas],
  );
  return referredFirst(tables, references);
}

/** @throws where tables refer to each other in a circle: no order would do. */
export function referredFirst(tables: readonly BackupTable[], references: readonly Reference[]): BackupTable[] {
  const ordered: BackupTable[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const waits = (name: string) => references.some(({ from, to }) => from === name && to !== name && left.has(to));
    const ready = [...left.values()].filter(({ name }) => !waits(name));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}.`);
    for (const table of ready) left.delete(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

/** Where a sequence stands, so that no id is given twice. */
export interface SequencePlace {
  name: string;
  lastValue: number;
}

/** Sequences that gave a value already. */
export async function listSequences(client: pg.ClientBase): Promise<SequencePlace[]> {
  const { rows } = await client.query<{ name: string; lastValue: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as "lastValue" from pg_sequences
     where schemaname = any($1) and last_value is not null order by 1`,
    [schemas],
  );
  return rows.map(({ name, lastValue }) => ({ name, lastValue: Number(lastValue) }));
}
