import type { HttpApp } from '#platform/http/http-app.ts';
import type { Slice } from '#platform/slice.ts';
import { searchAnswer, searchQuery } from '#finding/schema.ts';
import { searchEverything, type Searchers } from '#finding/search-everything.ts';

export function createFindingSlice({ searchers }: { searchers: Searchers }): Slice {
  return { name: 'finding', routes: (http) => registerSearchRoute(http, searchers) };
}

function registerSearchRoute(http: HttpApp, searchers: Searchers): void {
  http.route({
    method: 'GET',
    url: '/api/search',
    schema: {
      tags: ['finding'],
      summary: 'Find people, accounts, deals, members, asks, imports and settings',
      querystring: searchQuery,
      response: { 200: searchAnswer },
    },
    handler: async (request, reply) => reply.send(await searchEverything(request.context, request.query, searchers)),
  });
}
