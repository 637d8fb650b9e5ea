import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';
import type { MailState } from '#platform/mail/mail-store.ts';
import { reasonWords, wayOut } from '#workspace/mail/reason-words.ts';

export function mailProblem({ reason, said }: Pick<MailState, 'reason' | 'said'>): Problem {
  const message = reasonWords[reason ?? ''] ?? t`The mail could not be sent.`;
  return {
    kind: 'conflict',
    code: `mail-${reason ?? 'failed'}`,
    message: said ? t`${message} It said: ${said}` : message,
    accepted: wayOut[reason ?? ''] ?? t`a mail server that takes it`,
  };
}
