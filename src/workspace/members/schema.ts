import { z } from 'zod';
import { language, role, team, workingHours } from '#workspace/schema.ts';

/** Wire shapes of members, shared by routes, screens and the command line. */

const name = z.string().trim().min(1).max(120);
const names = z.array(z.string().trim().min(1).max(200)).max(50);

export const newMember = z.strictObject({
  email: z.string().trim().max(254),
  name,
  team,
  role,
  managerId: z.string().max(40).nullable().optional().describe('Whom they report to.'),
  timeZone: z.string().max(64).nullable().optional().describe('The company’s where it is not said.'),
  workingHours: workingHours.nullable().optional(),
  language: language.optional(),
  names: names.optional().describe('By which sources call them, as owner or actor.'),
});

export const memberChanges = z.strictObject({
  team: team.optional(),
  role: role.optional(),
  managerId: z.string().max(40).nullable().optional(),
  names: names.optional(),
});

export const profile = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  team,
  role,
  timeZone: z.string().nullable().describe('null: the company’s.'),
  workingHours: workingHours.nullable().describe('null: the company’s.'),
  language,
  names: z.array(z.string()),
  leaves: z.array(z.object({ id: z.string(), startsOn: z.string(), endsOn: z.string() })),
  suggestions: z.array(z.string()).describe('Names of owners and actors in the data that are nobody’s yet.'),
});

export const profileChanges = z.strictObject({
  name: name.optional(),
  timeZone: z.string().max(64).nullable().optional(),
  workingHours: workingHours.nullable().optional(),
  language: language.optional(),
  names: names.optional(),
});

export const leaveWanted = z.strictObject({ startsOn: z.string().max(10), endsOn: z.string().max(10) });

export type MemberChangesWanted = z.infer<typeof memberChanges>;
export type ProfileAnswer = z.infer<typeof profile>;
