import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission, shownText } from '#workspace/public.ts';
import { findRun, listRuns, listSources, type FoundRun } from './import/find-runs.ts';
import type { ImportRun, SourcesAnswer } from './schema.ts';

const mostRuns = 200;

/** The imports of the company, the newest first. */
export async function findImports(context: Context): Promise<Outcome<{ importRuns: ImportRun[] }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const runs = await inWorkspace(context.database, context.caller.workspaceId, (tx) => listRuns(tx, mostRuns));
  return { ok: true, importRuns: runs.map((run) => onWire(context, run)) };
}

export async function findImport(context: Context, publicId: string): Promise<Outcome<{ importRun: ImportRun }>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('importRun', publicId);
  const run = id === null ? null : await inWorkspace(context.database, context.caller.workspaceId, (tx) => findRun(tx, id));
  return run ? { ok: true, importRun: onWire(context, run) } : noSuchImport();
}

export function noSuchImport() {
  return refuse('missing', 'no-such-import', t`There is no such import.`, { where: 'id', accepted: t`an id from /api/import-runs` });
}

/** The sources with what they brought and how their last import went. */
export async function findSources(context: Context): Promise<Outcome<SourcesAnswer>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const sources: SourcesAnswer['sources'] = [];
    for (const { id, name, rows, importRuns, lastRunId } of await listSources(tx)) {
      const last = lastRunId === null ? null : await findRun(tx, lastRunId);
      sources.push({ id: context.ids.encode('source', id), name, rows, importRuns, lastImport: last && onWire(context, last) });
    }
    return { ok: true, sources };
  });
}

function onWire(context: Context, run: FoundRun): ImportRun {
  const { rowsTotal, requestedAt, startedAt, updatedAt: _updated, finishedAt, problem, readingMs, undo, undoneAt, ...same } = run;
  const rowsPerSecond = readingMs > 0 && run.rowsRead > 0 ? (run.rowsRead * 1000) / readingMs : null;
  const isReading = run.state === 'running' && rowsTotal !== null;
  return {
    ...same,
    warnings: run.warnings.map((warning) => ({ ...warning, message: shownText(context.caller, warning.message) })),
    id: context.ids.encode('importRun', run.id),
    repairsRunId: run.repairsRunId === null ? null : context.ids.encode('importRun', run.repairsRunId),
    isLookingThrough: run.state === 'running' && rowsTotal === null,
    rowsEstimated: rowsTotal ?? run.rowsRead,
    requestedAt: requestedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    undo: undo && { ...undo, at: new Date(undo.at).toISOString() },
    rowsPerSecond,
    secondsLeft: isReading && rowsPerSecond !== null ? Math.max(0, rowsTotal - run.rowsRead) / rowsPerSecond : null,
    ...(problem && { problem: withoutDetails(problem) }),
  };
}

function withoutDetails({ kind, code, message, where, accepted }: NonNullable<FoundRun['problem']>): NonNullable<ImportRun['problem']> {
  return { kind, code, message, ...(where !== undefined && { where }), ...(accepted !== undefined && { accepted }) };
}
