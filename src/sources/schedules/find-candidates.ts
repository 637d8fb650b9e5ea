import { t } from '#kernel/language/say.ts';
import { basename } from 'node:path';
import type { Problem } from '#kernel/problem.ts';
import type { Settings } from '#platform/settings.ts';
import { createOutbound } from '#platform/outbound/outbound.ts';
import { largestUpload } from '../uploads/receive-upload.ts';
import { openHeader } from './header-seal.ts';
import { findFolder, listFolder } from './folder-files.ts';
import type { KnownFile } from './look-store.ts';
import type { Schedule } from './schedule-store.ts';

/** A file that may hold something new. */
export interface Candidate {
  name: string;
  modifiedAt: number | null;
  etag: string | null;
  lastModified: string | null;
  read(): AsyncGenerator<Buffer>;
}

/** Why a place cannot be looked at now. */
export class PlaceProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const mostMilliseconds = 3_600_000;

export interface LookingWith {
  settings: Settings;
  workspaceId: number;
  signal: AbortSignal;
}

/** What the place of a schedule has now, without what is known by its stamp to be the same. @throws PlaceProblem */
export async function findCandidates(
  schedule: Schedule,
  known: ReadonlyMap<string, KnownFile>,
  looking: LookingWith,
): Promise<Candidate[]> {
  return schedule.place.kind === 'url' ? atAddress(schedule, known, looking) : inFolder(schedule, known, looking.settings);
}

async function inFolder({ place }: Schedule, known: ReadonlyMap<string, KnownFile>, settings: Settings): Promise<Candidate[]> {
  const found = await findFolder(place.at, settings.importFolders);
  if (!found.ok) throw new PlaceProblem(found.problem);
  const files = await listFolder(found, place.pattern ?? '*');
  return files
    .filter(({ name, bytes, modifiedAt }) => {
      const before = known.get(name);
      return before?.bytes !== bytes || before.modifiedAt?.getTime() !== modifiedAt;
    })
    .map(({ name, modifiedAt, read }) => ({ name, modifiedAt, read, etag: null, lastModified: null }));
}

async function atAddress(
  schedule: Schedule,
  known: ReadonlyMap<string, KnownFile>,
  { settings, workspaceId, signal }: LookingWith,
): Promise<Candidate[]> {
  const [before] = known.values();
  const secret = openHeader(settings.secret, workspaceId, schedule);
  if (!secret.ok) throw new PlaceProblem(secret.problem);
  const headers = {
    ...(before?.etag && { 'if-none-match': before.etag }),
    ...(before?.lastModified && { 'if-modified-since': before.lastModified }),
    ...secret.headers,
  };
  const outbound = createOutbound({ allow: settings.outboundAllow });
  const sent = await outbound.send({ url: schedule.place.at, headers, mostBytes: largestUpload, mostMilliseconds, signal });
  if (!sent.ok) throw new PlaceProblem(sent.problem);
  const { status, headers: answered, body, url } = sent.answer;
  if (status === 304) {
    await body.return(undefined);
    return [];
  }
  if (status !== 200) {
    await body.return(undefined);
    throw new PlaceProblem(refusedBy(status, new URL(url).host));
  }
  const stamps = { etag: answered['etag'] ?? null, lastModified: answered['last-modified'] ?? null, modifiedAt: null };
  return [{ name: nameOf(url, answered['content-disposition']), ...stamps, read: () => body }];
}

function refusedBy(status: number, host: string): Problem {
  const why =
    status === 401 || status === 403 ? ': it wants to know who asks' : status === 404 || status === 410 ? ': there is no such file' : '';
  return {
    kind: 'invalid',
    code: 'not-given',
    message: t`${host} answers ${status}${why}.`,
    where: 'url',
    accepted: t`an address that answers 200 with a file`,
  };
}

/** What the answer calls the file, else the end of its address. */
function nameOf(url: string, disposition: string | undefined): string {
  const said = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  const last = decodeURIComponentOr(new URL(url).pathname.split('/').at(-1)!);
  return basename(said ?? last).slice(0, 200) || 'download';
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
