import { z } from 'zod';

// Wire shapes of comments, follows and notices, shared by routes, screens and the command line.

export const thingKinds = ['person', 'account', 'deal', 'ask', 'importRun'] as const;
export const aboutWanted = z.object({
  kind: z.enum(thingKinds).describe('What it is about.'),
  id: z.string().max(100).describe('Its id.'),
});
const text = z.string().max(4000).describe('Plain text. @ before the whole name of a member mentions them.');

const mentions = z
  .array(z.string().max(100))
  .max(50)
  .optional()
  .describe('Ids of members: whom a name means that several have. Without them it means all who are called so.');

export const commentWanted = z.strictObject({ about: aboutWanted, text, mentions });
export const commentEdit = z.strictObject({ text, mentions });
export const followWanted = z.strictObject({ about: aboutWanted });

const who = z.object({ id: z.string(), name: z.string(), team: z.string() });
export const comment = z.object({
  id: z.string(),
  /** Empty where it was removed. */
  text: z.string(),
  state: z.enum(['written', 'edited', 'removed', 'erased']),
  /** null: the operator at the machine, or somebody who is no member any more. */
  by: who.nullable(),
  at: z.string(),
  /** When it was last edited, removed or erased. */
  changedAt: z.string().nullable(),
  mentions: z.array(who),
  may: z.object({ edit: z.boolean(), remove: z.boolean() }),
});
export const discussionAnswer = z.object({
  /** The oldest first. */
  comments: z.array(comment),
  isFollowed: z.boolean().describe('Whether the caller follows it.'),
  followers: z.number().int(),
  may: z.object({ write: z.boolean(), follow: z.boolean() }),
});
export const commentAnswer = z.object({ comment });
export const followAnswer = z.object({ isFollowed: z.boolean() });

export const noticeKinds = ['mention', 'comment', 'ask', 'answer', 'import'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticesAnswer = z.object({
  unread: z.number().int(),
  /** The newest first. */
  notices: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(noticeKinds),
      sentence: z.string(),
      /** The page of what it is about. */
      path: z.string(),
      at: z.string(),
      isRead: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export const noticesQuery = z.object({ after: z.string().max(100).optional().describe('The `next` of the page before.') });
export const unreadAnswer = z.object({ unread: z.number().int() });
export const readingsWanted = z.strictObject({
  ids: z.array(z.string().max(100)).max(200).optional().describe('Which were read; all of them unless said.'),
});
export const choices = z.object({ mention: z.boolean(), comment: z.boolean(), ask: z.boolean(), answer: z.boolean(), import: z.boolean() });
const pace = z.enum(['at-once', 'daily', 'weekly', 'never']);
const mailChoices = z.object({ mention: pace, comment: pace, ask: pace, answer: pace, import: pace });
export const choicesAnswer = z.object({
  choices,
  mail: mailChoices.describe('How soon each kind is told by mail: within your working hours, not on holidays or leave.'),
  mailWay: z.enum(['ready', 'no-mail-server', 'no-address']).describe('Whether this installation can send mail whose links lead here.'),
});
export const choicesWanted = z.strictObject({ choices: choices.partial().optional(), mail: mailChoices.partial().optional() });

export type AboutWanted = z.infer<typeof aboutWanted>;
export type CommentAnswer = z.infer<typeof commentAnswer>;
export type CommentOnWire = z.infer<typeof comment>;
export type DiscussionAnswer = z.infer<typeof discussionAnswer>;
export type NoticesAnswer = z.infer<typeof noticesAnswer>;
export type ChoicesAnswer = z.infer<typeof choicesAnswer>;
export type ChoicesWanted = z.infer<typeof choicesWanted>;
