import { t } from '#kernel/language/say.ts';
import { sql } from 'kysely';
import type { Day } from '#kernel/local-day.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { systemContext, type Platform } from '#platform/context.ts';
import { inDirectory, type Tx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { Company } from '#workspace/company.ts';
import { findDemo, type Demo } from '#workspace/find-demo.ts';
import { alreadySetUp, createWorkspace, lockSetUp } from '#workspace/set-up-company.ts';
import { hasAnyMember, holdsImports } from '#workspace/store.ts';

export interface DemoWanted {
  company: Company;
  seed: number;
  madeFor: Day;
}

/**
 * Opens a company for the demo; what is in it is invented in the background. Asked again, it answers the one that there is.
 * Refused where somebody's own company or data are.
 */
export async function openDemo(platform: Platform, { company, seed, madeFor }: DemoWanted): Promise<Outcome<{ demo: Demo }>> {
  return inDirectory(platform.database, async (tx) => {
    await lockSetUp(tx);
    const existing = await findDemo(tx);
    if (existing) return { ok: true, demo: existing };
    if (await hasAnyMember(tx)) return alreadySetUp();
    if (await holdsImports(tx)) return holdsData();
    const askedAt = new Date(platform.clock.now());
    const workspace = await createWorkspace(tx, company, askedAt);
    const { workspaceId } = workspace;
    await sql`
      insert into directory.demos (workspace_id, seed, made_for, asked_at) values (${workspaceId}, ${seed}, ${madeFor}, ${askedAt})`.execute(
      tx.db,
    );
    await announce(workspace, systemContext(platform, workspaceId), { name: 'demo.asked', subject: {} });
    return { ok: true, demo: { workspaceId, seed, madeFor, askedAt, rowsPlanned: null, readyAt: null } };
  });
}

const holdsData = () =>
  refuse('conflict', 'holds-data', t`This installation holds data already.`, {
    accepted: t`a folder of its own for the demo: bin/start --demo --data ./demo`,
  });

export async function planDemo(tx: Tx, rowsPlanned: number): Promise<void> {
  await sql`update directory.demos set rows_planned = ${rowsPlanned}`.execute(tx.db);
}

export async function markDemoReady(tx: Tx, at: Date): Promise<void> {
  await sql`update directory.demos set ready_at = ${at} where ready_at is null`.execute(tx.db);
}

/** Removes the demo with everything in it; nothing where there is none. */
export async function removeDemo(tx: Tx): Promise<void> {
  await sql`select directory.remove_demo()`.execute(tx.db);
}
