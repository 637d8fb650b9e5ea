import type { Mapping } from '../mapping/mapping-schema.ts';

/** Whether two mappings say the same, in whatever order their parts stand. Lists keep their order: it means something. */
export function isSameMapping(one: Mapping, other: Mapping): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
