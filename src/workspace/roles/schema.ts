import { z } from 'zod';

const group = z.enum(['contact-details', 'amounts', 'seller-names']);
const withheld = z.array(group).max(3).describe('The groups of fields that the role does not see.');
const rows = z.enum(['everything', 'own-and-reports', 'own']).describe('Whose people, accounts, deals and handoffs members see.');
const named = z
  .enum(['everybody', 'own-and-reports'])
  .describe('Figures of named sellers: for everybody who sees figures by name, or only one’s own and those of one’s reports.');
const settings = z.strictObject({ memberWithheld: withheld, viewerWithheld: withheld, memberRows: rows, namedFigures: named });

export const roleChanges = settings.partial();
const role = z.enum(['head-of-marketing', 'head-of-sales', 'member', 'operator', 'viewer', 'people-partner']);
export const rolesAnswer = z.object({
  settings,
  roles: z.array(
    z.object({
      role,
      /** What it may do, by the names of actions. */
      actions: z.array(z.string()),
      withheld: z.array(group),
      /** none: it sees figures and nobody behind them. */
      rows: z.enum(['everything', 'own-and-reports', 'own', 'none']),
      /** none: it sees no figures by the names of sellers. */
      namedFigures: z.enum(['everybody', 'own-and-reports', 'none']),
      /** What of this the company may choose. */
      canChange: z.array(z.enum(['withheld', 'rows'])),
    }),
  ),
  mayChange: z.boolean(),
});

export type RoleChanges = z.infer<typeof roleChanges>;
export type RolesAnswer = z.infer<typeof rolesAnswer>;
