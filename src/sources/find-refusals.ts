import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { csvLine } from '#platform/http/csv.ts';
import { requirePermission } from '#workspace/public.ts';
import { noSuchImport } from './find-imports.ts';
import { findRun, listRefusals, type FoundRefusal } from './import/find-runs.ts';
import { findRefusalOrigin } from './import/refusal-rows.ts';
import { refusalColumns } from './mapping/refusal-columns.ts';
import { placeRefusedCells } from './place-refused-cells.ts';

const pageLength = 100;
const csvPageLength = 2000;
const beginning = { filePosition: -1, row: 0 };

export interface RefusalsPage {
  header: string[];
  refusals: Pick<FoundRefusal, 'fileName' | 'row' | 'code' | 'message' | 'cells'>[];
  next: string | null;
}

/** The refused rows of an import with their reasons, a page at a time. @param after `next` of the page before. */
export async function findRefusals(context: Context, publicId: string, after?: string): Promise<Outcome<RefusalsPage>> {
  const found = await findRunId(context, publicId);
  if (!found.ok) return found;
  const place = after === undefined ? beginning : placeOf(after);
  if (!place)
    return refuse('invalid', 'not-a-place', t`Not a place in the list: ${after}.`, {
      where: 'after',
      accepted: t`next of the page before`,
    });
  const { workspaceId } = context.caller;
  const rows = await inWorkspace(context.database, workspaceId, (tx) => listRefusals(tx, found.id, place, pageLength + 1));
  const page = rows.slice(0, pageLength);
  const last = page.at(-1);
  const refusals = page.map(({ filePosition, fileName, row, code, message, cells }) => {
    return { fileName, row, code, message, cells: [...found.place(filePosition, cells)] };
  });
  return { ok: true, header: found.header, refusals, next: last && rows.length > pageLength ? `${last.filePosition}-${last.row}` : null };
}

/** All refused rows as CSV with reason, file and row in front of their cells, to be repaired and imported again. */
export async function exportRefusals(context: Context, publicId: string): Promise<Outcome<{ lines: AsyncGenerator<string> }>> {
  const found = await findRunId(context, publicId);
  return found.ok ? { ok: true, lines: refusalLines(context, found.id, found) } : found;
}

type Columns = ReturnType<typeof placeRefusedCells>;

async function* refusalLines(context: Context, runId: number, { header, place: placed }: Columns): AsyncGenerator<string> {
  yield csvLine([...refusalColumns, ...header]);
  for (let place = beginning; ;) {
    const from = place;
    const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => listRefusals(tx, runId, from, csvPageLength));
    for (const { filePosition, message, fileName, row, cells } of rows) {
      yield csvLine([message, fileName, row, ...placed(filePosition, cells)]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < csvPageLength) return;
    place = { filePosition: last.filePosition, row: last.row };
  }
}

async function findRunId(context: Context, publicId: string): Promise<Outcome<{ id: number } & Columns>> {
  const problem = requirePermission(context, 'sources.read');
  if (problem) return { ok: false, problem };
  const { sight } = context.caller;
  if (sight && (sight.withheld.length > 0 || sight.rowsOf)) return rowsWithheld();
  const id = context.ids.decode('importRun', publicId);
  if (id === null) return noSuchImport();
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (!(await findRun(tx, id))) return noSuchImport();
    return { ok: true, id, ...placeRefusedCells(await findRefusalOrigin(tx, id)) };
  });
}

/** Nobody has said yet what stands in which cell of such a row: it is shown whole or not at all. */
const rowsWithheld = () =>
  refuse('forbidden', 'withheld', t`Refused rows stand here as they came, with fields or people that your role does not see.`, {
    accepted: t`a role that sees every field and everybody’s rows`,
  });

function placeOf(text: string): { filePosition: number; row: number } | null {
  const match = /^(\d{1,6})-(\d{1,12})$/.exec(text);
  return match && { filePosition: Number(match[1]), row: Number(match[2]) };
}
