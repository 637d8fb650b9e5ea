import { seal, unseal } from '#platform/sealed-value.ts';

/** What a mail says is sealed: a link in it may be a way in. So is the password of the mail server. */

interface MailParts {
  text: string;
  html: string;
}

export function sealParts(secret: string, messageId: string, parts: MailParts): Buffer {
  return seal(secret, 'mail', messageId, JSON.stringify(parts));
}

/** @returns null where it was sealed with another secret. */
export function openParts(secret: string, messageId: string, sealed: Buffer): MailParts | null {
  const text = unseal(secret, 'mail', messageId, sealed);
  return text === null ? null : (JSON.parse(text) as MailParts);
}

export function sealPassword(secret: string, workspaceId: number, password: string): Buffer {
  return seal(secret, 'mail password', String(workspaceId), password);
}

/** @returns null where it was sealed with another secret. */
export function openPassword(secret: string, workspaceId: number, sealed: Buffer): string | null {
  return unseal(secret, 'mail password', String(workspaceId), sealed);
}
