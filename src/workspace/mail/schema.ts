import { z } from 'zod';

/** Wire shapes of mail, shared by routes, screens and the command line. */

const encryption = z.enum(['tls', 'starttls', 'none']);

export const mailSettingsWanted = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  encryption: encryption.describe('tls: from the first byte. starttls: never without. none: only inside a network of your own.'),
  userName: z.string().trim().max(320).nullable(),
  password: z
    .string()
    .max(1000)
    .optional()
    .describe('Kept sealed, never shown. Left out: the one that is there, as long as host, port and user name stay the same.'),
  fromName: z.string().trim().min(1).max(120),
  fromAddress: z.string().trim().max(254),
});

export const mailSettings = z.object({
  /** Who says how mail leaves. The environment wins over the page. */
  by: z.enum(['environment', 'page', 'nobody']),
  host: z.string().optional(),
  port: z.number().optional(),
  encryption: encryption.optional(),
  userName: z.string().nullable().optional(),
  hasPassword: z.boolean().optional(),
  fromName: z.string().optional(),
  fromAddress: z.string().optional(),
});

const mailState = z.enum(['waiting', 'sent', 'failed', 'kept']);

export const mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  aboutKind: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
  state: mailState,
  reason: z.string().nullable(),
  said: z.string().nullable(),
  nextTryAt: z.string().nullable(),
  beganAt: z.string(),
});

export const mailWhole = z.object({
  mail,
  /** null: forgotten by now, or sealed with another secret of this installation. */
  text: z.string().nullable(),
  history: z.array(
    z.object({
      state: mailState,
      reason: z.string().nullable(),
      said: z.string().nullable(),
      nextTryAt: z.string().nullable(),
      at: z.string(),
    }),
  ),
});

export const mailTestWanted = z.strictObject({ to: z.string().trim().max(254).optional().describe('The own address unless said.') });

export type MailSettingsWanted = z.infer<typeof mailSettingsWanted>;
export type MailSettingsAnswer = z.infer<typeof mailSettings>;
export type MailAnswer = z.infer<typeof mail>;
export type MailWholeAnswer = z.infer<typeof mailWhole>;
