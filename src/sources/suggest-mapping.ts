import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { findCompanyDefaults } from './company-defaults.ts';
import { FileProblem } from './files/file-problem.ts';
import { openFile, type OpenFile, type StoredFile } from './files/open-file.ts';
import type { Row } from './files/split-rows.ts';
import { findKnownMapping } from './import/find-known-mapping.ts';
import { storedFile } from './import/run-import.ts';
import type { CompanyDefaults } from './mapping/create-row-reader.ts';
import type { EventLogMapping, Mapping } from './mapping/mapping-schema.ts';
import { findCompleteUploads } from './request-import.ts';
import type { SuggestionAnswer } from './schema.ts';
import { countActivities } from './suggest/count-activities.ts';
import { describeColumns } from './suggest/describe-columns.ts';
import { profileColumns, type ColumnProfile } from './suggest/profile-columns.ts';
import { guessEvents, recogniseLog, type Activity } from './suggest/suggest-log.ts';
import { spaceOf, suggestTable } from './suggest/suggest-table.ts';

/** Rows that columns are judged by, or fewer where they are long. */
const rowsLookedAt = 5000;
const charactersLookedAt = 16 * 1024 * 1024;

/**
 * Reads the beginning of the files and says what their columns seem to be. A file with the columns of a source that there
 * is belongs to that source, as it was last mapped, whatever the file is called. Nothing is written.
 */
export async function suggestMapping(context: Context, uploadIds: readonly number[]): Promise<Outcome<SuggestionAnswer>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const found = await findCompleteUploads(context, uploadIds);
  if (!found.ok) return found;
  const first = found.uploads[0]!;
  const stored = storedFile(context, context.caller.workspaceId, { ...first, uploadId: first.id });
  const opened = await openFile(stored);
  if (!opened.ok) return opened;
  try {
    const bytes = found.uploads.reduce((sum, upload) => sum + upload.bytes, 0);
    return { ok: true, ...(await suggestFor(context, stored, opened.file, bytes)) };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(first.name) };
    throw error;
  }
}

async function suggestFor(context: Context, stored: StoredFile, file: OpenFile, bytes: number): Promise<SuggestionAnswer> {
  const company = await findCompanyDefaults(context);
  const { rows, rowsEstimated } = await readBeginning(stored, file, bytes);
  const profiles = profileColumns(file.header, rows);
  const known = await inWorkspace(context.database, context.caller.workspaceId, (tx) => findKnownMapping(tx, file.header));
  const log = known ? logOf(known) : recogniseLog(profiles);
  const activities = log ? await countActivities(file, log) : undefined;
  const mapping = known ?? guessMapping(sourceNameOf(stored.name), company, profiles, log && { log, activities: activities! });
  return {
    mapping: { ...mapping, file: { delimiter: file.format.delimiter as ',', encoding: 'utf-8' } },
    file: { ...file.format, header: file.header, bytes, rowsEstimated },
    columns: describeColumns(mapping, profiles),
    ...(activities && { activities }),
  };
}

function logOf(mapping: Mapping): EventLogMapping['log'] | null {
  return mapping.shape === 'event-log' ? mapping.log : null;
}

function guessMapping(
  source: string,
  company: CompanyDefaults,
  profiles: readonly ColumnProfile[],
  found: { log: EventLogMapping['log']; activities: readonly Activity[] } | null,
): Mapping {
  return found
    ? suggestLog(source, company.timeZone, found.log, found.activities, profiles)
    : suggestTable(source, company.timeZone, company.currency, profiles);
}

async function readBeginning(stored: StoredFile, file: OpenFile, bytes: number): Promise<{ rows: Row[]; rowsEstimated: number }> {
  const rows: Row[] = [];
  let isWhole = true;
  let characters = 0;
  for await (const some of file.rows()) {
    for (const row of some) rows.push(row);
    characters += charactersOf(some);
    if (rows.length > rowsLookedAt || characters > charactersLookedAt) {
      isWhole = false;
      break;
    }
  }
  const looked = rows.slice(1, rowsLookedAt + 1);
  if (isWhole && bytes === stored.bytes) return { rows: looked, rowsEstimated: looked.length };
  // Text packs to about a tenth.
  const unpacked = file.format.gzipped ? bytes * 10 : bytes;
  return { rows: looked, rowsEstimated: Math.round(unpacked / Math.max(1, charactersOf(looked) / looked.length)) };
}

function charactersOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length + 1, 0), 0);
}

function suggestLog(
  source: string,
  timeZone: string,
  log: EventLogMapping['log'],
  activities: readonly Activity[],
  profiles: readonly ColumnProfile[],
): EventLogMapping {
  const taken = new Set(Object.values(log));
  const attributes = profiles.filter((one) => !taken.has(one.name) && one.looksLike !== 'moment' && one.filledShare > 0.01);
  return {
    entente: 1,
    source,
    shape: 'event-log',
    timeZone,
    log,
    person: {
      keys: [{ space: spaceOf(log.case), columns: [log.case] }],
      attributes: Object.fromEntries(attributes.map((one) => [one.name, { column: one.name }])),
    },
    ...guessEvents(activities),
  };
}

/** `loan_leads_2011.csv.gz` becomes `Loan leads 2011`. */
function sourceNameOf(fileName: string): string {
  const words =
    fileName
      .replace(/\.gz$/i, '')
      .replace(/\.[a-z]{2,4}$/i, '')
      .replaceAll(/[_\s]+/g, ' ')
      .trim() || 'Upload';
  return words[0]!.toUpperCase() + words.slice(1);
}
