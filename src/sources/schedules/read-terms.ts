import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { readAllowedHosts } from '#platform/outbound/allowed-hosts.ts';
import { checkWrittenAddress } from '#platform/outbound/check-destination.ts';
import { OutboundProblem } from '#platform/outbound/outbound-problem.ts';
import type { Settings } from '#platform/settings.ts';
import { findSaved, findVersion } from '../saved-mappings/saved-mapping-store.ts';
import { noSuchMapping } from '../saved-mappings/save-mapping.ts';
import { findFolder } from './folder-files.ts';
import { sealHeader } from './header-seal.ts';
import type { Rhythm } from './next-look.ts';
import type { Place, ScheduleTerms } from './schedule-store.ts';
import type { ScheduleChanges } from './schema.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * What a schedule is to do: what was there, with what is said now.
 * @param before null for a new one, of which everything that is needed is said.
 */
export async function readTerms(
  tx: WorkspaceTx,
  context: Context,
  before: ScheduleTerms | null,
  said: ScheduleChanges,
): Promise<Outcome<{ terms: ScheduleTerms }>> {
  const place = await readPlace(context, before?.place ?? null, said);
  if (!place.ok) return place;
  const rhythm = readRhythm(before?.rhythm ?? null, said);
  if (!rhythm.ok) return rhythm;
  const saved = await readMapping(tx, context, before, said);
  if (!saved.ok) return saved;
  return {
    ok: true,
    terms: {
      name: said.name ?? before!.name,
      place: place.place,
      ...readHeader(context, before, place.place, said),
      savedMappingId: saved.id,
      savedMappingVersion: saved.version,
      mode: said.mode ?? before?.mode ?? 'both',
      rhythm: rhythm.rhythm,
    },
  };
}

async function readPlace(
  context: Context,
  before: Place | null,
  { url, folder, filePattern }: ScheduleChanges,
): Promise<Outcome<{ place: Place }>> {
  if (url !== undefined && folder !== undefined)
    return refuse('invalid', 'two-places', t`Both an address and a folder.`, { where: 'url', accepted: t`one of them` });
  if (url !== undefined) return readAddress(url, context.settings);
  const at = folder ?? (before?.kind === 'folder' ? before.at : undefined);
  if (at === undefined) {
    return before
      ? { ok: true, place: before }
      : refuse('invalid', 'no-place', t`Neither an address nor a folder.`, { where: 'url', accepted: t`one of them` });
  }
  const found = folder === undefined ? null : await findFolder(folder, context.settings.importFolders);
  if (found && !found.ok) return found;
  return { ok: true, place: { kind: 'folder', at, pattern: filePattern || (before?.pattern ?? '*') } };
}

/** By the rule that every look is held to, as far as it can be told before anybody is called. */
function readAddress(url: string, { outboundAllow }: Settings): Outcome<{ place: Place }> {
  if (!URL.canParse(url)) {
    const accepted = t`https://files.example/export.csv and the like`;
    return refuse('invalid', 'not-an-address', t`Not an address of the web.`, { where: 'url', accepted });
  }
  try {
    checkWrittenAddress(new URL(url), readAllowedHosts(outboundAllow));
  } catch (error) {
    if (!(error instanceof OutboundProblem)) throw error;
    return { ok: false, problem: { ...error.problem, where: 'url' } };
  }
  return { ok: true, place: { kind: 'url', at: url, pattern: null } };
}

function readRhythm(before: Rhythm | null, { every, at, weekday }: ScheduleChanges): Outcome<{ rhythm: Rhythm }> {
  const [hours, minutes] = at?.split(':').map(Number) ?? [];
  const atMinute = hours === undefined ? before!.atMinute : hours * 60 + minutes!;
  const wanted = every ?? before!.every;
  const day = weekday === undefined ? (before?.weekday ?? null) : weekdays.indexOf(weekday) + 1;
  if (wanted === 'week' && day === null)
    return refuse('invalid', 'no-weekday', t`Every week, but on which day?`, { where: 'weekday', accepted: weekdays.join(', ') });
  return {
    ok: true,
    rhythm: { every: wanted, atMinute: wanted === 'hour' ? atMinute % 60 : atMinute, weekday: wanted === 'week' ? day : null },
  };
}

async function readMapping(
  tx: WorkspaceTx,
  context: Context,
  before: ScheduleTerms | null,
  { savedMappingId, version }: ScheduleChanges,
): Promise<Outcome<{ id: number; version: number | null }>> {
  const id = savedMappingId === undefined ? before!.savedMappingId : (context.ids.decode('savedMapping', savedMappingId) ?? 0);
  const saved = await findSaved(tx, id);
  if (!saved) return { ok: false, problem: { ...noSuchMapping().problem, where: 'savedMappingId' } };
  // Versions of another mapping are other versions.
  const kept = savedMappingId === undefined || id === before?.savedMappingId ? (before?.savedMappingVersion ?? null) : null;
  const wanted = version === undefined ? kept : version;
  if (wanted === null || (await findVersion(tx, id, wanted))) return { ok: true, id, version: wanted };
  return refuse('missing', 'no-such-version', t`${saved.name} has no version ${wanted}.`, {
    where: 'version',
    accepted: t`1 to ${saved.version}`,
  });
}

/** A header is for the host that it was given for: whoever turns the schedule to another one must know it. */
function readHeader(
  { settings, caller }: Context,
  before: ScheduleTerms | null,
  place: Place,
  { header }: ScheduleChanges,
): Pick<ScheduleTerms, 'headerName' | 'headerValue'> {
  if (header && place.kind === 'url')
    return { headerName: header.name, headerValue: sealHeader(settings.secret, caller.workspaceId, header.value) };
  const stays = header === undefined && before?.place.kind === 'url' && place.kind === 'url' && originOf(before.place) === originOf(place);
  return stays ? { headerName: before.headerName, headerValue: before.headerValue } : { headerName: null, headerValue: null };
}

const originOf = ({ at }: Place) => new URL(at).origin;
