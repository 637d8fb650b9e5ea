import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Whose mails a link ends. */
export interface Reader {
  workspaceId: number;
  memberId: number;
}

/** Stands in a mail: whoever holds it can end the notices by mail of one member, and nothing else. It needs no sign-in and does not age. */
export function stopToken(secret: string, { workspaceId, memberId }: Reader): string {
  const said = `${workspaceId}-${memberId}`;
  return `${said}-${sign(secret, said).toString('base64url')}`;
}

/** @returns null for whatever was not written here. */
export function readStopToken(secret: string, token: string): Reader | null {
  const match = /^(\d{1,15})-(\d{1,15})-([\w-]{43})$/.exec(token);
  if (!match) return null;
  const [, workspaceId, memberId, signature] = match;
  const given = Buffer.from(signature!, 'base64url');
  const right = sign(secret, `${workspaceId}-${memberId}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return { workspaceId: Number(workspaceId), memberId: Number(memberId) };
}

const sign = (secret: string, said: string) =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'end of notices by mail', 32)))
    .update(said)
    .digest();
