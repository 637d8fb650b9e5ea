import { systemContext, type Platform } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { findImports } from '#sources/public.ts';
import { findDemo } from '#workspace/public.ts';
import { cast } from '#demo/invent/cast.ts';
import type { DemoAnswer } from '#demo/schema.ts';

/** Whether there is a demo, how far it is, and through whose eyes one can look. Open to everybody: a demo has no secrets. */
export async function showDemo(platform: Platform): Promise<DemoAnswer> {
  const demo = await inDirectory(platform.database, findDemo);
  if (!demo) return { state: 'none' };
  const found = await findImports(systemContext(platform, demo.workspaceId));
  const runs = found.ok ? found.importRuns : [];
  const hasFailed = runs.some((run) => run.state === 'failed' || run.state === 'cancelled');
  return {
    state: demo.readyAt ? 'ready' : hasFailed ? 'failed' : 'making',
    companyName: 'Northlake Instruments',
    seed: demo.seed,
    madeFor: demo.madeFor,
    rowsRead: demo.readyAt ? (demo.rowsPlanned ?? 0) : runs.reduce((sum, run) => sum + run.rowsRead, 0),
    rowsPlanned: demo.rowsPlanned,
    eyes: cast.flatMap(({ name, email, team, role, eyes: why }) => (why === undefined ? [] : [{ name, email, team, role, why }])),
  };
}
