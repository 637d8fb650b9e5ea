import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { seal, unseal } from '#platform/sealed-value.ts';
import type { ScheduleTerms } from './schedule-store.ts';

const purpose = 'entente import schedule header';

/** A header's value as it is stored: only this installation opens it again, and only for this company. */
export function sealHeader(secret: string, workspaceId: number, value: string): Buffer {
  return seal(secret, purpose, String(workspaceId), value);
}

/** The header that goes with a request, none where the schedule has none. */
export function openHeader(
  secret: string,
  workspaceId: number,
  { headerName, headerValue }: Pick<ScheduleTerms, 'headerName' | 'headerValue'>,
): Outcome<{ headers: Record<string, string> }> {
  if (headerName === null || headerValue === null) return { ok: true, headers: {} };
  const value = unseal(secret, purpose, String(workspaceId), headerValue);
  if (value !== null) return { ok: true, headers: { [headerName]: value } };
  return refuse('conflict', 'sealed-otherwise', t`The header ${headerName} was sealed with another secret of this installation.`, {
    where: 'header',
    accepted: t`the header, entered again`,
  });
}
