import type { Clock } from '#kernel/clock.ts';
import type { IdCodec } from '#kernel/id.ts';
import type { Database } from '#platform/database/database.ts';
import type { EventRegistry } from '#platform/events/event-registry.ts';
import type { Log } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';

export const teams = ['marketing', 'sales', 'success', 'leadership', 'operations', 'people'] as const;
export type Team = (typeof teams)[number];

export const roles = ['head-of-marketing', 'head-of-sales', 'member', 'operator', 'viewer', 'people-partner'] as const;
export type Role = (typeof roles)[number];

/** Who asks: a member in a browser, a program with an API key, the operator at the machine, or the product itself. */
export interface Caller {
  kind: 'member' | 'api-key' | 'operator' | 'system';
  workspaceId: number;
  /** null for the operator at the machine and for the product itself. */
  memberId: number | null;
  name: string;
  team: Team;
  role: Role;
  /** Of a program: the key it shows. */
  apiKeyId?: number;
  /** Of a program: what its key is for, such as `asks:read`; undefined means all that its member may. */
  scopes?: readonly string[];
}

/** What every part of the running product is handed, whoever asks. */
export interface Platform {
  database: Database;
  clock: Clock;
  ids: IdCodec;
  settings: Settings;
  log: Log;
  events: EventRegistry;
}

/** What every command and question is handed: the platform, and who asks. */
export interface Context extends Platform {
  caller: Caller;
}

/** The context in which the product itself works for a workspace: listeners and sweeps. */
export function systemContext(platform: Platform, workspaceId: number): Context {
  return { ...platform, caller: { kind: 'system', workspaceId, memberId: null, name: 'Entente', team: 'operations', role: 'operator' } };
}
