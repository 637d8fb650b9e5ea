import { sql } from 'kysely';
import type { Caller, FieldGroup, Role, Sight } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { normalName } from '#workspace/members/member-names.ts';
import { fieldGroupOf } from '#workspace/roles/field-group-of.ts';
import { rowsOf, withheldFrom } from '#workspace/roles/role-settings.ts';
import { readRoleSettings } from '#workspace/roles/role-settings-store.ts';

/** What a member sees now, with the keys that act for them. */
export async function readSight(tx: WorkspaceTx, memberId: number, role: Role): Promise<Sight> {
  const settings = await readRoleSettings(tx);
  const rows = rowsOf(role, settings);
  const isLimited = settings.namedFigures === 'own-and-reports';
  const ofReports =
    isLimited || rows === 'own-and-reports' ? await namesOfMembers(tx, [memberId, ...(await reportsOf(tx, memberId))]) : null;
  return {
    withheld: withheldFrom(role, settings),
    rowsOf: rows === 'everything' ? null : rows === 'own' ? await namesOfMembers(tx, [memberId]) : ofReports,
    figuresOf: isLimited ? ofReports : null,
  };
}

/** Whether a caller does not see a group of fields. */
export const isWithheld = ({ sight }: Pick<Caller, 'sight'>, group: FieldGroup): boolean => sight?.withheld.includes(group) ?? false;

/** Whether a caller does not see a field, by what a source calls it. */
export function isFieldWithheld(caller: Pick<Caller, 'sight'>, field: string): boolean {
  const group = fieldGroupOf(field);
  return group !== null && isWithheld(caller, group);
}

const mail = /[^\s@<>()[\],;:"']+@[^\s@<>()[\],;:"']+\.[^\s@<>()[\],;:"']+/gu;
const phone = /\+\d[\d ()./-]{5,}\d/g;
const notShown = '(not shown)';

/** A text that a source wrote, without the mail addresses and phone numbers in it for a caller who sees none. */
export function shownText<Text extends string | null>(caller: Pick<Caller, 'sight'>, text: Text): Text {
  if (text === null || !isWithheld(caller, 'contact-details')) return text;
  return text.replaceAll(mail, notShown).replaceAll(phone, notShown) as Text;
}

/** What a person is called: a mail address that stands in for a name is none for a caller who sees no contact details. */
export function shownName(caller: Pick<Caller, 'sight'>, name: string): string {
  const shown = shownText(caller, name);
  return shown === notShown ? '' : shown;
}

/** By which names sources know these members: those that are known, their own name and mail address, none that is another member's. */
export async function namesOfMembers(tx: WorkspaceTx, memberIds: readonly number[]): Promise<Set<string>> {
  const { rows: known } = await sql<{ name: string; memberId: number }>`
    select normal_name as name, member_id as "memberId" from entente.member_names where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  const { rows: members } = await sql<{ name: string; email: string }>`
    select name, email from entente.members where workspace_id = ${tx.workspaceId} and id = any(${[...memberIds]}::bigint[])`.execute(
    tx.db,
  );
  const holders = new Map(known.map((row) => [row.name, row.memberId]));
  const own = members.flatMap(({ name, email }) => [name, email]).map(normalName);
  return new Set([
    ...own.filter((name) => name !== '' && !holders.has(name)),
    ...known.filter((row) => memberIds.includes(row.memberId)).map((row) => row.name),
  ]);
}

/** Everybody who reports to somebody, directly or through others. */
async function reportsOf(tx: WorkspaceTx, memberId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive below (id) as (
      select m.id from entente.members m where m.workspace_id = ${tx.workspaceId} and m.manager_id = ${memberId}
      union
      select m.id from below join entente.members m on m.workspace_id = ${tx.workspaceId} and m.manager_id = below.id)
    select id from below`.execute(tx.db);
  return rows.map(({ id }) => id);
}
