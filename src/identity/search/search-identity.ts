import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { foundGroup } from '#platform/found-group.ts';
import type { FoundGroup, SearchAsked } from '#platform/slice.ts';
import { isWithheld, permits, shownName, shownText } from '#workspace/public.ts';
import { readOwnRows } from '#identity/own-rows.ts';
import { shownMail } from '#identity/shown-fields.ts';
import { searchPeople } from '#identity/search/search-people.ts';
import { searchAccounts, searchDeals } from '#identity/search/search-things.ts';

/** People by name and mail, accounts by name and domain, deals by name. */
export async function searchIdentity(tx: WorkspaceTx, { caller, ids }: Context, { text, limit }: SearchAsked): Promise<FoundGroup[]> {
  if (!permits(caller, 'people.read')) return [];
  const own = await readOwnRows(tx, caller);
  const people = await searchPeople(tx, text, { limit: limit + 1, own: own?.people, byMail: !isWithheld(caller, 'contact-details') });
  const accounts = await searchAccounts(tx, text, limit + 1, own?.accounts);
  const deals = await searchDeals(tx, text, limit + 1, own?.deals);
  return [
    ...foundGroup({ name: 'people', title: 'People', limit }, people, ({ id, name, email, company }) => {
      const publicId = ids.encode('person', id);
      const [called, mail] = [shownName(caller, name), shownMail(caller, email)];
      const detail = [called && mail, shownText(caller, company)].filter(Boolean).join(', ');
      return { id: publicId, title: called || mail || 'Somebody without a name', detail, path: `/people/${publicId}` };
    }),
    ...foundGroup({ name: 'accounts', title: 'Accounts', limit }, accounts, ({ id, name, domain }) => {
      const publicId = ids.encode('account', id);
      return { id: publicId, title: name, detail: domain === name ? '' : domain, path: `/accounts/${publicId}` };
    }),
    ...foundGroup({ name: 'deals', title: 'Deals', limit }, deals, ({ id, name }) => {
      const publicId = ids.encode('deal', id);
      return { id: publicId, title: shownText(caller, name), detail: '', path: `/deals/${publicId}` };
    }),
  ];
}
