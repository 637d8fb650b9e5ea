import { t } from '@lingui/core/macro';
import type { MailAnswer, MailSettingsWanted } from '#workspace/mail/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';

type Encryption = MailSettingsWanted['encryption'];

export const encryptionWords: Readonly<Record<Encryption, string>> = {
  starttls: t`STARTTLS, never without`,
  tls: t`TLS from the first byte`,
  none: t`None, inside a network of your own`,
};

export const usualPorts: Readonly<Record<Encryption, number>> = { starttls: 587, tls: 465, none: 25 };

export const mailStateWords: Readonly<Record<MailAnswer['state'], { is: StateKind; word: string }>> = {
  sent: { is: 'good', word: t`Sent` },
  waiting: { is: 'unknown', word: t`Waits` },
  failed: { is: 'broken', word: t`Not sent` },
  kept: { is: 'unknown', word: t`Kept here` },
};

/** Why a mail did not leave: what the API says of it, in the language of the page. */
export const reasonSentences: Readonly<Record<string, string>> = {
  'no-answer': t`The mail server does not answer.`,
  'too-slow': t`The mail server took too long to answer.`,
  'closed-network': t`The mail server is in a closed network that this installation does not open.`,
  'not-trusted': t`The certificate of the mail server is not to be trusted.`,
  'no-encryption': t`The mail server does not offer the encryption that is asked for.`,
  'sign-in-refused': t`The mail server does not accept the user name or the password.`,
  'address-refused': t`The mail server does not accept this address.`,
  refused: t`The mail server does not accept this mail.`,
  'not-now': t`The mail server does not take it just now.`,
  'sealed-otherwise': t`It was sealed with another secret of this installation.`,
  'not-set-up': t`Nobody has set up how mail is sent.`,
  'nothing-left': t`There was nothing left to tell when it was to leave.`,
};

/** Why a mail stands as it does, and what the mail server said, in one text; null where there is nothing to say. */
export function whyInWords({ reason, said }: Pick<MailAnswer, 'reason' | 'said'>): string | null {
  if (!reason) return null;
  const why = reasonSentences[reason];
  if (!said) return why ?? '';
  return why ? t`${why} It said: ${said}` : t`It said: ${said}`;
}
