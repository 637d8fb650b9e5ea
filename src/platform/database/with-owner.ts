import pg from 'pg';

/** Works on a connection of the owner of the tables. */
export async function withOwner<T>(url: string, purpose: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: `entente-${purpose}` });
  // Whatever is asked of a connection that broke fails by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
