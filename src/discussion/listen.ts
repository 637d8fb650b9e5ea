import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { StoredEvent } from '#platform/events/announce.ts';
import type { Listener } from '#platform/slice.ts';
import { permits, readMembers } from '#workspace/public.ts';
import { insertNotices, type NewNotice } from '#discussion/notice-store.ts';

type Told = { to: number[]; notice: Pick<NewNotice, 'kind' | 'thing' | 'what'> };
type Tell = (tx: WorkspaceTx, subject: StoredEvent['subject'], causedBy: number | null) => Promise<Told | null>;

/** What other slices announced becomes a notice of those whom it concerns, never of whoever did it. */
export const listeners: readonly Listener[] = [
  listener('ask.made', tellSide),
  listener('ask.taken', tellOwner),
  listener('ask.answered', tellAsker),
  listener('import.finished', tellImporter('finished')),
  listener('import.failed', tellImporter('failed')),
];

function listener(event: string, tell: Tell): Listener {
  return {
    name: `discussion/tell-of-${event.replace('.', '-')}`,
    event,
    run: (context: Context, stored) =>
      inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
        const causedBy = await causeOf(tx, stored.id);
        const told = await tell(tx, stored.subject, causedBy);
        const to = told?.to.filter((id) => id !== causedBy || told.notice.kind === 'import') ?? [];
        if (told) await insertNotices(tx, to, { ...told.notice, reasonId: stored.id, causedBy, at: stored.occurredAt });
      }),
  };
}

async function causeOf(tx: WorkspaceTx, eventId: number): Promise<number | null> {
  const { rows } = await sql<{ by: number | null }>`
    select actor_member_id as by from entente.events where workspace_id = ${tx.workspaceId} and id = ${eventId}`.execute(tx.db);
  return rows[0]?.by ?? null;
}

/** Everybody of the side that is asked who could answer. */
async function tellSide(tx: WorkspaceTx, { askId, side }: StoredEvent['subject']): Promise<Told> {
  const sides = side === 'both' ? ['marketing', 'sales'] : [String(side)];
  const members = (await readMembers(tx)).filter(
    ({ team, role, endedAt }) => !endedAt && sides.includes(team) && permits({ kind: 'member', role }, 'asks.write'),
  );
  return { to: members.map(({ id }) => id), notice: { kind: 'ask', thing: { kind: 'ask', id: Number(askId) }, what: 'asked' } };
}

async function tellOwner(_tx: WorkspaceTx, { askId, memberId }: StoredEvent['subject']): Promise<Told> {
  return { to: [Number(memberId)], notice: { kind: 'ask', thing: { kind: 'ask', id: Number(askId) }, what: 'given' } };
}

async function tellAsker(tx: WorkspaceTx, { askId }: StoredEvent['subject']): Promise<Told | null> {
  const { rows } = await sql<{ askedBy: number | null }>`
    select asked_by as "askedBy" from entente.ask_facts where workspace_id = ${tx.workspaceId} and ask_id = ${Number(askId)}`.execute(
    tx.db,
  );
  const askedBy = rows[0]?.askedBy ?? null;
  if (askedBy === null) return null;
  return { to: [askedBy], notice: { kind: 'answer', thing: { kind: 'ask', id: Number(askId) }, what: 'answered' } };
}

/** Whoever began it, and nobody else: an import of a million people tells nobody of each. */
function tellImporter(what: 'finished' | 'failed'): Tell {
  return async (tx, { importRunId }) => {
    const { rows } = await sql<{ by: number | null }>`
      select requested_by as by from entente.import_request_facts
      where workspace_id = ${tx.workspaceId} and import_run_id = ${Number(importRunId)}`.execute(tx.db);
    const by = rows[0]?.by ?? null;
    if (by === null) return null;
    return { to: [by], notice: { kind: 'import', thing: { kind: 'importRun', id: Number(importRunId) }, what } };
  };
}
