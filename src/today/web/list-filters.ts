/** The search part of the list of deals that were won in a period. @param owners as sources call them; null: everybody's. */
export function wonDeals({ from, to }: { from: string; to: string }, owners: readonly string[] | null): { filter: string } {
  return filterOf([equal('state', 'won'), { field: 'closed', operator: 'between', value: [from, to] }, ...ownedBy(owners)]);
}

/** Of those that are open. */
export function openDeals(owners: readonly string[] | null): { filter: string } {
  return filterOf([equal('state', 'open'), ...ownedBy(owners)]);
}

const equal = (field: string, value: string) => ({ field, operator: '=', value });

function ownedBy(owners: readonly string[] | null): object[] {
  return owners === null ? [] : [{ field: 'owner', operator: 'in', value: owners }];
}

function filterOf(rules: readonly object[]): { filter: string } {
  return { filter: JSON.stringify({ combinator: 'and', rules }) };
}

/** The search part of the list of handoffs that wait. */
export const pendingHandoffs = filterOf([equal('state', 'pending')]);
