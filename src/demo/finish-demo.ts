import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { findImports } from '#sources/public.ts';
import { findDemo, markDemoReady, type Demo } from '#workspace/public.ts';
import { fileCount } from '#demo/invent/files.ts';
import { makeAsks } from '#demo/make-asks.ts';

/** After the last import: what the two sides ask of each other, and the demo is ready. Runs behind every import; most have nothing to end. */
export async function finishDemo(context: Context): Promise<void> {
  await inDirectory(context.database, async (tx) => {
    // Two imports that end at once do not both make the asks.
    await sql`select pg_advisory_xact_lock(hashtextextended('entente demo', 0))`.execute(tx.db);
    const demo = await findDemo(tx);
    if (!demo || demo.workspaceId !== context.caller.workspaceId || demo.readyAt || !(await isAllRead(context))) return;
    await makeAsks(context, demo);
    await markReady(context, demo);
  });
}

async function isAllRead(context: Context): Promise<boolean> {
  const found = await findImports(context);
  return found.ok && new Set(found.importRuns.filter((run) => run.state === 'done').map((run) => run.sourceName)).size === fileCount;
}

async function markReady(context: Context, demo: Demo): Promise<void> {
  await inWorkspace(context.database, demo.workspaceId, async (tx) => {
    await markDemoReady(tx, new Date(context.clock.now()));
    await announce(tx, context, { name: 'demo.ready', subject: {} });
  });
}
