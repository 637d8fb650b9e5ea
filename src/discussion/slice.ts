import { t } from '#kernel/language/say.ts';
import type { Slice } from '#platform/slice.ts';
import { listeners } from '#discussion/listen.ts';
import { composeNoticeMail } from '#discussion/mail/compose-notice-mail.ts';
import { registerNoticeMailRoutes } from '#discussion/mail/notice-mail-routes.ts';
import { noticeMailSweep } from '#discussion/mail/write-notice-mails.ts';
import { registerNoticeRoutes } from '#discussion/notice-routes.ts';
import { forgetPerson, reportComments, worksOn } from '#discussion/personal-comments.ts';
import { registerCommentRoutes } from '#discussion/routes.ts';
import type { Things } from '#discussion/things.ts';

/** What this slice does with what others hold: it comes before them all, and is handed their things. */
export const discussionParts = {
  workedOn: worksOn,
  erase: forgetPerson,
  report: reportComments,
  quietEvents: ['notice-mail.ended', 'comment.written', 'comment.edited', 'comment.removed'],
} satisfies Partial<Slice>;

export function createDiscussionSlice({ things }: { things: Things }): Slice {
  return {
    ...discussionParts,
    name: 'discussion',
    routes: (http) => {
      registerCommentRoutes(http, things);
      registerNoticeRoutes(http, things);
      registerNoticeMailRoutes(http);
    },
    listeners,
    sweeps: [noticeMailSweep],
    letters: { notices: composeNoticeMail(things) },
    sentences: {
      'comment.written': ({ thingKind }) => t`commented on ${kinds[String(thingKind)] ?? 'something'}`,
      'notice-mail.ended': () => t`wants no notices by mail any more`,
      'comment.edited': () => t`edited a comment`,
      'comment.removed': () => t`removed a comment`,
    },
  };
}

const kinds: Record<string, string> = {
  person: 'a person',
  account: 'an account',
  deal: 'a deal',
  ask: 'an ask',
  importRun: 'an import',
};
