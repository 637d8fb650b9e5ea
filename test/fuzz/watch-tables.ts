import type pg from 'pg';

/** From now on, what each table of the product came to hold more or less of, as one sum over its rows. */
export interface TableWatch {
  /** Forgets what was: the next question is about what comes now. */
  begin(): Promise<void>;
  /** Tables that do not hold what they held at the beginning. A row that came and went is none. */
  changed(): Promise<string[]>;
}

/** That somebody asked is counted, whatever the answer: when a session was used last, and how often a code was tried. */
const counted = `['lastUsedAt', 'tries', 'trying_since']`;

/**
 * Lets every table of a throwaway database note each row that comes (plus its hash) and goes (minus its hash), in the transaction
 * that makes it so. Much quicker than to read all tables before and after each of thousands of requests.
 * @param client of the owner.
 */
export async function watchTables(client: pg.ClientBase): Promise<TableWatch> {
  await client.query(`
    create table public.noted_changes (id bigint generated always as identity primary key, name text not null, change numeric not null);
    create function public.note_change() returns trigger language plpgsql security definer as $$
    begin
      insert into public.noted_changes (name, change) values (tg_table_schema || '.' || tg_table_name,
        coalesce(hashtextextended((to_jsonb(new) - array${counted})::text, 0)::numeric, 0)
          - coalesce(hashtextextended((to_jsonb(old) - array${counted})::text, 0)::numeric, 0));
      return null;
    end $$;
    do $$ declare one record; begin
      for one in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('entente', 'directory', 'auth') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'api_key_uses' loop
        execute format('create trigger note_change after insert or update or delete on %I.%I for each row execute function public.note_change()',
          one.nspname, one.relname);
      end loop;
    end $$`);
  let last = '0';
  return {
    begin: async () => {
      const { rows } = await client.query<{ last: string }>('select coalesce(max(id), 0)::text as last from public.noted_changes');
      last = rows[0]!.last;
    },
    changed: async () => {
      const { rows } = await client.query<{ name: string }>(
        'select name from public.noted_changes where id > $1 group by name having sum(change) <> 0 order by name',
        [last],
      );
      return rows.map(({ name }) => name);
    },
  };
}
