import { sql } from 'kysely';
import type { Role, Team } from '#platform/context.ts';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';
import type { Company, Holiday } from '#workspace/company.ts';
import type { WorkingHours } from '#kernel/working-hours.ts';
import type { Language } from '#workspace/members/member-plan.ts';

/** The company and its members in the record. Keys and invitations: key-store.ts and invitation-store.ts. */

export interface Member {
  id: number;
  name: string;
  email: string;
  team: Team;
  role: Role;
  joinedAt: Date;
  /** Whom they report to. */
  managerId: number | null;
  /** null: the company's. */
  timeZone: string | null;
  workingHours: WorkingHours | null;
  language: Language;
  /** Of whoever is not a member any more. */
  endedAt: Date | null;
}

/** The first company of the installation, or null before there is one. As long as there is a demo, it is that. */
export async function firstWorkspace(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select w.id from directory.workspaces w left join directory.demos d on d.workspace_id = w.id
    order by d.workspace_id is null, w.id limit 1`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** Whether anybody can sign in at all, the people of a demo aside: before that, the company waits to be claimed. */
export async function hasAnyMember(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select 1 from directory.members where workspace_id not in (select workspace_id from directory.demos) limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** Whether the company that waits to be claimed holds something that somebody imported. The transaction is inside it afterwards. */
export async function holdsImports(tx: Tx): Promise<boolean> {
  const first = await firstWorkspace(tx);
  await sql`select set_config('entente.workspace_id', ${String(first ?? '')}, true)`.execute(tx.db);
  const { rows } = await sql`select 1 from entente.events where workspace_id = ${first} and name = 'import.requested' limit 1`.execute(
    tx.db,
  );
  return rows.length > 0;
}

export async function insertWorkspace(tx: Tx, at: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into directory.workspaces (created_at) values (${at}) returning id`.execute(tx.db);
  return rows[0]!.id;
}

/** Where an account works; the first company where it is a member of several. */
export async function findMembership(tx: Tx, accountId: string): Promise<{ workspaceId: number; memberId: number } | null> {
  const { rows } = await sql<{ workspaceId: number; memberId: number }>`
    select workspace_id as "workspaceId", member_id as "memberId" from directory.members
    where user_id = ${accountId} order by workspace_id limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

interface CompanyRow {
  name: string;
  timeZone: string;
  currency: string;
  workingHours: WorkingHours;
}

export async function findCompany(tx: WorkspaceTx): Promise<Company | null> {
  const { rows } = await sql<CompanyRow>`
    select name, time_zone as "timeZone", currency, working_hours as "workingHours"
    from entente.companies where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  if (!rows[0]) return null;
  const holidays = await sql<Holiday>`
    select day, name from entente.holidays where workspace_id = ${tx.workspaceId} order by day`.execute(tx.db);
  return { ...rows[0], holidays: holidays.rows };
}

/** @param keySalt salts the keys of this workspace's records, so that erasure can forget them. */
export async function insertCompany(tx: WorkspaceTx, company: Company, keySalt: Buffer, at: Date): Promise<void> {
  await sql`
    insert into entente.companies (workspace_id, name, time_zone, currency, working_hours, key_salt, created_at)
    values (${tx.workspaceId}, ${company.name}, ${company.timeZone}, ${company.currency}, ${JSON.stringify(company.workingHours)}, ${keySalt}, ${at})`.execute(
    tx.db,
  );
  await replaceHolidays(tx, company.holidays);
}

export async function updateCompany(tx: WorkspaceTx, company: Company): Promise<void> {
  await sql`
    update entente.companies set name = ${company.name}, time_zone = ${company.timeZone}, currency = ${company.currency},
      working_hours = ${JSON.stringify(company.workingHours)}
    where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  await replaceHolidays(tx, company.holidays);
}

async function replaceHolidays(tx: WorkspaceTx, holidays: readonly Holiday[]): Promise<void> {
  const days = holidays.map((holiday) => holiday.day);
  const names = holidays.map((holiday) => holiday.name);
  await sql`delete from entente.holidays where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  await sql`
    insert into entente.holidays (workspace_id, day, name)
    select ${tx.workspaceId}, day, name from unnest(${days}::date[], ${names}::text[]) as given (day, name)`.execute(tx.db);
}

