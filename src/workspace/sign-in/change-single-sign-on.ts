import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Providers } from '#platform/auth/provider.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { seal, unseal } from '#platform/sealed-value.ts';
import { checkTeamAndRole } from '#workspace/membership.ts';
import { requirePermission } from '#workspace/permissions.ts';
import type { SingleSignOnWanted } from '#workspace/sign-in/schema.ts';
import type { SingleSignOn } from '#workspace/sign-in/single-sign-on.ts';
import { findSingleSignOn, keepSingleSignOn } from '#workspace/sign-in/single-sign-on-store.ts';

/** Sets how people sign on, all of it at once. Without a secret, the one that is kept stays. What is turned on is tried first. */
export async function changeSingleSignOn(
  context: Context,
  providers: Providers,
  wanted: SingleSignOnWanted,
): Promise<Outcome<{ settings: SingleSignOn }>> {
  const problem = requirePermission(context, 'single-sign-on.write') ?? problemOf(wanted);
  if (problem) return { ok: false, problem };
  const { secret: given, ...rest } = wanted;
  const settings = { ...rest, domains: wanted.domains.map((domain) => domain.toLowerCase()) };
  const secret = given ?? (await keptSecret(context, wanted.issuer));
  if (!secret)
    return refuse('invalid', 'no-secret', t`The secret is missing.`, { where: 'secret', accepted: t`the secret that the provider shows` });
  const unusable = settings.isOn ? await providers.check({ ...settings, clientSecret: secret }) : null;
  if (unusable) return { ok: false, problem: unusable };
  const { caller, clock, database } = context;
  return inWorkspace(database, caller.workspaceId, async (tx) => {
    const sealedSecret = seal(context.settings.secret, 'single-sign-on', String(caller.workspaceId), secret);
    await keepSingleSignOn(tx, { ...settings, sealedSecret }, caller.memberId, new Date(clock.now()));
    await announce(tx, context, { name: 'single-sign-on.changed', subject: { state: stateOf(settings) } });
    return { ok: true, settings };
  });
}

/** A secret goes to nobody but the issuer that it was given for. */
async function keptSecret(context: Context, issuer: string): Promise<string | null> {
  const kept = await inWorkspace(context.database, context.caller.workspaceId, findSingleSignOn);
  if (!kept || kept.issuer !== issuer) return null;
  return unseal(context.settings.secret, 'single-sign-on', String(context.caller.workspaceId), kept.sealedSecret);
}

const stateOf = ({ isOn, allowsPasswords }: SingleSignOn) => (isOn ? (allowsPasswords ? 'on' : 'only') : 'off');

function problemOf({ issuer, mappings, defaultPlace }: SingleSignOnWanted): Problem | null {
  if (!/^https?:$/.test(URL.canParse(issuer) ? new URL(issuer).protocol : '')) {
    const accepted = t`https://id.company.example and the like, as the provider says it`;
    return { kind: 'invalid', code: 'not-an-issuer', message: t`Not the address of a provider: ${issuer}.`, where: 'issuer', accepted };
  }
  for (const [at, { team, role }] of mappings.entries()) {
    const problem = checkTeamAndRole(team, role, `mappings.${at}`);
    if (problem) return problem;
  }
  return defaultPlace && checkTeamAndRole(defaultPlace.team, defaultPlace.role, 'defaultPlace');
}
