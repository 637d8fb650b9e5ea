import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Caller, Context, Role } from '#platform/context.ts';

/**
 * Who may do what, on one page. Nobody outranks anybody here: the two heads have the same rights,
 * and what binds both will need both signatures.
 *
 * The team says where somebody works and never what they may do.
 */
const headsAndOperator = ['head-of-marketing', 'head-of-sales', 'operator'] as const;
const workers = [...headsAndOperator, 'member', 'viewer'] as const;
const everybody = [...workers, 'people-partner'] as const;

const table = {
  'company.read': everybody,
  'company.write': headsAndOperator,
  'members.read': everybody,
  'members.invite': headsAndOperator,
  'members.manage': headsAndOperator,
  'roles.write': headsAndOperator,
  'mail.read': headsAndOperator,
  'mail.write': ['operator'],
  'single-sign-on.write': headsAndOperator,
  'audit.read': workers,
  'api-keys.write': headsAndOperator,
  'sources.read': workers,
  'sources.import': headsAndOperator,
  'data.export': headsAndOperator,
  'people.read': workers,
  'people.report': headsAndOperator,
  'people.erase': headsAndOperator,
  'notices.read': everybody,
  'notices.write': everybody,
  'comments.write': [...headsAndOperator, 'member'],
  'asks.read': workers,
  'asks.write': [...headsAndOperator, 'member'],
  'views.share': [...headsAndOperator, 'member'],
  'measures.read': everybody,
  'measures-of-sellers.read': workers,
  'installation.read': ['operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

/** What each action is called in a sentence. */
const doing: Readonly<Record<Action, string>> = {
  'company.read': 'see the company',
  'company.write': 'change the company',
  'members.read': 'see who is here',
  'members.invite': 'invite people',
  'members.manage': 'add, change or end memberships',
  'roles.write': 'change what roles see',
  'mail.read': 'read the outbox',
  'mail.write': 'change how mail is sent',
  'single-sign-on.write': 'set how people sign on',
  'audit.read': 'read what happened',
  'api-keys.write': 'make or revoke API keys',
  'sources.read': 'see sources and imports',
  'sources.import': 'bring files and import them',
  'data.export': 'take all data out',
  'people.read': 'see people',
  'people.report': 'take out all that is held of a person',
  'people.erase': 'erase a person',
  'notices.read': 'read your notices',
  'notices.write': 'say what you have read and want to be told',
  'comments.write': 'write comments',
  'asks.read': 'see asks',
  'asks.write': 'ask and answer',
  'views.share': 'share views of lists',
  'measures.read': 'see the scoreboard',
  'measures-of-sellers.read': 'see figures of named sellers',
  'installation.read': 'see how this installation runs',
};

/** A key acts with the rights of the member who made it, except that it cannot bring in people or further keys. */
const neverByKey: readonly Action[] = [
  'members.invite',
  'members.manage',
  'roles.write',
  'mail.read',
  'mail.write',
  'api-keys.write',
  'single-sign-on.write',
];

/** What keys can be for. */
export const keyScopes: readonly Scope[] = [...new Set(actions.filter((action) => !neverByKey.includes(action)).map(scopeOf))];

/** Whether a caller may do something. The product itself may do everything it was written to do. */
export function permits(caller: Pick<Caller, 'kind' | 'role' | 'scopes'>, action: Action): boolean {
  if (caller.kind === 'system') return true;
  if (caller.kind === 'api-key' && (neverByKey.includes(action) || !isInScope(caller.scopes, action))) return false;
  return (table[action] as readonly Role[]).includes(caller.role);
}

/** The first line of every command and question: the refusal, or null. */
export function requirePermission(context: Pick<Context, 'caller'>, action: Action): Problem | null {
  if (permits(context.caller, action)) return null;
  if (context.caller.kind === 'api-key' && neverByKey.includes(action)) {
    const message = t`An API key may not ${doing[action]}.`;
    return { kind: 'forbidden', code: 'never-by-key', message, accepted: t`a member who is signed in` };
  }
  if (context.caller.kind === 'api-key' && !isInScope(context.caller.scopes, action)) {
    const message = t`This key may not ${doing[action]}: it is for something else.`;
    return { kind: 'forbidden', code: 'not-in-scope', message, accepted: t`a key with the scope ${scopeOf(action)}` };
  }
  const who = table[action].map((name) => name.replaceAll('-', ' ')).join(', ');
  return {
    kind: 'forbidden',
    code: 'not-permitted',
    message: t`Your role may not ${doing[action]}.`,
    accepted: t`the roles ${who}`,
  };
}

/**
 * What an API key is for, such as `asks:read`: an area of the permissions, and whether it may change something there.
 * Derived from the names of actions, so that a new action has its scope from the first day.
 */
export type Scope = `${string}:read` | `${string}:write`;

/** @example scopeOf('asks.read') // 'asks:read' @example scopeOf('people.erase') // 'people:write' */
export function scopeOf(action: string): Scope {
  const [area, verb = ''] = action.split('.');
  return ['read', 'export'].includes(verb) ? `${area!}:read` : `${area!}:write`;
}

/** Whether a key with these scopes may do something at all; whoever may change an area may read it. @param scopes undefined: everything. */
export function isInScope(scopes: readonly string[] | undefined, action: string): boolean {
  const needed = scopeOf(action);
  return scopes === undefined || scopes.includes(needed) || scopes.includes(needed.replace(/:read$/, ':write'));
}
