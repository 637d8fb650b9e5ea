import type { Sentence } from '#workspace/audit-sentences.ts';

/** How the events of signing in read on the audit page. */
export const signInSentences: Readonly<Record<string, Sentence>> = {
  'password.changed': () => 'changed their password; their other sessions ended',
  'session.ended': () => 'ended one of their sessions',
  'sessions.ended': ({ ended }) => `ended their other sessions, ${ended} of them`,
  'second-factor.turned-on': () => 'turned on a second factor for their account',
  'second-factor.turned-off': () => 'turned off the second factor of their account',
  'second-factor.backup-codes-renewed': () => 'made new backup codes for their account',
  'second-factor.backup-code-used': () => 'signed in with a backup code',
  'second-factor.reset': ({ memberName }) => `turned off the second factor of ${memberName ?? 'a former member'}`,
};
