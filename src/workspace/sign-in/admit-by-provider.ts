import { sql } from 'kysely';
import type { Claims } from '#platform/auth/provider.ts';
import { accountBehind, linkAccount } from '#platform/auth/provider-links.ts';
import { ensureAccountRow } from '#platform/auth/account-rows.ts';
import { systemContext, type Platform } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { permits } from '#workspace/permissions.ts';
import { memberOfAccount, worksElsewhere } from '#workspace/sign-in/account-store.ts';
import {
  addressIn,
  groupsIn,
  placeByGroups,
  type Place,
  type SignOnRefusal,
  type SingleSignOn,
} from '#workspace/sign-in/single-sign-on.ts';
import { insertMember, listMembers, updateMember, type Member } from '#workspace/store.ts';

type Admission = { accountId: string } | { refused: SignOnRefusal };

/**
 * Lets in whom the provider vouches for: finds or makes their account and their membership, and gives them the team and the
 * role that their groups stand for, anew at each sign-on.
 */
export async function admitByProvider(platform: Platform, workspaceId: number, settings: SingleSignOn, claims: Claims): Promise<Admission> {
  const address = addressIn(claims, settings.domains);
  if ('refused' in address) return address;
  const place = placeByGroups(settings, groupsIn(claims[settings.groupClaim]));
  if (!place) return { refused: 'in-no-group' };
  const { email } = address;
  const name = typeof claims['name'] === 'string' && claims['name'].trim() ? claims['name'].trim().slice(0, 120) : email;
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    // Two windows of one newcomer at once: the second finds what the first made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${email}`}, 0))`.execute(tx.db);
    const at = new Date(platform.clock.now());
    const link = { issuer: settings.issuer, subject: claims.sub };
    const known = await accountBehind(tx, link);
    const accountId = known ?? (await ensureAccountRow(tx, { name, email, at }));
    // The provider of one company vouches for nobody who works in another one, too.
    if (await worksElsewhere(tx, accountId)) return { refused: 'other-company' };
    const member = await memberOfAccount(tx, accountId);
    if (member?.endedAt) return { refused: 'former-member' };
    if (!known) await linkAccount(tx, accountId, link, at);
    if (member) await follow(tx, platform, member, place);
    else await join(tx, platform, { accountId, name, email, ...place, joinedAt: at });
    return { accountId };
  });
}

async function join(tx: WorkspaceTx, platform: Platform, newcomer: Parameters<typeof insertMember>[1]): Promise<void> {
  const memberId = await insertMember(tx, newcomer);
  const { team, role } = newcomer;
  await announce(tx, systemContext(platform, tx.workspaceId), { name: 'member.admitted', subject: { memberId, team, role } });
}

async function follow(tx: WorkspaceTx, platform: Platform, member: Member, place: Place): Promise<void> {
  if (member.team === place.team && member.role === place.role) return;
  if (await isLastOne(tx, member, place)) return;
  await updateMember(tx, member.id, place);
  const { team, role } = place;
  await announce(tx, systemContext(platform, tx.workspaceId), {
    name: 'member.followed-group',
    subject: { memberId: member.id, team, role },
  });
}

/** Whether nobody would be left who may set single sign-on right again. */
async function isLastOne(tx: WorkspaceTx, member: Member, place: Place): Promise<boolean> {
  const may = (role: Member['role']) => permits({ kind: 'member', role }, 'single-sign-on.write');
  if (!may(member.role) || may(place.role)) return false;
  const others = (await listMembers(tx)).filter(({ id, role, endedAt }) => id !== member.id && !endedAt && may(role));
  return others.length === 0;
}
