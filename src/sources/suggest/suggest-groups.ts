import type { Outcome, Problem } from '#kernel/problem.ts';
import { FileProblem } from '../files/file-problem.ts';
import type { Row } from '../files/split-rows.ts';
import type { FileOptions } from '../files/file-options.ts';
import { optionsOf } from '../files/file-options.ts';
import { mappingSchema, type Mapping } from '../mapping/mapping-schema.ts';
import { isRefusalHeader, ownColumns } from '../mapping/refusal-columns.ts';
import { applyPreset } from '../presets/apply-preset.ts';
import { matchPreset, type PresetMatch } from '../presets/match-preset.ts';
import { titleOf } from '../presets/preset.ts';
import { readStageBook, readStagesOfRows, type KnownStage } from '../presets/read-stages.ts';
import { alignChannels } from './align-channels.ts';
import { countActivities } from './count-activities.ts';
import { describeColumns } from './describe-columns.ts';
import { findReferences } from './find-references.ts';
import { findUnanswered } from './find-unanswered.ts';
import type { FileGroup } from './group-files.ts';
import { importRank } from './import-rank.ts';
import { isPathCount, pathCountsLeftOut } from './is-path-count.ts';
import { sourceNameOf } from './name-words.ts';
import { profileColumns, type ColumnProfile } from './profile-columns.ts';
import { readBeginning, type Beginning } from './read-beginning.ts';
import type { SuggestedGroup } from './schema.ts';
import { suggestContent, suggestLog } from './suggest-content.ts';
import { recogniseLog, type Activity } from './suggest-log.ts';
import { zoneOf } from './zone-of.ts';

/** What was used before for files with such columns. */
export interface KnownBefore {
  mapping: Mapping | null;
  savedMapping?: { id: string; name: string; version: number };
}

interface Company {
  timeZone: string;
  currency: string;
}

/** A file that cannot be read. */
export interface FailedFile {
  upload: { id: number; name: string };
  problem: Problem;
}

type NumberedGroup = Omit<SuggestedGroup, 'uploadIds'> & { uploads: number[] };

/** Cells that columns are judged by, over all groups of an upload, and rows of one group: more would take seconds. */
const cellsLookedAt = 800_000;
const mostRows = 5000;
const leastRows = 200;
const charactersLookedAt = 16 * 1024 * 1024;
/** For counting rows, over all groups. */
const countingRows = 300;
/** For counting the activities of event logs, over all of them. */
const countingMilliseconds = 900;

/** A group as far as it is understood before it is compared with the others. */
interface Studied extends Beginning {
  group: FileGroup;
  profiles: ColumnProfile[];
  known: KnownBefore;
  match: PresetMatch | null;
  log: ReturnType<typeof recogniseLog>;
}

/** What the columns of each group seem to be, in the order in which the groups are to be imported. */
export async function suggestGroups(
  groups: readonly FileGroup[],
  known: readonly KnownBefore[],
  company: Company,
): Promise<Outcome<{ groups: NumberedGroup[]; failed: FailedFile[] }>> {
  const failed: FailedFile[] = [];
  const studied: Studied[] = [];
  const counted: (Activity[] | undefined)[] = [];
  for (const [at, group] of groups.entries()) {
    try {
      const one = await study(group, known[at]!, groups.length);
      studied.push(one);
      counted.push(one.log ? await countActivities(group.files[0]!.file, one.log, countingMilliseconds / groups.length) : undefined);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      for (const { upload } of group.files) failed.push({ upload, problem: error.in(upload.name) });
    }
  }
  if (studied.length === 0 && failed[0]) return { ok: false, problem: failed[0].problem };
  const books = stageBooks(studied);
  const files = studied.map((one, at) => ({
    fileName: nameOf(one.group),
    profiles: one.profiles,
    mapping: mappingOf(one, company, books, counted[at]!),
    isGuessed: one.known.mapping === null && one.match === null,
  }));
  const bound = findReferences(alignChannels(files));
  const answers = studied.map((one, at) => ({
    rank: importRank(bound[at]!.mapping),
    answer: answerOf(one, bound[at]!, counted[at]!),
  }));
  return { ok: true, groups: answers.toSorted((one, other) => one.rank - other.rank).map(({ answer }) => answer), failed };
}

async function study(group: FileGroup, known: KnownBefore, groupCount: number): Promise<Studied> {
  const { file, upload } = group.files[0]!;
  const rows = Math.floor(cellsLookedAt / groupCount / Math.max(1, group.header.length));
  const budget = {
    rows: Math.min(mostRows, Math.max(leastRows, rows)),
    characters: charactersLookedAt / groupCount,
    milliseconds: countingRows / groupCount,
  };
  const elsewhere = group.files.slice(1).reduce((sum, other) => sum + other.upload.bytes, 0);
  const beginning = await readBeginning(file, budget, { here: upload.bytes, elsewhere });
  // What a file of refused rows has in front of their own columns belongs to no source, and no mapping names it.
  const isRefusals = isRefusalHeader(group.header);
  const header = isRefusals ? ownColumns(group.header) : group.header;
  const profiles = profileColumns(header, isRefusals ? beginning.rows.map((row) => ownColumns(row)) : beginning.rows);
  const match = known.mapping ? null : matchPreset(header, upload.name);
  return { group, known, match, profiles, ...beginning, log: known.mapping || match ? logOf(known.mapping) : recogniseLog(profiles) };
}

