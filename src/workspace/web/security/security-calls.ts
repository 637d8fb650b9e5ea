import { queryOptions } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import type { MemberNamedAnswer, SecurityAnswer, SessionShownAnswer, SingleSignOnShownAnswer } from '#workspace/sign-in/schema.ts';

export const securityQuery = queryOptions({
  queryKey: ['account-security'],
  queryFn: ({ signal }) => get<SecurityAnswer>('/api/account/security', {}, signal),
  staleTime: 0,
});

export const sessionsQuery = queryOptions({
  queryKey: ['account-sessions'],
  queryFn: ({ signal }) => get<{ sessions: SessionShownAnswer[] }>('/api/account/sessions', {}, signal),
  staleTime: 0,
});

export const secondFactorsQuery = queryOptions({
  queryKey: ['second-factors'],
  queryFn: ({ signal }) => get<{ members: MemberNamedAnswer[] }>('/api/second-factors', {}, signal),
});

export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on'],
  queryFn: ({ signal }) => get<SingleSignOnShownAnswer>('/api/single-sign-on', {}, signal),
  staleTime: 0,
});
