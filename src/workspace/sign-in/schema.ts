import { z } from 'zod';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';
import { role, team } from '#workspace/schema.ts';

/** Wire shapes of signing in and of one's own account, shared by routes and screens. */

const password = z.string().min(1).max(longestPassword);
const code = z.string().trim().min(1).max(40);

export const signInWanted = z.strictObject({ email: z.email().max(254), password, rememberMe: z.boolean().optional() });
/** `next: 'code'` says that the password was right and a code is asked for. */
export const signInAnswer = z.object({ done: z.boolean(), next: z.literal('code').optional() });
export const codeWanted = z.strictObject({ code });
export const passwordWanted = z.strictObject({ password });
export const passwordChange = z.strictObject({
  currentPassword: password,
  newPassword: z.string().min(shortestPassword).max(longestPassword),
});
export const done = z.object({ done: z.literal(true) });

export const sessionShown = z.object({
  id: z.string(),
  /** "Firefox on Windows". */
  device: z.string(),
  createdAt: z.string(),
  /** To the quarter of an hour. */
  lastUsedAt: z.string().nullable(),
  isThisOne: z.boolean(),
});
export const secondFactorShown = z.object({ isOn: z.boolean(), backupCodesLeft: z.number() });
export const security = z.object({
  hasPassword: z.boolean(),
  secondFactor: secondFactorShown,
});
export const secondFactorBegun = z.object({ secret: z.string(), uri: z.string() });
export const backupCodes = z.object({ backupCodes: z.array(z.string()) });
export const memberNamed = z.object({ id: z.string(), name: z.string() });

export type SessionShownAnswer = z.infer<typeof sessionShown>;
export type SecurityAnswer = z.infer<typeof security>;
export type SecondFactorBegunAnswer = z.infer<typeof secondFactorBegun>;
export type BackupCodesAnswer = z.infer<typeof backupCodes>;
export type MemberNamedAnswer = z.infer<typeof memberNamed>;

const place = z.strictObject({ team, role });
export const singleSignOnWanted = z.strictObject({
  isOn: z.boolean(),
  issuer: z.string().trim().min(1).max(500),
  clientId: z.string().trim().min(1).max(500),
  /** Left out: the one that is kept, as long as the issuer stays the same. It is never shown again. */
  secret: z.string().min(1).max(2000).optional(),
  /** northlake.example; none: any address that the provider vouches for. */
  domains: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[^\s@,]+\.[^\s@,]+$/)
        .max(253),
    )
    .max(50),
  groupClaim: z.string().trim().min(1).max(100),
  /** The first that matches counts. */
  mappings: z.array(z.strictObject({ group: z.string().trim().min(1).max(200), team, role })).max(100),
  /** For somebody in none of the groups; null: they are refused. */
  defaultPlace: place.nullable(),
  allowsPasswords: z.boolean(),
});
export const singleSignOnShown = z.object({
  settings: singleSignOnWanted.omit({ secret: true }).nullable(),
  /** What the provider wants to be told: where people come back to. */
  redirectUri: z.string(),
});
export const waysToSignIn = z.object({
  allowsPasswords: z.boolean(),
  /** The host of the provider; null where there is none. */
  provider: z.string().nullable(),
});

export type SingleSignOnWanted = z.infer<typeof singleSignOnWanted>;
export type SingleSignOnShownAnswer = z.infer<typeof singleSignOnShown>;
