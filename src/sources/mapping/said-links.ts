import type { LinkSaid } from './read-row.ts';

/**
 * Adds to the payload of a record the links that its row says, each as one text: `deal-person`, the hash of the key of the
 * other end, and the role where there is one. What a row said and says no longer does not stand any more: the views of links
 * compare these texts. They follow from what else the payload says, so they are no part of the text that is hashed.
 */
export function withLinks(payload: string, links: readonly LinkSaid[]): string {
  return links.length === 0 ? payload : `${payload.slice(0, -1)},"links":${JSON.stringify(links.map(linkText))}}`;
}

function linkText({ kind, toHash, role }: LinkSaid): string {
  return role === '' ? `${kind} ${toHash}` : `${kind} ${toHash} ${role}`;
}
