import { z } from 'zod';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';

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
