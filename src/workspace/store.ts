import { sql } from 'kysely';
import type { Role, Team } from '#platform/context.ts';
import type { Tx, WorkspaceTx } from '#platform/database/database.ts';
import type { Company, Holiday } from '#workspace/company.ts';
import type { WorkingHours } from '#kernel/working-hours.ts';

/** The company and its members in the record. Keys and invitations: key-store.ts and invitation-store.ts. */

export interface Member {
  id: number;
  name: string;
  email: string;
  team: Team;
  role: Role;
  joinedAt: Date;
}

/** The first company of the installation, or null before there is one. */
export async function firstWorkspace(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from directory.workspaces order by id limit 1`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** Whether anybody can sign in at all: before that, the company waits to be claimed. */
export async function hasAnyMember(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.members limit 1`.execute(tx.db);
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

const memberColumns = sql`id, name, email, team, role, joined_at as "joinedAt"`;

export async function findMember(tx: WorkspaceTx, memberId: number): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select ${memberColumns} from entente.members where workspace_id = ${tx.workspaceId} and id = ${memberId}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function findMemberByEmail(tx: WorkspaceTx, email: string): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select ${memberColumns} from entente.members where workspace_id = ${tx.workspaceId} and email = ${email}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function listMembers(tx: WorkspaceTx): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${memberColumns} from entente.members where workspace_id = ${tx.workspaceId} order by name, id`.execute(tx.db);
  return rows;
}

/** Adds a member, and the directory's line that leads from the account to it. */
export async function insertMember(tx: WorkspaceTx, member: Omit<Member, 'id'> & { accountId: string }): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.members (workspace_id, user_id, name, email, team, role, joined_at)
    values (${tx.workspaceId}, ${member.accountId}, ${member.name}, ${member.email}, ${member.team}, ${member.role}, ${member.joinedAt})
    returning id`.execute(tx.db);
  const memberId = rows[0]!.id;
  await sql`
    insert into directory.members (user_id, workspace_id, member_id)
    values (${member.accountId}, ${tx.workspaceId}, ${memberId})`.execute(tx.db);
  return memberId;
}
