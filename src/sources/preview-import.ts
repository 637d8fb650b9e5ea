import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { findCompanyDefaults } from './company-defaults.ts';
import { FileProblem } from './files/file-problem.ts';
import { openFile } from './files/open-file.ts';
import type { ImportMode } from './import/admit-rows.ts';
import { createOutcomeFinder, type OutcomeFinder } from './import/preview-outcomes.ts';
import { readBatches, type RowBatch } from './import/read-batches.ts';
import { findSourceId } from './import/request-store.ts';
import { storedFile } from './import/run-parts.ts';
import { checkMapping, refuseLaterCoverage } from './mapping/check-mapping.ts';
import { createRowReader } from './mapping/create-row-reader.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import type { RefusedRow } from './mapping/read-row.ts';
import { createPreviewWarnings } from './preview-warnings.ts';
import { createObjectCounter } from './preview-objects.ts';
import { shownRefusal, shownRow } from './preview-rows.ts';
import { findCompleteUploads } from './request-import.ts';
import type { ImportWarning, PreviewAnswer } from './schema.ts';
import type { StoredUpload } from './uploads/upload-store.ts';

const rowsShown = 50;
const batchRows = 2000;
/** What a preview usually may take. */
const usualMilliseconds = 1500;
const mostProblems = 50;

export interface PreviewExtent {
  mode?: ImportMode | undefined;
  /** What it may take; the rows it did not reach are counted when they are imported. */
  mostMilliseconds?: number;
}

/** The first rows as they will become, and what is wrong with how many. Nothing is written. */
export async function previewImport(
  context: Context,
  uploadIds: readonly number[],
  given: unknown,
  extent: PreviewExtent = {},
): Promise<Outcome<PreviewAnswer>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const checked = checkMapping(given);
  if (!checked.ok) return checked;
  const seeable = refuseLaterCoverage(checked.mapping, context.clock.now());
  if (!seeable.ok) return seeable;
  const found = await findCompleteUploads(context, uploadIds);
  if (!found.ok) return found;
  return previewFiles(context, found.uploads, checked.mapping, extent);
}

async function previewFiles(
  context: Context,
  uploads: readonly StoredUpload[],
  mapping: Mapping,
  { mode = 'both', mostMilliseconds = usualMilliseconds }: PreviewExtent,
): Promise<Outcome<PreviewAnswer>> {
  const company = await findCompanyDefaults(context);
  const outcomes = createOutcomeFinder({ sourceId: await sourceIdOf(context, mapping), mode, now: context.clock.now() });
  const preview = startPreview(context, mapping, outcomes, performance.now() + mostMilliseconds);
  for (const upload of uploads) {
    const opened = await openFile(storedFile(context, context.caller.workspaceId, { ...upload, uploadId: upload.id }), mapping.file);
    if (!opened.ok) return opened;
    const readable = createRowReader(mapping, opened.file.header, company);
    if (!readable.ok) return { ok: false, problem: { ...readable.problem, where: `${upload.name}, header` } };
    try {
      for await (const batch of readBatches(opened.file, readable.readRow, 1, batchRows, {
        keepsCells: true,
        isEnough: preview.isEnough,
      })) {
        await preview.add(batch, opened.file.header);
        if (preview.isEnough()) break;
      }
      preview.warn(opened.file.warnings());
      if (preview.isEnough()) return { ok: true, ...(await preview.answer(false)) };
    } catch (error) {
      if (error instanceof FileProblem) return { ok: false, problem: error.in(upload.name) };
      throw error;
    }
  }
  return { ok: true, ...(await preview.answer(true)) };
}

async function sourceIdOf(context: Context, mapping: Mapping): Promise<number | null> {
  return inWorkspace(context.database, context.caller.workspaceId, (tx) => findSourceId(tx, mapping.source));
}

function startPreview(context: Context, mapping: Mapping, outcomesOf: OutcomeFinder, until: number) {
  const isEnough = () => performance.now() >= until;
  const ofFiles: ImportWarning[] = [];
  const shown: PreviewAnswer['rows'] = [];
  const counts = { read: 0, new: 0, changed: 0, same: 0, refused: 0 };
  const objects = createObjectCounter();
  const problems = new Map<string, PreviewAnswer['problems'][number]>();
  const warnings = createPreviewWarnings(mapping, context.clock.now());
  const add = async (batch: RowBatch, header: readonly string[]): Promise<void> => {
    const { rows, refusals } = batch;
    const outcomes = await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
      await warnings.add(tx, batch, header);
      return outcomesOf(tx, rows);
    });
    for (const [at, { outcome, code, reason }] of outcomes.entries()) {
      counts[outcome]++;
      if (code !== undefined) countProblem(problems, { code, message: reason!, row: rows[at]!.row });
    }
    objects.add(rows);
    counts.refused += refusals.length;
    counts.read += rows.length + refusals.length;
    for (const refusal of refusals) countProblem(problems, refusal);
    if (shown.length < rowsShown) {
      const all = [...rows.map((row, at) => shownRow(row, outcomes[at]!)), ...refusals.map(shownRefusal)];
      shown.push(...all.toSorted((one, other) => one.row - other.row).slice(0, rowsShown - shown.length));
    }
  };
  const answer = async (complete: boolean): Promise<PreviewAnswer> => ({
    rows: shown,
    counts: { ...counts, complete, objects: objects.counts() },
    problems: [...problems.values()].toSorted((one, other) => other.count - one.count).slice(0, mostProblems),
    warnings: [...ofFiles, ...(await inWorkspace(context.database, context.caller.workspaceId, warnings.conclude))],
  });
  return { add, warn: (some: readonly ImportWarning[]) => void ofFiles.push(...some), isEnough, answer };
}

/** Refusals of one kind and one column are one problem, told by the first of them. */
function countProblem(
  problems: Map<string, PreviewAnswer['problems'][number]>,
  { code, message, row }: Pick<RefusedRow, 'code' | 'message' | 'row'>,
): void {
  const name = `${code} ${/ in ([^.]+)\./.exec(message)?.[1] ?? ''}`;
  const known = problems.get(name);
  if (known) known.count++;
  else problems.set(name, { code, message, count: 1, firstRow: row });
}
