import type pg from 'pg';
import { inWorkspace, inDirectory } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import type { Platform } from '#platform/context.ts';
import type { StoredEvent } from '#platform/events/announce.ts';

export interface Delivery {
  id: number;
  workspaceId: number;
  eventId: number;
  listener: string;
  attempts: number;
}

export const mostAttempts = 12;

/**
 * Its time has come; or it is further off than any wait, and a minute for clocks that are apart: then the clock was put back
 * behind it, and it does not wait until the time that was comes round again.
 */
const hasCome = '(due_at <= $1 or due_at > $1::timestamptz + make_interval(secs => least(2 ^ attempts, 3600) + 60))';

/**
 * Takes one due delivery. The lease is an advisory lock of this connection's session: it ends with the process,
 * so work interrupted by kill -9 is free again at once, without a time-out that has to be guessed.
 */
export async function claimDelivery(client: pg.PoolClient, now: Date): Promise<Delivery | null> {
  const due = await client.query<{ id: number }>(
    `select id from directory.deliveries where state = 'due' and ${hasCome} order by due_at, id limit 50`,
    [now],
  );
  for (const { id } of due.rows) {
    // The two-key form takes 32-bit keys; a wrapped id only means that two deliveries wait for each other.
    const lock = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, ($2::bigint % 2147483647)::int) as taken', [
      lockSpaces.deliveries,
      id,
    ]);
    if (!lock.rows[0]!.taken) continue;
    const still = await client.query(
      `select id, workspace_id as "workspaceId", event_id as "eventId", listener, attempts
       from directory.deliveries where id = $2 and state = 'due' and ${hasCome}`,
      [now, id],
    );
    if (still.rows[0]) return still.rows[0] as Delivery;
    await releaseLease(client, id);
  }
  return null;
}

export async function releaseLease(client: pg.PoolClient, id: number): Promise<void> {
  await client.query('select pg_advisory_unlock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.deliveries, id]);
}

export async function readEvent(platform: Platform, delivery: Delivery): Promise<StoredEvent | null> {
  return inWorkspace(platform.database, delivery.workspaceId, async (tx) => {
    const { rows } = await tx.client.query(
      'select id, workspace_id as "workspaceId", name, subject, occurred_at as "occurredAt" from entente.events where workspace_id = $1 and id = $2',
      [delivery.workspaceId, delivery.eventId],
    );
    return (rows[0] as StoredEvent | undefined) ?? null;
  });
}

export async function markDone(platform: Platform, delivery: Delivery): Promise<void> {
  await inDirectory(platform.database, (tx) =>
    tx.client.query("update directory.deliveries set state = 'done' where id = $1", [delivery.id]),
  );
}

/**
 * Tries again after 2, 4, 8 ... seconds, at most an hour; after twelve attempts it is left for the operator.
 * @returns whether that was the last attempt.
 */
export async function markFailed(platform: Platform, delivery: Delivery, errorCode: string): Promise<{ isLast: boolean }> {
  const attempts = delivery.attempts + 1;
  const isLast = attempts >= mostAttempts;
  const dueAt = new Date(platform.clock.now() + Math.min(2 ** attempts, 3600) * 1000);
  await inDirectory(platform.database, (tx) =>
    tx.client.query('update directory.deliveries set attempts = $2, due_at = $3, state = $4, last_error_code = $5 where id = $1', [
      delivery.id,
      attempts,
      dueAt,
      isLast ? 'dead' : 'due',
      errorCode,
    ]),
  );
  return { isLast };
}
