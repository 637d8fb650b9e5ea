import type { WorkspaceTx } from '#platform/database/database.ts';
import type { FoundRow } from './export-file.ts';

const rowsAtOnce = 2000;

/**
 * Has a transaction plan for all rows of whatever it asks: a plan that has the first ones sooner would take hours for the
 * rest, and so would one that, without statistics, takes everything for a single row and holds it against each of the others.
 */
export async function planForAllRows({ client }: WorkspaceTx): Promise<void> {
  await client.query(
    "select set_config('cursor_tuple_fraction', '1', true), set_config('jit', 'off', true), set_config('enable_nestloop', 'off', true)",
  );
}

/** The rows of a query, some at a time: as many as there may be, memory holds no more. */
export async function* readCursor(
  { client }: WorkspaceTx,
  query: { text: string; values: readonly unknown[] },
): AsyncGenerator<FoundRow[]> {
  await client.query({ text: `declare export_rows no scroll cursor for ${query.text}`, values: [...query.values] });
  try {
    for (;;) {
      const { rows } = await client.query(`fetch ${rowsAtOnce} from export_rows`);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await client.query('close export_rows').catch(() => {});
  }
}
