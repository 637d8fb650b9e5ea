import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { findCompanyDefaults } from '../company-defaults.ts';
import { FileProblem } from '../files/file-problem.ts';
import { openFile, type OpenFile, type StoredFile } from '../files/open-file.ts';
import { createRowReader, type CompanyDefaults } from '../mapping/create-row-reader.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { readPieces } from '../uploads/upload-store.ts';
import type { TouchFolder } from './fold-touches.ts';
import { ambiguousColumns } from './note-day-orders.ts';
import { storeRowsTotal, type Run, type RunFile } from './progress-store.ts';
import { readBatches, type RowBatch } from './read-batches.ts';
import type { RunWarning } from './run-warnings.ts';
import { countRefusals, findRefusalOrigin, readRefusals } from './refusal-rows.ts';

/** A part of what a run reads: a file, or the refused rows of one. */
export interface RunPart {
  position: number;
  name: string;
  header: readonly string[];
  /** @param start rows of the part that earlier batches have written, header included. */
  batches(start: number, batchRows: number, foldTouches?: TouchFolder): AsyncGenerator<RowBatch>;
  /** What is odd about the file, as far as it was read. */
  warnings(): RunWarning[];
}

/**
 * Opens everything that a run reads and, before its first row is written, walks through all files to their ends.
 * @returns a problem when something cannot be read. @throws the signal's reason when it is aborted meanwhile.
 */
export async function openParts(context: Context, run: Run, signal: AbortSignal): Promise<Problem | RunPart[]> {
  const company = await findCompanyDefaults(context);
  return run.repairsRunId === null
    ? openFiles(context, run, company, signal)
    : openRefusals(context, { ...run, repairsRunId: run.repairsRunId }, company);
}

async function openFiles(context: Context, run: Run, company: CompanyDefaults, signal: AbortSignal): Promise<Problem | RunPart[]> {
  const parts: RunPart[] = [];
  let rowsTotal = 0;
  for (const file of run.files) {
    const opened = await openFile(storedFile(context, run.workspaceId, file), run.mapping.file);
    if (!opened.ok) return opened.problem;
    const part = partOf(file, opened.file, run, company);
    if ('kind' in part) return part;
    parts.push(part);
    if (run.rowsTotal !== null) continue;
    try {
      rowsTotal += await opened.file.check(signal);
    } catch (error) {
      if (error instanceof FileProblem) return error.in(file.name);
      throw error;
    }
  }
  await settleTotal(context, run, rowsTotal);
  return parts;
}

async function settleTotal(context: Context, run: Run, rowsTotal: number): Promise<void> {
  if (run.rowsTotal !== null) return;
  run.rowsTotal = rowsTotal;
  await storeRowsTotal(context, run, rowsTotal);
}

function partOf(file: RunFile, open: OpenFile, run: Run, company: CompanyDefaults): Problem | RunPart {
  const { header } = open;
  const readable = createRowReader(run.mapping, header, company);
  if (!readable.ok) return { ...readable.problem, where: `${file.name}, header` };
  const keepsCells = run.mode === 'update' || ambiguousColumns(run.mapping).size > 0;
  return {
    position: file.position,
    name: file.name,
    header,
    batches: (start, batchRows, foldTouches) =>
      readBatches(open, readable.readRow, Math.max(1, start), batchRows, { keepsCells, ...(foldTouches && { foldTouches }) }),
    warnings: open.warnings,
  };
}

export function storedFile(context: Context, workspaceId: number, file: { uploadId: number; name: string; bytes: number }): StoredFile {
  return { name: file.name, bytes: file.bytes, pieces: (from = 0) => readPieces(context, workspaceId, file, from) };
}

/** The refused rows of another run, file by file, read by the columns of the file that they came from. */
async function openRefusals(context: Context, run: Run & { repairsRunId: number }, company: CompanyDefaults): Promise<Problem | RunPart[]> {
  const { workspaceId, repairsRunId } = run;
  const { files, rows } = await inWorkspace(context.database, workspaceId, async (tx) => ({
    files: await findRefusalOrigin(tx, repairsRunId),
    rows: await countRefusals(tx, repairsRunId),
  }));
  const parts: RunPart[] = [];
  for (const { position, name, header } of files) {
    const readable = createRowReader(withoutFile(run.mapping), header, company);
    if (!readable.ok) return { ...readable.problem, where: `${name}, header` };
    const place = { runId: repairsRunId, filePosition: position };
    const batches: RunPart['batches'] = (start, batchRows) => readRefusals(context, place, readable.readRow, start, batchRows);
    parts.push({ position, name, header, batches, warnings: () => [] });
  }
  await settleTotal(context, run, rows);
  return parts;
}

/** Refused rows are kept as they were read: what protected their cells in the file is off already. */
export function withoutFile({ file, ...mapping }: Mapping): Mapping {
  const { format, shortRows } = file ?? {};
  return { ...mapping, ...(shortRows && { file: { ...(format && { format }), shortRows } }) } as Mapping;
}
