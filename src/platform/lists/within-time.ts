import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** Which ways the planner may take: along the index of the order, by the keys of few rows, or as it likes. */
type Plans = 'in-order' | 'few-rows' | 'free';

const ways = ['enable_sort', 'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin'];
const closed: Readonly<Record<Plans, readonly string[]>> = {
  'in-order': ways,
  'few-rows': ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'],
  free: [],
};

const tookTooLong = '57014';

/** Runs a query for so long and no longer. @returns null where that was not enough; the transaction goes on. */
export async function withinTime<Row>(
  tx: WorkspaceTx,
  { milliseconds, plans }: { milliseconds: number; plans: Plans },
  query: RawBuilder<Row>,
): Promise<readonly Row[] | null> {
  const settings = ways.map((way) => `set_config('${way}', '${closed[plans].includes(way) ? 'off' : 'on'}', true)`);
  await tx.client.query(`savepoint in_time; select ${settings.join(', ')}, set_config('jit', 'off', true),
    set_config('statement_timeout', '${milliseconds}', true)`);
  try {
    const { rows } = await query.execute(tx.db);
    return rows;
  } catch (error) {
    if ((error as { code?: string }).code !== tookTooLong) throw error;
    return null;
  } finally {
    // Also undoes the settings.
    await tx.client.query('rollback to savepoint in_time');
  }
}