function logOf(mapping: Mapping | null): Studied['log'] {
  return mapping?.shape === 'event-log' ? mapping.log : null;
}

function nameOf({ files }: FileGroup): string {
  return files[0]!.upload.name;
}

/** Stages that one file of the upload tells of the deals of others. */
function stageBooks(studied: readonly Studied[]): ReadonlyMap<string, KnownStage[]> {
  const books = new Map<string, KnownStage[]>();
  for (const { match, group, rows } of studied) {
    const file = match?.preset.tellsStages;
    if (file) books.set(file.book, [...(books.get(file.book) ?? []), ...readStageBook(file, group.header, rows)]);
  }
  return books;
}

function mappingOf(
  one: Studied,
  company: Company,
  books: ReadonlyMap<string, KnownStage[]>,
  activities: Activity[] | undefined,
): Mapping | null {
  const { known, match, profiles, group, log } = one;
  if (known.mapping) return known.mapping;
  if (match) return applyPreset({ preset: match.preset, profiles, company, stages: stagesFor(one, books) });
  if (isPathCount(profiles)) return null;
  const basis = { source: sourceNameOf(nameOf(group)), timeZone: zoneOf(profiles) ?? company.timeZone, currency: company.currency };
  return log ? suggestLog(basis, log, activities ?? [], profiles) : suggestContent(basis, nameOf(group), profiles);
}

function stagesFor({ match, group, rows }: Studied, books: ReadonlyMap<string, KnownStage[]>): KnownStage[] {
  const stages = match?.preset.stages;
  if (!stages) return [];
  const ofRows = readStagesOfRows(stages, group.header, rows as Row[]);
  const ofBook = stages.book === undefined ? [] : (books.get(stages.book) ?? []);
  return ofBook.length > 0 ? ofBook : ofRows;
}

function answerOf(
  one: Studied,
  bound: { mapping: Mapping | null; notes: ReadonlyMap<string, string> },
  activities: Activity[] | undefined,
): NumberedGroup {
  const { group, known, match, profiles } = one;
  const { format, warnings } = group.files[0]!.file;
  const file = optionsOf(format) as Pick<FileOptions, 'delimiter'>;
  const unanswered = findUnanswered(profiles);
  // The same columns may have stood under other lines, or in a sheet, where they were known before.
  const { headerRow: _row, sheet: _sheet, ...before } = bound.mapping?.file ?? {};
  return {
    uploads: group.files.map(({ upload }) => upload.id),
    fileNames: group.files.map(({ upload }) => upload.name),
    ...(match && { preset: presetOf(match) }),
    ...(known.savedMapping && { savedMapping: known.savedMapping }),
    mapping: bound.mapping && withinLimits({ ...bound.mapping, file: { ...before, ...file } } as Mapping, group.header),
    ...leftOutOf(match, bound.mapping),
    ...(match?.preset.note !== undefined && { note: match.preset.note }),
    file: {
      ...format,
      ...(warnings().some(({ code }) => code === 'header-looks-like-data') && { looksHeaderless: true }),
      header: [...group.header],
      bytes: group.files.reduce((sum, { upload }) => sum + upload.bytes, 0),
      rowsEstimated: one.rowsEstimated,
      raggedRows: one.raggedRows,
    },
    columns: describeColumns(bound.mapping, profiles, { notes: bound.notes, isGuessed: !known.mapping && !match }),
    ...(unanswered.length > 0 && { unanswered }),
    ...(activities && { activities }),
  };
}

/** Columns that are no columns (a file cut at the wrong delimiter has one, as long as its first line) are mapped to the least. */
function withinLimits(mapping: Mapping, [first = '']: readonly string[]): Mapping | null {
  if (mappingSchema.safeParse(mapping).success) return mapping;
  const { entente, source, file, timeZone } = mapping;
  const least = { entente, source, file, timeZone, shape: 'table', stages: [], person: { keys: [{ space: 'key', columns: [first] }] } };
  return mappingSchema.safeParse(least).data ?? null;
}

function presetOf({ preset, why }: PresetMatch): NonNullable<SuggestedGroup['preset']> {
  return { id: preset.id, title: titleOf(preset), vendor: preset.vendor, documentation: preset.documentation, why };
}

function leftOutOf(match: PresetMatch | null, mapping: Mapping | null): { leftOut?: string } {
  if (mapping) return {};
  if (!match) return { leftOut: pathCountsLeftOut };
  return { leftOut: match.preset.leftOut ?? 'The columns that say whom it is about are missing.' };
}
