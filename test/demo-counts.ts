import pg from 'pg';

export interface Counted {
  people: number;
  accounts: number;
  touches: number;
  handoffs: number;
  deals: number;
  members: number;
}

/** What a database holds, asked of its tables and not of the product. */
export async function countedBySql(ownerUrl: string): Promise<Counted> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<Counted>(
    `select (select count(*)::int from entente.people) as people,
       (select count(distinct subject_id)::int from entente.records where object = 'account') as accounts,
       (select count(*)::int from entente.touches) as touches, (select count(*)::int from entente.handoffs) as handoffs,
       (select count(*)::int from entente.deals) as deals, (select count(*)::int from entente.members) as members`,
  );
  await owner.end();
  return rows[0]!;
}

/** Tables of workspaces in which something is left of any company but the newest. */
export async function rowsLeft(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const tables = await owner.query<{ name: string }>(
    `select distinct format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where n.nspname in ('entente', 'directory') and c.relkind in ('r', 'p')`,
  );
  const left: string[] = [];
  for (const { name } of tables.rows) {
    const { rowCount } = await owner.query(
      `select 1 from ${name} where workspace_id <> (select max(id) from directory.workspaces) limit 1`,
    );
    if (rowCount) left.push(name);
  }
  const accounts = await owner.query<{ email: string }>('select email from auth."user" where email like \'%@northlake.example\'');
  await owner.end();
  return [...left, ...accounts.rows.map(({ email }) => email)];
}
