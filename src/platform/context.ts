import type { Clock } from '#kernel/clock.ts';
import type { IdCodec } from '#kernel/id.ts';
import type { Database, WorkspaceTx } from '#platform/database/database.ts';
import type { EventRegistry } from '#platform/events/event-registry.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Log } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';

export const teams = ['marketing', 'sales', 'success', 'leadership', 'operations', 'people'] as const;
export type Team = (typeof teams)[number];

export const roles = ['head-of-marketing', 'head-of-sales', 'member', 'operator', 'viewer', 'people-partner'] as const;
export type Role = (typeof roles)[number];

/** Fields that a role may not see, wherever they stand. */
export const fieldGroups = ['contact-details', 'amounts', 'seller-names'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** How much of what there is a caller sees. Names are written as `normalName` writes them. */
export interface Sight {
  withheld: readonly FieldGroup[];
  /** Whose people, deals and handoffs: by the names that sources have for these members; null: everybody's. */
  rowsOf: ReadonlySet<string> | null;
  /** Whose figures by name; null: everybody's. */
  figuresOf: ReadonlySet<string> | null;
}

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
  /** Undefined means everything: of the product itself and of the operator at the machine. */
  sight?: Sight;
}

/** What every part of the running product is handed, whoever asks. */
export interface Platform {
  database: Database;
  clock: Clock;
  ids: IdCodec;
  settings: Settings;
  log: Log;
  events: EventRegistry;
  /** Mails that are read anew as they leave, by what they are about. */
  letters?: Letters;
}

/** What a mail says as it leaves, with its own headers; null where nothing is left to say. */
export type ComposeLetter = (
  tx: WorkspaceTx,
  platform: Platform,
  mail: { mailId: number; aboutId: number | null },
) => Promise<{ subject: string; letter: Letter; headers: Readonly<Record<string, string>> } | null>;
export type Letters = Readonly<Record<string, ComposeLetter>>;

/** What every command and question is handed: the platform, and who asks. */
export interface Context extends Platform {
  caller: Caller;
}

/** The context in which the product itself works for a workspace: listeners and sweeps. */
export function systemContext(platform: Platform, workspaceId: number): Context {
  return { ...platform, caller: { kind: 'system', workspaceId, memberId: null, name: 'Entente', team: 'operations', role: 'operator' } };
}
