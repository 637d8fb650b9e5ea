import { t } from '#kernel/language/say.ts';
import type { EventSubject } from '#platform/slice.ts';

/** How an event goes on after the name of whoever caused it: "invited mei@northlake.example". */
export type Sentence = (subject: EventSubject) => string;

const fieldWords: Record<string, string> = {
  name: 'name',
  timeZone: 'time zone',
  currency: 'currency',
  workingHours: 'working hours',
  holidays: 'holidays',
  managerId: 'manager',
  names: 'names in sources',
};

/** The workspace's own events. Names arrive beside the ids, looked up when the page is read. */
const roleSettingWords: Readonly<Record<string, string>> = {
  memberWithheld: 'the fields of members',
  viewerWithheld: 'the fields of viewers',
  memberRows: 'the rows of members',
  namedFigures: 'figures of named sellers',
};

export const workspaceSentences: Readonly<Record<string, Sentence>> = {
  'company.set-up': () => t`set up the company`,
  'company.opened': () => t`opened this installation with a company in UTC and EUR`,
  'company.changed': ({ fields }) =>
    t`changed the company: ${list(
      String(fields ?? '')
        .split(',')
        .map((field) => fieldWords[field] ?? field),
    )}`,
  'roles.changed': ({ fields }) =>
    t`changed what roles see: ${list(
      String(fields ?? '')
        .split(',')
        .map((field) => roleSettingWords[field] ?? field),
    )}`,
  'member.invited': ({ invitationEmail }) => t`invited ${named(invitationEmail, 'somebody')}`,
  'invitation.renewed': ({ invitationEmail }) => t`sent the invitation of ${named(invitationEmail, 'somebody')} again`,
  'invitation.withdrawn': ({ invitationEmail }) => t`withdrew the invitation of ${named(invitationEmail, 'somebody')}`,
  'member.joined': () => t`joined`,
  'member.changed': ({ memberName, fields }) => t`changed the place of ${named(memberName, 'somebody')}${inBrackets(fields)}`,
  'member.left': ({ memberName }) => t`ended the membership of ${named(memberName, 'somebody')}`,
  'member.returned': ({ memberName }) => t`took ${named(memberName, 'somebody')} back as a member`,
  'profile.changed': ({ fields }) => t`changed their own profile${inBrackets(fields)}`,
  'leave.entered': () => t`entered days of leave`,
  'leave.removed': () => t`removed days of leave`,
  'member.added': ({ memberName }) => t`added ${named(memberName, 'somebody')}`,
  'view.saved': ({ list }) => t`saved a view of the list of ${String(list)}`,
  'view.changed': ({ list }) => t`changed a view of the list of ${String(list)}`,
  'view.shared': ({ list }) => t`shared a view of the list of ${String(list)}`,
  'view.unshared': ({ list }) => t`took a shared view of the list of ${String(list)} back`,
  'view.removed': ({ list }) => t`removed a view of the list of ${String(list)}`,
  'mail.written': ({ about }) => t`put a mail into the outbox${about === 'invitation' ? ': an invitation' : ''}`,
  'mail.tested': () => t`sent a test mail`,
  'mail.sent-again': () => t`had a mail of the outbox sent`,
  'mail-settings.changed': () => t`changed how mail is sent`,
  'mail-settings.removed': () => t`ended the sending of mail`,
  'api-key.created': ({ apiKeyName }) => t`made the API key “${named(apiKeyName, 'without a name')}”`,
  'api-key.revoked': ({ apiKeyName }) => t`revoked the API key “${named(apiKeyName, 'without a name')}”`,
};

/**
 * One event in plain English: "Ana Ruiz invited mei@northlake.example."
 * A text that begins in lower case goes on after the actor's name; one with a capital stands by itself.
 */
export function composeSentence(actor: string, text: string): string {
  const whole = /^\p{Ll}/u.test(text) ? `${actor} ${text}` : text;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** For events that nobody has words for: the name itself, readable. */
export function sentenceOfName(eventName: string): string {
  return `caused “${eventName.replaceAll(/[.-]/g, ' ')}”`;
}

/** ": team and manager". */
const inBrackets = (fields: string | number | null | undefined) =>
  fields
    ? `: ${list(
        String(fields)
          .split(',')
          .map((field) => fieldWords[field] ?? field),
      )}`
    : '';

const named = (value: string | number | null | undefined, otherwise: string) =>
  value === null || value === undefined ? otherwise : String(value);

const list = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
