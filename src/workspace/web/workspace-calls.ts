import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import type { AuditSearch } from '#web/search-params.ts';
import type { MailAnswer, MailSettingsAnswer, MailWholeAnswer } from '#workspace/mail/schema.ts';
import type { ProfileAnswer } from '#workspace/members/schema.ts';
import type { RolesAnswer } from '#workspace/roles/schema.ts';
import type { ApiKeyAnswer, AuditEventAnswer, CompanyWanted, InvitationAnswer, MemberAnswer } from '#workspace/schema.ts';

/** What the screens of the workspace read, each under the key by which it is read anew after a change. */
export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<{ company: CompanyWanted }>('/api/company', {}, signal),
});

export const membersQuery = queryOptions({
  queryKey: ['members', 'with-former'],
  queryFn: ({ signal }) => get<{ members: MemberAnswer[] }>('/api/members', { former: true }, signal),
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => get<RolesAnswer>('/api/roles', {}, signal),
});

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => get<{ profile: ProfileAnswer }>('/api/profile', {}, signal),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => get<{ invitations: InvitationAnswer[] }>('/api/invitations', {}, signal),
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => get<{ apiKeys: ApiKeyAnswer[] }>('/api/api-keys', {}, signal),
});

export const mailSettingsQuery = queryOptions({
  queryKey: ['mail-settings'],
  queryFn: ({ signal }) => get<{ mailSettings: MailSettingsAnswer }>('/api/mail-settings', {}, signal),
});

interface OutboxPart {
  mails: MailAnswer[];
  /** Where the next, older part begins; null at the first mail of all. */
  next: string | null;
}

/** The outbox, newest first, a part at a time; what waits is looked at again every few seconds. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['mails'],
  queryFn: ({ pageParam, signal }) => get<OutboxPart>('/api/mails', { before: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.pages.some((part) => part.mails.some((mail) => mail.state === 'waiting')) ? 5000 : false),
});

export const mailQuery = (id: string) =>
  queryOptions({ queryKey: ['mails', id], queryFn: ({ signal }) => get<MailWholeAnswer>(`/api/mails/${id}`, {}, signal), staleTime: 0 });

interface AuditPart {
  events: AuditEventAnswer[];
  /** Where the next, older part begins; null at the first event of all. */
  next: string | null;
}

/** The audit log as the address asks for it, newest first, a part at a time. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit-events', search],
    queryFn: ({ pageParam, signal }) => get<AuditPart>('/api/audit-events', { ...search, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 0,
  });