const members = sql`
  select m.id, m.name, m.email, m.team, m.role, m.joined_at as "joinedAt", m.manager_id as "managerId", m.time_zone as "timeZone",
    m.working_hours as "workingHours", m.language, f.ended_at as "endedAt"
  from entente.members m join entente.member_facts f on f.workspace_id = m.workspace_id and f.member_id = m.id`;

export async function findMember(tx: WorkspaceTx, memberId: number): Promise<Member | null> {
  const { rows } = await sql<Member>`${members} where m.workspace_id = ${tx.workspaceId} and m.id = ${memberId}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function findMemberByEmail(tx: WorkspaceTx, email: string): Promise<Member | null> {
  const { rows } = await sql<Member>`${members} where m.workspace_id = ${tx.workspaceId} and m.email = ${email}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Everybody who works here or did, by name. */
export async function listMembers(tx: WorkspaceTx): Promise<Member[]> {
  const { rows } = await sql<Member>`${members} where m.workspace_id = ${tx.workspaceId} order by m.name, m.id`.execute(tx.db);
  return rows;
}

export type MemberWanted = Pick<Member, 'name' | 'email' | 'team' | 'role' | 'joinedAt'> & {
  accountId: string;
  timeZone?: string | null | undefined;
  workingHours?: WorkingHours | null | undefined;
  language?: Language | undefined;
};

/** Adds a member, and the directory's line that leads from the account to it. */
export async function insertMember(tx: WorkspaceTx, member: MemberWanted): Promise<number> {
  const { accountId, name, email, team, role, joinedAt, timeZone = null, workingHours = null, language = 'en' } = member;
  const { rows } = await sql<{ id: number }>`
    insert into entente.members (workspace_id, user_id, name, email, team, role, joined_at, time_zone, working_hours, language)
    values (${tx.workspaceId}, ${accountId}, ${name}, ${email}, ${team}, ${role}, ${joinedAt}, ${timeZone},
      ${workingHours && JSON.stringify(workingHours)}, ${language})
    returning id`.execute(tx.db);
  const memberId = rows[0]!.id;
  await openDoor(tx, accountId, memberId);
  return memberId;
}

/** What may change of a member. What is not named stays. */
export type MemberUpdate = Partial<Pick<Member, 'name' | 'team' | 'role' | 'timeZone' | 'workingHours' | 'language'>>;

export async function updateMember(tx: WorkspaceTx, memberId: number, changes: MemberUpdate): Promise<void> {
  const before = (await findMember(tx, memberId))!;
  const { name, team, role, timeZone, workingHours, language } = { ...before, ...changes };
  await sql`
    update entente.members set name = ${name}, team = ${team}, role = ${role}, time_zone = ${timeZone},
      working_hours = ${workingHours && JSON.stringify(workingHours)}, language = ${language}
    where workspace_id = ${tx.workspaceId} and id = ${memberId}`.execute(tx.db);
}

/** The directory's line that leads from an account to a member. */
export async function openDoor(tx: WorkspaceTx, accountId: string, memberId: number): Promise<void> {
  await sql`
    insert into directory.members (user_id, workspace_id, member_id)
    values (${accountId}, ${tx.workspaceId}, ${memberId}) on conflict do nothing`.execute(tx.db);
}

/** Without it an account leads nowhere. */
export async function closeDoor(tx: WorkspaceTx, memberId: number): Promise<void> {
  await sql`delete from directory.members where workspace_id = ${tx.workspaceId} and member_id = ${memberId}`.execute(tx.db);
}

export async function accountOf(tx: WorkspaceTx, memberId: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select user_id as id from entente.members where workspace_id = ${tx.workspaceId} and id = ${memberId}`.execute(tx.db);
  return rows[0]!.id;
}
