import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';

// What follows from the evidence that stands, read the slow way: one fact after the other, in memory, by the words of the model alone.
// It shares no line with the product.

interface VersionRow {
  id: number;
  sourceId: number;
  subjectId: number;
  object: string;
  recordKey: string;
  payload: Payload;
  occurredAt: number | null;
  ordinal: number;
  knownAt: number;
  contentHash: string;
  run: number;
}
interface Payload {
  moments?: { kind: string; label: string; at: string }[];
  deal?: { name?: string; amountMinor?: number | null; currency?: string; moments?: { kind: string; label: string; at: string }[] };
  [field: string]: unknown;
}
interface TouchRow {
  id: number;
  subjectId: number;
  label: string;
  lifecycle: string | null;
  at: number;
  ordinal: number;
  actor: string | null;
  rowHash: string;
  run: number;
}
interface RunRow {
  id: number;
  sourceId: number;
  mapping: {
    shape: string;
    events?: { activity: string; lifecycle?: string; becomes: string; stage?: string; take?: string }[];
    deal?: { space?: string };
  };
  isUndone: boolean;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

async function readEvidence(context: Context) {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const ask = async <T extends object>(text: string) => (await tx.client.query<T>(text)).rows;
    return {
      runs: await ask<RunRow>(
        'select id, source_id as "sourceId", mapping, undone_at is not null as "isUndone" from entente.import_runs order by id',
      ),
      rules: await ask<{ sourceId: number; run: number }>(
        'select id as "sourceId", rules_run_id as run from entente.sources where rules_run_id is not null',
      ),
      versions: await ask<VersionRow>(
        `select id, source_id as "sourceId", subject_id as "subjectId", object, encode(record_key, 'hex') as "recordKey", payload,
           ${ms('occurred_at')} as "occurredAt", ordinal, ${ms('known_at')} as "knownAt", encode(content_hash, 'hex') as "contentHash", import_run_id as run
         from entente.records order by known_at, import_run_id, record_key, id`,
      ),
      touches: await ask<TouchRow>(
        `select id, subject_id as "subjectId", label, lifecycle, ${ms('occurred_at')} as at, ordinal, actor, encode(row_hash, 'hex') as "rowHash",
           import_run_id as run from entente.touches order by id`,
      ),
      links: await ask('select 1 from entente.subject_links limit 1'),
      confirmations: await ask<{ run: number; row: number }>(
        `select import_run_id as run, row_id as row from entente.confirmations where evidence = 'touches'`,
      ),
    };
  });
}
type Evidence = Awaited<ReturnType<typeof readEvidence>>;

/** Every derived row as a text, sorted: subjects, people, stages, deals, handoffs and follow-ups, by the ids of this workspace. */
export async function bruteForceDerivation(context: Context): Promise<Record<string, string[]>> {
  const evidence = await readEvidence(context);
  const moments = [...tableMoments(evidence), ...logMoments(evidence)];
  const texts = (rows: Iterable<unknown[]>) => [...rows].map((row) => JSON.stringify(row)).toSorted();
  return {
    subjects: texts(subjectsOf(evidence)),
    // Who was merged is held against other things: see follow-departures.
    people: evidence.links.length > 0 ? [] : texts(peopleOf(evidence)),
    stage_changes: texts(
      moments.filter(isStage).map((m) => [m.subjectId, m.sourceId, m.kind, m.label, m.at, m.knownAt, m.ordinal, m.actor, m.run]),
    ),
    handoffs: texts(counting(moments, 'handoff-offered')),
    follow_ups: texts(counting(moments, 'follow-up')),
    ...dealsOf(evidence, texts),
  };
}

/** The same rows as they are stored. */
export async function storedDerivation(context: Context): Promise<Record<string, string[]>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const questions: Record<string, string> = {
      subjects: 'select id, import_run_id from entente.subjects',
      people: 'select id, name, email, attributes from entente.people p where not exists (select 1 from entente.subject_links)',
      stage_changes: `select subject_id, source_id, meaning, stage, ${ms('occurred_at')}, ${ms('known_at')}, ordinal, actor, import_run_id from entente.stage_changes`,
      handoffs: `select subject_id, source_id, ${ms('offered_at')}, ${ms('known_at')}, ordinal, actor, import_run_id from entente.handoffs`,
      follow_ups: `select subject_id, source_id, ${ms('occurred_at')}, ${ms('known_at')}, ordinal, actor, import_run_id from entente.follow_ups`,
      deals: `select case when scope = 0 then 'shared' else 'of ' || scope end, encode(key_hash, 'hex'), subject_id, name, amount_minor, currency, import_run_id
        from entente.deals`,
      deal_stage_changes: `select encode(d.key_hash, 'hex'), c.meaning, c.stage, ${ms('c.occurred_at')}, ${ms('c.known_at')}
        from entente.deal_stage_changes c join entente.deals d on d.workspace_id = c.workspace_id and d.id = c.deal_id`,
    };
    const stored: Record<string, string[]> = {};
    for (const [name, text] of Object.entries(questions)) {
      const { rows } = await tx.client.query({ text, rowMode: 'array' });
      stored[name] = (rows as unknown[][]).map((row) => JSON.stringify(row.map(sortedKeys))).toSorted();
    }
    return stored;
  });
}

function sortedKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function* subjectsOf({ versions, touches }: Evidence): Generator<unknown[]> {
  const since = new Map<number, number>();
  for (const { subjectId, run } of [...versions, ...touches]) {
    if (subjectId !== 0) since.set(subjectId, Math.min(run, since.get(subjectId) ?? Infinity));
  }
  yield* since;
}

function* peopleOf({ versions }: Evidence): Generator<unknown[]> {
  const told = versions.filter(({ object, subjectId }) => (object === 'person' || object === 'deal') && subjectId !== 0);
  for (const [id, all] of Map.groupBy(told, ({ subjectId }) => subjectId)) {
    // Of the files of an event log only the newest event of the case speaks.
    const speaking = all.filter(
      (one) =>
        one.occurredAt === null ||
        !all.some((other) => other.sourceId === one.sourceId && other.object === one.object && isNewer(other, one)),
    );
    const fields: Record<string, unknown> = {};
    const attributes: Record<string, unknown> = {};
    for (const { payload } of speaking) {
      for (const [name, value] of Object.entries(payload)) if (typeof value === 'string') fields[name] = value;
      Object.assign(attributes, payload['attributes']);
    }
    yield [id, fields['name'] ?? fields['email'] ?? fields['key'], fields['email'] ?? '', sortedKeys(attributes)];
  }
}

function isNewer(one: VersionRow, than: VersionRow): boolean {
  if (one.occurredAt === null) return false;
  if (one.occurredAt !== than.occurredAt) return one.occurredAt > than.occurredAt!;
  return one.ordinal === than.ordinal ? one.contentHash > than.contentHash : one.ordinal > than.ordinal;
}

interface Moment {
  subjectId: number;
  sourceId: number;
  kind: string;
  label: string;
  occurrence: string;
  at: number;
  knownAt: number;
  ordinal: number;
  actor: string | null;
  run: number;
  take: string;
}

const isStage = ({ kind }: Moment) => kind !== 'handoff-offered' && kind !== 'follow-up';

/** Records as their versions say one after the other; a deal is one record whoever its person is. */
function recordsOf(versions: readonly VersionRow[]): VersionRow[][] {
  const told = versions.filter(({ object }) => object === 'person' || object === 'deal');
  return [...Map.groupBy(told, (v) => [v.sourceId, v.object, v.recordKey, v.object === 'deal' ? '' : v.subjectId].join()).values()];
}

interface Standing {
  version: VersionRow;
  /** The first version that has said it without a break. */
  since: VersionRow;
  kind: string;
  label: string;
  at: number;
}

/** What the newest version says, each moment with the version since which it has been said. @param said the moments of a payload, later ones count. */
function standingMoments(
  versions: readonly VersionRow[],
  said: (payload: Payload) => { kind: string; label: string; at: string }[] | undefined,
): Standing[] {
  const momentsOf = (version: VersionRow) => {
    const kept = new Map<string, { kind: string; label: string; at: number }>();
    for (const { kind, label, at } of said(version.payload) ?? []) {
      const isHandoff = kind === 'handoff-offered' || kind === 'follow-up';
      kept.set(JSON.stringify([kind, label, isHandoff ? at : '']), { kind, label, at: Date.parse(at) });
    }
    return [...kept.values()];
  };
  const version = versions.at(-1)!;
  return momentsOf(version).map((moment) => {
    let since = version;
    for (const older of versions.toReversed()) {
      const says = momentsOf(older).some((other) => other.kind === moment.kind && other.label === moment.label && other.at === moment.at);
      if (!says || older.subjectId !== version.subjectId) break;
      since = older;
    }
    return { ...moment, version, since };
  });
}

/** One of several records counts: the newest; and what it says is known since any of them has said it. */
function winner(standing: readonly Standing[]): { at: number; since: VersionRow } {
  const order = (one: VersionRow, other: VersionRow) => one.knownAt - other.knownAt || one.run - other.run;
  const counts = standing.toSorted((one, other) => order(other.version, one.version) || other.at - one.at)[0]!;
  const same = standing
    .filter(({ at }) => at === counts.at)
    .toSorted((one, other) => order(one.since, other.since) || one.since.id - other.since.id);
  return { at: counts.at, since: same[0]!.since };
}

