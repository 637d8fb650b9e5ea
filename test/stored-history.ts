import type { FactsView } from '#platform/slice.ts';
import { inWorkspace, type Database, type WorkspaceTx } from '#platform/database/database.ts';
import { inventedStages, sourcesOf, type InventedCoverage, type InventedMoment, type InventedPerson } from '#test/history.ts';

/** Every view that journeys reads: in the product, slices register them. */
export const everyFactsView: readonly FactsView[] = [
  { view: 'person_facts', shape: 'people' },
  { view: 'stage_change_facts', shape: 'moments' },
  { view: 'deal_facts', shape: 'moments' },
  { view: 'handoff_facts', shape: 'moments' },
  { view: 'touch_facts', shape: 'touches' },
  { view: 'stage_facts', shape: 'stages' },
  { view: 'coverage_facts', shape: 'coverage' },
  { view: 'attribute_facts', shape: 'attributes' },
];

/** A workspace with nothing in it. */
export async function emptyWorkspace(database: Database): Promise<number> {
  const found = await database.pool.query<{ id: number }>('insert into directory.workspaces (created_at) values (now()) returning id');
  return found.rows[0]!.id;
}

/** Stores invented people in the tables of the record, with the announcement that an import ends with. Their ids begin at `firstId`. */
export async function storeHistory(
  database: Database,
  workspaceId: number,
  people: readonly InventedPerson[],
  options: { observedUntil?: InventedCoverage<number>; firstId?: number } = {},
): Promise<void> {
  const { observedUntil, firstId = 1 } = options;
  await inWorkspace(database, workspaceId, async (tx) => {
    await storeStages(tx);
    const runs = new Map<number, StoredRun>();
    for (const source of sourcesOf(people))
      runs.set(source, await storeRun(tx, source, typeof observedUntil === 'object' ? observedUntil[source] : observedUntil));
    for (const [index, person] of people.entries()) {
      const id = firstId + index;
      await tx.client.query('insert into entente.people (workspace_id, id, name, attributes, updated_at) values ($1, $2, $3, $4, now())', [
        workspaceId,
        id,
        `Person ${id}`,
        person.attributes ?? {},
      ]);
      for (const [occurrence, moment] of person.moments.entries())
        await storeMoment(tx, runs.get(moment.source ?? 1)!, id, moment, String(occurrence));
    }
    await announceChange(tx);
  });
}

/** What every command does that changes facts. */
export async function announceChange(tx: WorkspaceTx): Promise<void> {
  await tx.client.query(
    "insert into entente.events (workspace_id, name, actor_kind, subject, occurred_at) values ($1, 'import.finished', 'system', '{}', now())",
    [tx.workspaceId],
  );
}

async function storeStages(tx: WorkspaceTx): Promise<void> {
  for (const [position, { name, meaning }] of inventedStages.entries()) {
    await tx.client.query(
      'insert into entente.stages (workspace_id, name, position, meaning) values ($1, $2, $3, $4) on conflict do nothing',
      [tx.workspaceId, name, position, meaning],
    );
  }
}

interface StoredRun {
  source: number;
  run: number;
}

async function storeRun(tx: WorkspaceTx, number: number, observedUntil: number | undefined): Promise<StoredRun> {
  const source = await tx.client.query<{ id: number }>(
    'insert into entente.sources (workspace_id, name, created_at) values ($1, $2, now()) on conflict (workspace_id, name) do update set name = excluded.name returning id',
    [tx.workspaceId, `invented ${number}`],
  );
  const run = await tx.client.query<{ id: number }>(
    "insert into entente.import_runs (workspace_id, source_id, mapping, requested_at, bytes_total, observed_until) values ($1, $2, '{}', now(), 0, $3) returning id",
    [tx.workspaceId, source.rows[0]!.id, observedUntil === undefined ? null : new Date(observedUntil)],
  );
  return { source: source.rows[0]!.id, run: run.rows[0]!.id };
}

async function storeMoment(
  tx: WorkspaceTx,
  { source, run }: StoredRun,
  subject: number,
  moment: InventedMoment,
  occurrence: string,
): Promise<void> {
  const at = new Date(moment.at);
  const shared = [tx.workspaceId, source, subject, at, moment.ordinal ?? 0, run];
  if (moment.kind === 'handoff-offered') {
    await tx.client.query(
      'insert into entente.handoffs (workspace_id, source_id, subject_id, offered_at, known_at, ordinal, import_run_id, occurrence) values ($1, $2, $3, $4, $4, $5, $6, $7)',
      [...shared, occurrence],
    );
  } else if (moment.kind === 'follow-up') {
    await tx.client.query(
      'insert into entente.follow_ups (workspace_id, source_id, subject_id, occurred_at, known_at, ordinal, import_run_id, occurrence) values ($1, $2, $3, $4, $4, $5, $6, $7)',
      [...shared, occurrence],
    );
  } else if (moment.kind === 'touch') {
    await tx.client.query(
      "insert into entente.touches (workspace_id, source_id, subject_id, occurred_at, known_at, ordinal, import_run_id, kind, label, row_hash) values ($1, $2, $3, $4, $4, $5, $6, 'touch', $7, $8)",
      [...shared, moment.label ?? '', Buffer.from(occurrence)],
    );
  } else {
    await tx.client.query(
      'insert into entente.stage_changes (workspace_id, source_id, subject_id, occurred_at, known_at, known_by_import, ordinal, import_run_id, meaning, stage, occurrence) values ($1, $2, $3, $4, $4, false, $5, $6, $7, $8, $9)',
      [...shared, moment.kind, moment.label ?? '', occurrence],
    );
  }
}
