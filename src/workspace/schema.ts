import { z } from 'zod';

/** Wire shapes of the workspace, shared by routes, screens and the command line. */

/** The language of the screens, and of what is written to a member. */
export const language = z.enum(['en', 'de']);

export const team = z.enum(['marketing', 'sales', 'success', 'leadership', 'operations', 'people']);
export const role = z.enum(['head-of-marketing', 'head-of-sales', 'member', 'operator', 'viewer', 'people-partner']);

const windows = z.array(z.tuple([z.string(), z.string()])).max(24);
export const workingHours = z.strictObject({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
  sat: windows,
  sun: windows,
});
export const holiday = z.strictObject({ day: z.string().max(10), name: z.string().trim().min(1).max(120) });

export const company = z.strictObject({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().max(64),
  currency: z.string().max(3),
  workingHours,
  holidays: z.array(holiday).max(1000),
});
export const companyChanges = company.partial();

const personName = z.string().trim().min(1).max(120);
const password = z.string().max(1000);
const account = z.strictObject({
  name: personName,
  email: z.string().trim().max(254),
  password,
  team,
  role,
  language: language.optional(),
});

export const setUp = z.strictObject({ token: z.string().max(200), company, account });
export const invitationWanted = z.strictObject({ email: z.string().trim().max(254), team, role });
export const acceptance = z.strictObject({ name: personName, password, language: language.optional() });
export const apiKeyWanted = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Such as `asks:read`; left out: all that the member may. */
  scopes: z.array(z.string().max(40)).min(1).max(40).optional(),
  /** The last day on which it works, in the company's zone; left out: until it is revoked. */
  lastDay: z.string().max(10).optional(),
});

export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  team,
  role,
  joinedAt: z.string(),
  /** Whom they report to. */
  managerId: z.string().nullable(),
  /** By which sources call them, as owner or actor. */
  names: z.array(z.string()),
  /** null for whoever works today; else the day on which they work again. */
  away: z.object({ backOn: z.string() }).nullable(),
  /** Of whoever is not a member any more. */
  endedAt: z.string().nullable(),
});
export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  team,
  role,
  /** The name of the member who invited; null for the operator at the machine. */
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  /** What became of the newest mail about it; null where none was written. */
  mail: z.object({ state: z.enum(['waiting', 'sent', 'failed', 'kept']), reason: z.string().nullable() }).nullable(),
});
export const invitationLink = z.object({
  companyName: z.string(),
  /** Of somebody who was added before; null for everybody else. */
  name: z.string().nullable(),
  invitedBy: z.string().nullable(),
  email: z.string(),
  team,
  role,
  expiresAt: z.string(),
});
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  memberName: z.string(),
  createdAt: z.string(),
  scopes: z.array(z.string()).nullable(),
  expiresAt: z.string().nullable(),
  /** 2026-11-17; null: never. */
  lastUsedOn: z.string().nullable(),
});
export const auditQuestion = z.object({
  /** A member's id, with what their keys did; or `operator`, or `system`. */
  who: z.string().max(100).optional(),
  kind: z.enum(['company', 'members', 'sign-in', 'api-keys', 'imports', 'people', 'asks', 'data', 'mail']).optional(),
  /** Days of the company, both inclusive. */
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  /** The id of an ask, an import, a person, a member or an API key. */
  about: z.string().max(100).optional(),
});
export const auditEvent = z.object({
  id: z.string(),
  at: z.string(),
  /** For programs: `ask.made`. */
  name: z.string(),
  sentence: z.string(),
  /** What it is about, where that has a page or a row. */
  about: z.object({ thing: z.enum(['member', 'ask', 'importRun', 'person', 'apiKey']), id: z.string() }).nullable(),
  actor: z.object({ kind: z.enum(['member', 'api-key', 'operator', 'system']), name: z.string(), team: team.nullable() }),
});

export const session = z.object({
  state: z.enum(['set-up', 'signed-out', 'signed-in']),
  isDemo: z.literal(true).optional().describe('Everything here is invented, and anybody who reaches this address may look around.'),
  company: z.object({ name: z.string(), timeZone: z.string(), currency: z.string() }).optional(),
  member: z.object({ id: z.string(), name: z.string(), email: z.string(), team, role, language }).optional(),
  permissions: z.array(z.string()).optional(),
  withheld: z
    .array(z.enum(['contact-details', 'amounts', 'seller-names']))
    .optional()
    .describe('Groups of fields that your role does not see.'),
  rowsAreLimited: z.boolean().optional().describe('Whether you see only your own people and deals, or those of your reports too.'),
  asOf: z.string(),
});

export type CompanyWanted = z.infer<typeof company>;
export type CompanyChanges = z.infer<typeof companyChanges>;
export type SetUp = z.infer<typeof setUp>;
export type InvitationWanted = z.infer<typeof invitationWanted>;
export type Acceptance = z.infer<typeof acceptance>;
export type MemberAnswer = z.infer<typeof member>;
export type InvitationAnswer = z.infer<typeof invitation>;
export type InvitationLinkAnswer = z.infer<typeof invitationLink>;
export type ApiKeyWanted = z.infer<typeof apiKeyWanted>;
export type ApiKeyAnswer = z.infer<typeof apiKey>;
export type AuditQuestion = z.infer<typeof auditQuestion>;
export type AuditEventAnswer = z.infer<typeof auditEvent>;
export type SessionAnswer = z.infer<typeof session>;
