import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { AuditSearch } from '#web/search-params.ts';

const route = getRouteApi('/shell/audit');

/** What the page is asked for, as it stands in the address. */
export function useAuditSearch() {
  const search = route.useSearch();
  const navigate = useNavigate();
  /** @param changes null clears everything; an empty text clears one. */
  const go = (changes: Partial<Record<keyof AuditSearch, string>> | null) => {
    const next = changes === null ? {} : { ...search, ...changes };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '' && value !== undefined));
    void navigate({ to: '/audit', search: kept as AuditSearch, replace: true });
  };
  return { search, go };
}
