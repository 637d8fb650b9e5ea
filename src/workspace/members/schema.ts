import { z } from 'zod';
import { role, team, workingHours } from '#workspace/schema.ts';

/** Wire shapes of members, shared by routes, screens and the command line. */

const name = z.string().trim().min(1).max(120);
const language = z.enum(['en', 'de']);
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
