import { reasonWords } from '#workspace/mail/reason-words.ts';
import type { MailAnswer, MailSettingsWanted } from '#workspace/mail/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';

type Encryption = MailSettingsWanted['encryption'];

export const encryptionWords: Readonly<Record<Encryption, string>> = {
  starttls: 'STARTTLS, never without',
  tls: 'TLS from the first byte',
  none: 'None, inside a network of your own',
};

export const usualPorts: Readonly<Record<Encryption, number>> = { starttls: 587, tls: 465, none: 25 };

export const mailStateWords: Readonly<Record<MailAnswer['state'], { is: StateKind; word: string }>> = {
  sent: { is: 'good', word: 'Sent' },
  waiting: { is: 'unknown', word: 'Waits' },
  failed: { is: 'broken', word: 'Not sent' },
  kept: { is: 'unknown', word: 'Kept here' },
};

/** Why a mail stands as it does, and what the mail server said, in one text; null where there is nothing to say. */
export function whyInWords({ reason, said }: Pick<MailAnswer, 'reason' | 'said'>): string | null {
  if (!reason) return null;
  return [reasonWords[reason], said ? `It said: ${said}` : null].filter(Boolean).join(' ');
}
