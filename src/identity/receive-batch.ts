import type { Tx } from '#platform/database/database.ts';
import type { Batch, BatchReceiver } from '#platform/slice.ts';
import { followAccounts } from '#identity/accounts/follow-accounts.ts';
import { derivePeople } from '#identity/derive-people.ts';
import { followDepartures } from '#identity/follow-departures.ts';
import { mergePeople } from '#identity/merge-people.ts';

/** Makes people of imported records: before resolution every subject is its own person and has the same id. */
export const identityReceiver: BatchReceiver = { name: 'identity', ingest, derive: derivePeople, settle };

async function settle(batch: Batch, tx: Tx): Promise<void> {
  await followDepartures(batch, tx);
  await followAccounts(tx, batch.workspaceId);
}

async function ingest(batch: Batch, tx: Tx): Promise<void> {
  await insertPeople(batch, tx);
  const { rows } = await tx.client.query<{ id: number }>(
    `select s.subject_id as id from pg_temp.staged_records s
     where s.golden = 'merge' or (s.golden = 'merge-if-others' and (
       exists (select 1 from entente.record_facts f where f.workspace_id = $1 and f.subject_id = s.subject_id
         and (f.source_id, f.object) <> ($2, 'person') offset 0)
       or exists (select 1 from entente.subject_links l where l.workspace_id = $1 and l.subject_id = s.subject_id offset 0)
       or exists (select 1 from entente.subject_links l where l.workspace_id = $1 and l.person_id = s.subject_id offset 0)))`,
    [batch.workspaceId, batch.sourceId],
  );
  if (rows.length > 0)
    await mergePeople(
      tx,
      batch.workspaceId,
      rows.map((row) => row.id),
      batch.importedAt,
    );
}

/** A subject that is new has no person yet: a statement that need not watch for one takes a quarter less time. */
async function insertPeople({ workspaceId, importedAt }: Batch, tx: Tx): Promise<void> {
  const staged = (which: string) => `
    insert into entente.people (workspace_id, id, name, name_search, email, email_search, company, attributes, updated_at)
    select $1, subject_id, name, name_search, email, email_search, company, payload -> 'attributes', $2
    from pg_temp.staged_records where golden = 'insert' and ${which}`;
  await tx.client.query(staged('is_new_subject'), [workspaceId, importedAt]);
  await tx.client.query(`${staged('not is_new_subject')} on conflict do nothing`, [workspaceId, importedAt]);
}
