import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import type { ApiKeyAnswer, AuditEventAnswer, CompanyWanted, InvitationAnswer, MemberAnswer } from '#workspace/schema.ts';

/** What the screens of the workspace read, each under the key by which it is read anew after a change. */
export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<{ company: CompanyWanted }>('/api/company', {}, signal),
});

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => get<{ members: MemberAnswer[] }>('/api/members', {}, signal),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => get<{ invitations: InvitationAnswer[] }>('/api/invitations', {}, signal),
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => get<{ apiKeys: ApiKeyAnswer[] }>('/api/api-keys', {}, signal),
});

interface AuditPart {
  events: AuditEventAnswer[];
  /** Where the next, older part begins; null at the first event of all. */
  next: string | null;
}

/** The audit log, newest first, a part at a time. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit-events'],
  queryFn: ({ pageParam, signal }) => get<AuditPart>('/api/audit-events', { before: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
  staleTime: 0,
});
