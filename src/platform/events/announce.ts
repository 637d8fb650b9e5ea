import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { EventSubject } from '#platform/slice.ts';

export interface StoredEvent {
  id: number;
  workspaceId: number;
  name: string;
  /** Ids only: no personal values. */
  subject: EventSubject;
  occurredAt: Date;
}

/** The channel that wakes waiting workers; it carries nothing. */
export const deliveriesChannel = 'entente_deliveries';

/**
 * Stores an event and one delivery per listener in the transaction of the command itself:
 * either all of it happened or none. Workers are woken by the commit.
 */
export async function announce(tx: WorkspaceTx, context: Context, event: { name: string; subject: EventSubject }): Promise<StoredEvent> {
  const at = new Date(context.clock.now());
  const { caller } = context;
  const inserted = await sql<{ id: number }>`
    insert into entente.events (workspace_id, name, actor_kind, actor_member_id, subject, occurred_at)
    values (${tx.workspaceId}, ${event.name}, ${caller.kind}, ${caller.memberId}, ${JSON.stringify(event.subject)}, ${at})
    returning id`.execute(tx.db);
  const id = inserted.rows[0]!.id;
  const listeners = context.events.listenersOf(event.name).map((listener) => listener.name);
  if (listeners.length > 0) {
    await sql`
      insert into directory.deliveries (workspace_id, event_id, listener, due_at)
      select ${tx.workspaceId}, ${id}, name, ${at} from unnest(${listeners}::text[]) as name`.execute(tx.db);
    await sql`select pg_notify(${deliveriesChannel}, '')`.execute(tx.db);
  }
  return { id, workspaceId: tx.workspaceId, name: event.name, subject: event.subject, occurredAt: at };
}
