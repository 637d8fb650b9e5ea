import type { WorkspaceTx } from '#platform/database/database.ts';
import { columnsOf } from '../mapping/mapping-columns.ts';
import { mappingSchema, type Mapping } from '../mapping/mapping-schema.ts';
import { isRefusalHeader, ownColumns } from '../mapping/refusal-columns.ts';
import { listNewestVersions } from './saved-mapping-store.ts';

export interface FoundMapping {
  id: number;
  name: string;
  version: number;
  mapping: Mapping;
}

/** A mapping that was saved without its file fits a file of whose columns it reads at least this share. */
const leastShareRead = 0.5;

/**
 * The saved mapping for a file with these columns, in its newest version: the one that was made on a file with the same
 * columns, whatever their order; else the one whose columns are all there, if it reads half of the file, the one that
 * reads most. null where none fits. What a mapping was said to cover was said of another file, and is not repeated.
 */
export async function findSavedMapping(tx: WorkspaceTx, header: readonly string[]): Promise<FoundMapping | null> {
  const names = namesOf(header);
  const candidates = (await listNewestVersions(tx)).flatMap(({ mapping: kept, header: madeOn, ...saved }) => {
    const parsed = mappingSchema.safeParse(kept);
    if (!parsed.success) return [];
    const { observedUntil: _said, knownAt: _since, ...mapping } = parsed.data;
    const fit = fitOf(names, mapping as Mapping, madeOn);
    return fit === 0 ? [] : [{ ...saved, mapping: mapping as Mapping, fit }];
  });
  const best = candidates.toSorted((one, other) => other.fit - one.fit || other.id - one.id)[0];
  if (!best) return null;
  const { fit: _fit, ...found } = best;
  return found;
}

/** 0 where it does not fit; 2 where it was made for just these columns; else the share of them that it reads. */
function fitOf(names: ReadonlySet<string>, mapping: Mapping, madeOn: readonly string[] | null): number {
  const columns = columnsOf(mapping).map((column) => column.trim());
  if (!columns.every((column) => names.has(column))) return 0;
  if (madeOn && isSameSet(names, namesOf(madeOn))) return 2;
  const share = columns.length / Math.max(1, names.size);
  return share >= leastShareRead ? share : 0;
}

function namesOf(header: readonly string[]): Set<string> {
  const names = header.map((name) => name.trim());
  return new Set(isRefusalHeader(names) ? ownColumns(names) : names);
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name));
}
