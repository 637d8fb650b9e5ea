import type { EventSubject } from '#platform/slice.ts';

/** What may be asked of the audit log; what is left out is not asked. */
export interface AuditFilter {
  /** A member's events, with those of their keys; or those of the operator at the machine, or of the product itself. */
  who?: number | 'operator' | 'system' | undefined;
  /** The area that an event belongs to. */
  kind?: AuditKind | undefined;
  /** The first moment that counts. */
  from?: Date | undefined;
  /** The first moment that counts no more. */
  until?: Date | undefined;
  /** Something that the event names by its row id. */
  about?: { key: SubjectKey; id: number } | undefined;
}

/** Areas of the log, each with the first words of its events' names. */
const prefixes = {
  company: ['company', 'demo'],
  members: ['member', 'invitation', 'roles'],
  'sign-in': ['password', 'session', 'sessions', 'second-factor', 'passkey', 'single-sign-on'],
  'api-keys': ['api-key'],
  imports: ['import', 'import-schedule', 'mapping', 'upload'],
  people: ['person', 'lead', 'list', 'bulk-action'],
  asks: ['ask'],
  data: ['data'],
  mail: ['mail', 'mail-settings'],
} as const;
type AuditKind = keyof typeof prefixes;
export const prefixesOf = (kind: AuditKind): readonly string[] => prefixes[kind];

/** Things that events name, which have a page or a row of their own. */
const things = { memberId: 'member', askId: 'ask', importRunId: 'importRun', personId: 'person', apiKeyId: 'apiKey' } as const;
type SubjectKey = keyof typeof things;
type Thing = (typeof things)[SubjectKey];
const keys = Object.keys(things) as SubjectKey[];

/** What an event is about, the most telling thing first. */
export function thingOf(subject: EventSubject): { thing: Thing; id: number } | null {
  const order: readonly SubjectKey[] = ['askId', 'importRunId', 'personId', 'apiKeyId', 'memberId'];
  const key = order.find((each) => typeof subject[each] === 'number');
  return key ? { thing: things[key], id: subject[key] as number } : null;
}

/** @param decode the row id behind a public id, or null where it is none of that kind. */
export function readAbout(text: string, decode: (thing: Thing, text: string) => number | null): AuditFilter['about'] | null {
  for (const key of keys) {
    const id = decode(things[key], text);
    if (id !== null) return { key, id };
  }
  return null;
}
