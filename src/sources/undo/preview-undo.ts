import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { FindWorkedOn, WorkedOn } from '#platform/slice.ts';
import { requirePermission, shownName } from '#workspace/public.ts';
import { openDerivation } from '../derive/derive-staging.ts';
import { noSuchImport } from '../find-imports.ts';
import { countNames, evidenceTables, noEvidence } from './evidence.ts';
import { heirsOf } from './hand-over.ts';
import { whyNotPutBack, whyNotUndone } from './request-undo.ts';
import type { UndoPreview } from './schema.ts';
import { findWorkedOn } from './stage-left.ts';
import { findUndoableRun, type UndoableRun } from './undo-store.ts';

const mostNamed = 100;

/**
 * What an undo of an import would take out and what would stay, or, of an import that was undone, what a redo would put back.
 * @param finders of slices: whom members worked on since is named.
 */
export async function previewUndo(
  context: Context,
  publicId: string,
  finders: readonly FindWorkedOn[],
): Promise<Outcome<{ preview: UndoPreview }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('importRun', publicId);
  if (id === null) return noSuchImport();
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const run = await findUndoableRun(tx, id, { isLocked: false });
    if (!run) return noSuchImport();
    await openDerivation(tx.client);
    const canPutBack = whyNotPutBack(run) === null;
    const canUndo = whyNotUndone(run, { takesWorkedOn: false }) === null;
    const found = run.undoneAt ? await countAside(tx, run) : await countStanding(tx, run);
    const workedOn = run.undoneAt && run.left === 0 ? [] : await findWorkedOn(tx, run, finders);
    return { ok: true, preview: { ...found, left: run.left, workedOn: await named(tx, context, workedOn), canUndo, canPutBack } };
  });
}

type Counted = Pick<UndoPreview, 'evidence' | 'people' | 'deals' | 'handedOver'>;

async function countStanding(tx: WorkspaceTx, { id }: UndoableRun): Promise<Counted> {
  const evidence = noEvidence();
  let handedOver = 0;
  for (const table of evidenceTables) {
    const { rows } = await tx.client.query<{ gone: number; kept: number }>(
      `with heirs as (${heirsOf(table, false)})
       select (select count(*) from entente.${table} where workspace_id = $1 and import_run_id = $2) as gone, (select count(*) from heirs) as kept`,
      [tx.workspaceId, id],
    );
    const { gone, kept } = rows[0]!;
    evidence[countNames[table]] = gone - kept;
    handedOver += kept;
  }
  return { evidence, handedOver, ...(await countGone(tx, id)) };
}

/** People and deals of whom nothing else tells. */
async function countGone(tx: WorkspaceTx, runId: number): Promise<{ people: number; deals: number }> {
  const { rows } = await tx.client.query<{ people: number; deals: number }>(
    `with heirs (row_id, owner_id, run_id) as (${heirsOf('records', false)}),
     going as (
       select e.subject_id, e.object, e.record_key, e.source_id from entente.records e
       where e.workspace_id = $1 and e.import_run_id = $2 and e.object in ('person', 'deal')
         and not exists (select 1 from heirs where heirs.row_id = e.id)),
     people as (
       select distinct subject_id from going where subject_id <> 0 and not exists (
         select 1 from entente.records other where other.workspace_id = $1 and other.subject_id = going.subject_id and other.object in ('person', 'deal')
           and (other.import_run_id <> $2 or exists (select 1 from heirs where heirs.row_id = other.id)))),
     deals as (
       select distinct record_key from going where object = 'deal' and not exists (
         select 1 from entente.records other where other.workspace_id = $1 and other.object = 'deal' and other.source_id = going.source_id
           and other.record_key = going.record_key and (other.import_run_id <> $2 or exists (select 1 from heirs where heirs.row_id = other.id))))
     select (select count(*) from people) as people, (select count(*) from deals) as deals`,
    [tx.workspaceId, runId],
  );
  return rows[0]!;
}

async function countAside(tx: WorkspaceTx, { id }: UndoableRun): Promise<Counted> {
  const { rows } = await tx.client.query<{ evidence: string; rows: number }>(
    'select evidence, count(*) as rows from entente.undone_rows where workspace_id = $1 and import_run_id = $2 group by evidence',
    [tx.workspaceId, id],
  );
  const aside = new Map(rows.map((row) => [row.evidence, row.rows]));
  const evidence = noEvidence();
  for (const table of evidenceTables) evidence[countNames[table]] = aside.get(table) ?? 0;
  const { rows: back } = await tx.client.query<{ people: number; deals: number }>(
    `select count(distinct u.subject_id) filter (where u.subject_id is not null and not exists (
         select 1 from entente.records r where r.workspace_id = $1 and r.subject_id = u.subject_id and r.object in ('person', 'deal'))) as people,
       count(distinct u.content ->> 'record_key') filter (where u.content ->> 'object' = 'deal') as deals
     from entente.undone_rows u
     where u.workspace_id = $1 and u.import_run_id = $2 and u.evidence = 'records' and u.content ->> 'object' in ('person', 'deal')`,
    [tx.workspaceId, id],
  );
  return { evidence, handedOver: 0, ...back[0]! };
}

async function named(tx: WorkspaceTx, context: Context, workedOn: readonly WorkedOn[]): Promise<UndoPreview['workedOn']> {
  // Whoever sees only some people is told how many there are, and none of them by name.
  if (context.caller.sight?.rowsOf) return [];
  const whys = Map.groupBy(workedOn, ({ subjectId }) => subjectId);
  const ids = [...whys.keys()].slice(0, mostNamed);
  const { rows } = await tx.client.query<{ id: number; name: string }>(
    'select subject_id as id, name from entente.person_facts where workspace_id = $1 and subject_id = any($2::bigint[])',
    [tx.workspaceId, ids],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => ({
    person: { id: context.ids.encode('person', id), name: shownName(context.caller, names.get(id) ?? '') },
    why: [...new Set(whys.get(id)!.map(({ why }) => why))],
  }));
}
