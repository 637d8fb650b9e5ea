import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { AboutKind, Ask, AskKind, AskSide } from '#asks/ask.ts';

// The rows of asks. Everything that happens to one is a row more.

interface AskRow extends Omit<Ask, 'about' | 'aboutSeveral'> {
  aboutKind: AboutKind | null;
  aboutId: number | null;
  aboutName: string | null;
  aboutCount: number | null;
}

/** The person of a subject as they are now; an account or deal is itself. */
export const thingNow = (kind: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
  case when ${kind} = 'person' then (select p.person_id from entente.person_facts p where p.workspace_id = f.workspace_id and p.subject_id = ${id}) else ${id} end`;
export const nameNow = (kind: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`
  case ${kind}
    when 'person' then (select coalesce(nullif(now.name, ''), now.email) from entente.person_facts p
      join entente.person_facts now on now.workspace_id = p.workspace_id and now.subject_id = p.person_id
      where p.workspace_id = f.workspace_id and p.subject_id = ${id})
    when 'account' then (select a.name from entente.account_value_facts a where a.workspace_id = f.workspace_id and a.account_id = ${id})
    when 'deal' then (select d.name from entente.deal_value_facts d where d.workspace_id = f.workspace_id and d.deal_id = ${id}) end`;

const asks = sql`
  select f.ask_id as id, f.kind, a.text, f.asked_side as side, f.wanted_on as "wantedOn", f.asked_by as "askedBy", f.asked_at as "askedAt",
    f.owner_id as "ownerId", f.promised_on as "promisedOn", f.answered_at as "answeredAt", f.outcome, f.ended_at as "endedAt",
    f.about_kind as "aboutKind", ${thingNow(sql`f.about_kind`, sql`f.about_id`)} as "aboutId",
    ${nameNow(sql`f.about_kind`, sql`f.about_id`)} as "aboutName", f.about_count as "aboutCount"
  from entente.ask_facts f
  join entente.asks a on a.workspace_id = f.workspace_id and a.id = f.ask_id`;

function toAsk({ aboutKind: kind, aboutId: id, aboutName, aboutCount, ...row }: AskRow): Ask {
  const about = kind === null || id === null ? null : { kind, id, name: aboutName ?? '' };
  return { ...row, about, aboutSeveral: kind === null || aboutCount === null ? null : { kind, count: aboutCount } };
}

export async function findAskRow(tx: WorkspaceTx, id: number): Promise<Ask | null> {
  const { rows } = await sql<AskRow>`${asks} where f.workspace_id = ${tx.workspaceId} and f.ask_id = ${id}`.execute(tx.db);
  return rows[0] ? toAsk(rows[0]) : null;
}

/** Who asks the question, and on which day of the company. */
export interface Viewer {
  memberId: number | null;
  team: string;
  today: string;
}

export interface AskFilter {
  show: 'waiting-for-me' | 'my-side' | 'i-asked' | 'all';
  state: 'open' | 'ended' | 'all';
  side?: AskSide | undefined;
  /** What asks are about: of a person every subject. */
  about?: { kind: AboutKind; ids: readonly number[] };
}

/** Unanswered ones by the day of their promise or wish, so that the overdue ones come first; then the answered, then the ended. */
export async function listAskRows(
  tx: WorkspaceTx,
  viewer: Viewer,
  filter: AskFilter,
  page: { offset: number; limit: number },
): Promise<Ask[]> {
  const { rows } = await sql<AskRow>`
    ${asks} where f.workspace_id = ${tx.workspaceId} and ${conditionsOf(viewer, filter)}
    order by f.outcome is not null, f.answered_at is not null,
      coalesce(f.promised_on, f.wanted_on) nulls last, f.ask_id desc
    limit ${page.limit} offset ${page.offset}`.execute(tx.db);
  return rows.map(toAsk);
}

function conditionsOf(viewer: Viewer, { show, state, side, about }: AskFilter): RawBuilder<unknown> {
  const states = { open: sql`f.outcome is null`, ended: sql`f.outcome is not null`, all: sql`true` };
  const shown = { 'waiting-for-me': waitsForMe(viewer), 'my-side': waitsForMySide(viewer), 'i-asked': isMine(viewer), all: sql`true` };
  const parts = [states[state], shown[show]];
  if (side) parts.push(sql`f.asked_side = ${side}`);
  if (about)
    parts.push(sql`f.ask_id in (select b.ask_id from entente.ask_about_facts b where b.workspace_id = f.workspace_id
      and b.thing_kind = ${about.kind} and b.thing_id = any(${[...about.ids]}::bigint[]))`);
  return sql.join(
    parts.map((part) => sql`(${part})`),
    sql` and `,
  );
}

const isOverdue = ({ today }: Viewer) =>
  sql`coalesce(f.outcome is null and f.answered_at is null and coalesce(f.promised_on, f.wanted_on) < ${today}::date, false)`;
const isMine = ({ memberId }: Viewer) => sql`f.asked_by is not distinct from ${memberId}::bigint`;
/** What I own and nobody answered, and what I asked and was answered: it waits for my word. */
const waitsForMe = (viewer: Viewer) => sql`f.outcome is null and (
  (f.owner_id = ${viewer.memberId}::bigint and f.answered_at is null) or (${isMine(viewer)} and f.answered_at is not null))`;
const waitsForMySide = ({ team }: Viewer) => sql`f.outcome is null and f.answered_at is null and (
  f.asked_side = ${team} or (f.asked_side = 'both' and ${team} in ('marketing', 'sales')))`;

export interface AskCounts {
  waitingForMe: number;
  mySide: number;
  iAsked: number;
  all: number;
}
export type Owed = Record<AskSide, { open: number; overdue: number }>;

/** Open asks: those of each filter, and by the side that owes the answer. */
export async function countAsks(tx: WorkspaceTx, viewer: Viewer): Promise<{ counts: AskCounts; owed: Owed }> {
  const { rows } = await sql<AskCounts & { side: AskSide; open: number; overdue: number }>`
    select f.asked_side as side, count(*) as all, count(*) filter (where ${isMine(viewer)}) as "iAsked",
      count(*) filter (where ${waitsForMe(viewer)}) as "waitingForMe", count(*) filter (where ${waitsForMySide(viewer)}) as "mySide",
      count(*) filter (where f.answered_at is null) as open, count(*) filter (where ${isOverdue(viewer)}) as overdue
    from entente.ask_facts f where f.workspace_id = ${tx.workspaceId} and f.outcome is null group by f.asked_side`.execute(tx.db);
  const none = { open: 0, overdue: 0 };
  const owed: Owed = { marketing: none, sales: none, both: none };
  const counts = { waitingForMe: 0, mySide: 0, iAsked: 0, all: 0 };
  for (const { side, open, overdue, ...row } of rows) {
    owed[side] = { open, overdue };
    for (const name of Object.keys(counts) as (keyof AskCounts)[]) counts[name] += row[name];
  }
  return { counts, owed };
}

export interface NewAsk {
  kind: AskKind;
  text: string;
  side: AskSide;
  about: { kind: AboutKind; ids: readonly number[] } | null;
  wantedOn: string | null;
  askedBy: number | null;
  at: Date;
}

export async function insertAsk(tx: WorkspaceTx, ask: NewAsk): Promise<number> {
  const { about } = ask;
  const several = about && about.ids.length > 1 ? about.ids : null;
  const { rows } = await sql<{ id: number }>`
    insert into entente.asks (workspace_id, kind, text, asked_side, about_kind, about_id, about_count, wanted_on, asked_by, asked_at)
    values (${tx.workspaceId}, ${ask.kind}, ${ask.text}, ${ask.side}, ${about?.kind ?? null}, ${several ? null : (about?.ids[0] ?? null)},
      ${several?.length ?? null}, ${ask.wantedOn}, ${ask.askedBy}, ${ask.at}) returning id`.execute(tx.db);
  const { id } = rows[0]!;
  if (about && several)
    await sql`insert into entente.ask_abouts (workspace_id, ask_id, thing_kind, thing_id)
      select ${tx.workspaceId}, ${id}, ${about.kind}, thing_id from unnest(${[...several]}::bigint[]) as thing_id`.execute(tx.db);
  return id;
}

interface Done {
  askId: number;
  at: Date;
}

export async function insertTaking(tx: WorkspaceTx, taking: Done & { ownerId: number; givenBy: number | null }): Promise<void> {
  await sql`insert into entente.ask_takings (workspace_id, ask_id, owner_id, given_by, taken_at)
    values (${tx.workspaceId}, ${taking.askId}, ${taking.ownerId}, ${taking.givenBy}, ${taking.at})`.execute(tx.db);
}

export async function insertPromise(
  tx: WorkspaceTx,
  promise: Done & { promisedOn: string; reason: string | null; by: number },
): Promise<void> {
  await sql`insert into entente.ask_promises (workspace_id, ask_id, promised_on, reason, promised_by, promised_at)
    values (${tx.workspaceId}, ${promise.askId}, ${promise.promisedOn}, ${promise.reason}, ${promise.by}, ${promise.at})`.execute(tx.db);
}

export async function insertAnswer(tx: WorkspaceTx, answer: Done & { text: string; by: number }): Promise<void> {
  await sql`insert into entente.ask_answers (workspace_id, ask_id, text, answered_by, answered_at)
    values (${tx.workspaceId}, ${answer.askId}, ${answer.text}, ${answer.by}, ${answer.at})`.execute(tx.db);
}

export async function insertEnd(
  tx: WorkspaceTx,
  end: Done & { outcome: 'settled' | 'withdrawn'; reason: string | null; by: number | null },
): Promise<void> {
  await sql`insert into entente.ask_ends (workspace_id, ask_id, outcome, reason, ended_by, ended_at)
    values (${tx.workspaceId}, ${end.askId}, ${end.outcome}, ${end.reason}, ${end.by}, ${end.at})`.execute(tx.db);
}

/** Lets one transaction at a time decide about an ask, until it ends: two people may want to take it. */
export async function lockAsk(tx: WorkspaceTx, id: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ask ${tx.workspaceId} ${id}`}, 0))`.execute(tx.db);
}