function tableMoments({ versions }: Evidence): Moment[] {
  const standing = recordsOf(versions).flatMap((chain) => standingMoments(chain, ({ moments }) => moments));
  const groups = Map.groupBy(standing, ({ version, kind, label, at }) => {
    const isHandoff = kind === 'handoff-offered' || kind === 'follow-up';
    return JSON.stringify([version.subjectId, version.sourceId, kind, label, isHandoff ? at : '']);
  });
  return [...groups.values()].map((group) => {
    const { kind, label, version } = group[0]!;
    const { at, since } = winner(group);
    const occurrence = new Date(at).toISOString();
    const whose = { subjectId: version.subjectId, sourceId: version.sourceId };
    return { ...whose, kind, label, occurrence, at, knownAt: since.knownAt, ordinal: 0, actor: null, run: since.run, take: 'latest-row' };
  });
}

function logMoments({ runs, rules, touches, confirmations }: Evidence): Moment[] {
  const runsById = new Map(runs.map((run) => [run.id, run]));
  return rules.flatMap(({ sourceId, run: rulesRun }) => {
    const { shape, events = [] } = runsById.get(rulesRun)!.mapping;
    if (shape !== 'event-log') return [];
    const moments: Moment[] = [];
    for (const touch of touches) {
      const tellers = [
        touch.run,
        ...confirmations.filter(({ row, run }) => row === touch.id && !runsById.get(run)!.isUndone).map(({ run }) => run),
      ];
      const told = tellers.filter((run) => runsById.get(run)!.sourceId === sourceId);
      if (told.length === 0) continue;
      for (const { becomes, stage, take = 'first' } of events.filter(({ activity }) => activity === touch.label)) {
        const isHandoff = becomes === 'handoff-offered' || becomes === 'follow-up';
        const occurrence = take === 'each' ? touch.rowHash : '';
        const { subjectId, at, ordinal, actor } = touch;
        moments.push({
          subjectId,
          sourceId,
          kind: becomes,
          label: isHandoff ? '' : (stage ?? ''),
          occurrence,
          at,
          knownAt: at,
          ordinal,
          actor,
          run: Math.min(...told),
          take,
        });
      }
    }
    return [...Map.groupBy(moments, (m) => JSON.stringify([m.subjectId, m.kind, m.label, m.occurrence])).values()].map(counts);
  });
}

/** The first or the last, as they are taken (the first where rules disagree); of equal ones the smaller or greater actor, then who told it first. */
function counts(moments: readonly Moment[]): Moment {
  const firsts = moments.filter(({ take }) => take !== 'last');
  return (firsts.length > 0 ? firsts : moments).toSorted((one, other) => {
    const order = one.at - other.at || one.ordinal - other.ordinal || compare(one.actor ?? '', other.actor ?? '');
    return (one.take === 'last' ? -order : order) || one.run - other.run;
  })[0]!;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function counting(moments: readonly Moment[], kind: string): unknown[][] {
  const groups = Map.groupBy(
    moments.filter((moment) => moment.kind === kind),
    (m) => JSON.stringify([m.subjectId, m.occurrence]),
  );
  return [...groups.values()].map(counts).map((m) => [m.subjectId, m.sourceId, m.at, m.knownAt, m.ordinal, m.actor, m.run]);
}

function dealsOf({ versions, runs }: Evidence, texts: (rows: Iterable<unknown[]>) => string[]) {
  const mappings = new Map(runs.map(({ id, mapping }) => [id, mapping]));
  const scopeOf = (v: VersionRow) => (mappings.get(v.run)!.deal?.space === undefined ? `of ${v.sourceId}` : 'shared');
  const deals: unknown[][] = [];
  const moments: unknown[][] = [];
  const groups = Map.groupBy(
    versions.filter(({ object }) => object === 'deal'),
    (v) => `${scopeOf(v)} ${v.recordKey}`,
  );
  for (const all of groups.values()) {
    let [subjectId, name, amount, currency]: [number | null, string | null, number | null, string | null] = [null, null, null, null];
    for (const { subjectId: whose, payload } of all) {
      const { deal = {} } = payload;
      if (whose !== 0) subjectId = whose;
      if (deal.name) name = deal.name;
      currency ??= deal.currency ?? null;
      if (typeof deal.amountMinor === 'number') [amount, currency] = [deal.amountMinor, deal.currency ?? null];
    }
    const newest = all.at(-1)!;
    deals.push([scopeOf(newest), newest.recordKey, subjectId, name, amount, currency, newest.run]);
    const bySource = [...Map.groupBy(all, ({ sourceId }) => sourceId).values()];
    const standing = bySource.flatMap((chain) =>
      standingMoments(
        chain.map((v) => ({ ...v, subjectId: 0 })),
        ({ deal }) => deal?.moments,
      ),
    );
    for (const group of Map.groupBy(standing, ({ kind, label }) => `${kind} ${label}`).values()) {
      const { kind, label } = group[0]!;
      const { at, since } = winner(group);
      moments.push([newest.recordKey, kind, label, at, since.knownAt]);
    }
  }
  return { deals: texts(deals), deal_stage_changes: texts(moments) };
}
