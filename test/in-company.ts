import type pg from 'pg';
import type { TestApp } from '#test/app.ts';

/** The newest company there is. */
export async function newestCompany({ platform }: TestApp): Promise<number> {
  return (await platform.database.pool.query<{ id: number }>('select max(id) as id from directory.workspaces')).rows[0]!.id;
}

/** One statement inside the newest company. */
export async function inNewestCompany(app: TestApp, statement: string, values: unknown[] = []): Promise<pg.QueryResultRow[]> {
  const client = await app.platform.database.pool.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('entente.workspace_id', $1, true)", [String(await newestCompany(app))]);
    const { rows } = await client.query(statement, values);
    await client.query('commit');
    return rows;
  } finally {
    client.release();
  }
}
