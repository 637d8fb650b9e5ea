import { t } from '#kernel/language/say.ts';
import type { EventSubject, Slice } from '#platform/slice.ts';
import type { Lists } from '#bulk/begin-bulk-action.ts';
import { registerBulkRoutes } from '#bulk/routes.ts';
import { bulkListener } from '#bulk/run-bulk-action.ts';

const events = ['bulk-action.begun', 'bulk-action.done', 'bulk-action.undone'];

/** @param parts.lists of every slice: the rows that something can be done to. */
export function createBulkSlice({ lists }: { lists: Lists }): Slice {
  return {
    name: 'bulk',
    routes: (http) => registerBulkRoutes(http, lists),
    listeners: [bulkListener(lists)],
    quietEvents: events,
    sentences: {
      'bulk-action.done': (subject) => t`${doings[String(subject['action'])] ?? 'changed'} ${howMany(subject)} at once`,
      'bulk-action.undone': (subject) =>
        t`took back that they ${doings[String(subject['action'])] ?? 'changed'} ${howMany(subject)} at once`,
    },
  };
}

const doings: Record<string, string> = { follow: 'followed', unfollow: 'unfollowed' };
const words: Record<string, readonly [string, string]> = {
  people: ['person', 'people'],
  accounts: ['account', 'accounts'],
  deals: ['deal', 'deals'],
  handoffs: ['person of a handoff', 'people of handoffs'],
};

function howMany({ list, done }: EventSubject): string {
  const [one, several] = words[String(list)] ?? ['thing', 'things'];
  return `${Number(done).toLocaleString('en-GB')} ${Number(done) === 1 ? one : several}`;
}
