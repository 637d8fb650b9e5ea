import { t } from '#kernel/language/say.ts';
import type { Sentence } from '#workspace/audit-sentences.ts';

/** How the events of signing in read on the audit page. */
export const signInSentences: Readonly<Record<string, Sentence>> = {
  'password.changed': () => t`changed their password; their other sessions ended`,
  'session.ended': () => t`ended one of their sessions`,
  'sessions.ended': ({ ended }) => t`ended their other sessions, ${ended} of them`,
  'second-factor.turned-on': () => t`turned on a second factor for their account`,
  'second-factor.turned-off': () => t`turned off the second factor of their account`,
  'second-factor.backup-codes-renewed': () => t`made new backup codes for their account`,
  'second-factor.backup-code-used': () => t`signed in with a backup code`,
  'second-factor.reset': ({ memberName }) => t`turned off the second factor of ${memberName ?? 'a former member'}`,
  'single-sign-on.changed': ({ state }) => t`set single sign-on: ${stateWords[String(state)] ?? 'in another way'}`,
  'member.admitted': ({ memberName, team, role }) =>
    t`let in ${memberName ?? 'a former member'} by single sign-on, as ${said(role)} in ${said(team)}`,
  'member.followed-group': ({ memberName, team, role }) =>
    t`made ${memberName ?? 'a former member'} ${said(role)} in ${said(team)}, as their groups at the sign-in provider say`,
};

const stateWords: Readonly<Record<string, string>> = {
  on: 'on, beside passwords',
  only: 'on, and passwords only for whoever sets it',
  off: 'off',
};

/** head-of-sales -> head of sales */
const said = (word: unknown) => String(word ?? 'member').replaceAll('-', ' ');
