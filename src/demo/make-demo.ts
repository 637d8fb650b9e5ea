import { startOfDay } from '#kernel/local-day.ts';
import type { Context } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { findImports, findWaitingUploads, receiveUpload, requestImport } from '#sources/public.ts';
import { addMember, findDemo, planDemo, readMembers, type Demo } from '#workspace/public.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { historyDays, timeZone } from '#demo/invent/calendar.ts';
import { cast } from '#demo/invent/cast.ts';
import { inventCompany } from '#demo/invent/company.ts';
import { csvPieces } from '#demo/invent/csv.ts';
import { demoFiles, type DemoFile } from '#demo/invent/files.ts';
import { asMember, membersByName } from '#demo/members.ts';

/**
 * Invents the company and brings it in as a user would: members by the command that adds members, files by uploads and
 * imports. Whatever was done before a crash is found and not done again.
 */
export async function makeDemo(context: Context, signal: AbortSignal): Promise<void> {
  const demo = await inDirectory(context.database, findDemo);
  if (!demo || demo.workspaceId !== context.caller.workspaceId || demo.readyAt) return;
  await addCast(context, demo);
  const files = demoFiles(inventCompany(demo.seed, demo.madeFor));
  const rowsPlanned = files.reduce((sum, file) => sum + file.rows, 0);
  await inDirectory(context.database, (tx) => planDemo(tx, rowsPlanned));
  const operator = asMember(context, (await membersByName(context)).get('Raj Patel')!);
  const found = await findImports(context);
  const begun = new Set(found.ok ? found.importRuns.map((run) => run.sourceName) : []);
  for (const file of files) {
    if (signal.aborted) return;
    if (!begun.has(file.mapping.source)) await importFile(operator, file);
  }
}

/** Managers come before those who report to them. */
async function addCast(context: Context, demo: Demo): Promise<void> {
  const known = await inWorkspace(context.database, demo.workspaceId, readMembers);
  const idOf = new Map(known.map((member) => [member.name, member.id]));
  const joinedAt = new Date(startOfDay(demo.madeFor, timeZone) - (historyDays + 30) * 86_400_000);
  for (const { name, email, team, role, manager } of cast) {
    if (idOf.has(name)) continue;
    const managerId = manager === null ? null : idOf.get(manager)!;
    const added = await addMember(context, { name, email, team, role, managerId, names: [name], joinedAt });
    if (!added.ok) throw new Error(`A member of the demo was refused: ${added.problem.message}`);
    idOf.set(name, added.memberId);
  }
}

async function importFile(operator: Context, file: DemoFile): Promise<void> {
  const waiting = await findWaitingUploads(operator);
  const before = waiting.ok ? waiting.uploads.find((each) => each.name === file.name) : undefined;
  const uploadId = before?.id ?? (await upload(operator, file));
  const requested = await requestImport(operator, [uploadId], file.mapping);
  if (!requested.ok) throw new Error(`An import of the demo was refused: ${file.name}: ${requested.problem.message}`);
}

async function upload(operator: Context, file: DemoFile): Promise<number> {
  const received = await receiveUpload(operator, file.name, paced(csvPieces(file)));
  if (!received.ok) throw new Error(`A file of the demo was refused: ${file.name}: ${received.problem.message}`);
  return received.upload.id;
}

/** Between pieces others have their turn: imports go on while the next file is invented. */
async function* paced(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    yield piece;
    await new Promise(setImmediate);
  }
}
