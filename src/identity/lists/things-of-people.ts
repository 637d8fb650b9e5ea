import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ThingOfRow } from '#platform/lists/list.ts';
import { partsOf } from '#identity/link-store.ts';

/** The people behind rows, with every subject that is them. @param personOfRow a person for each row. */
export async function thingsOfPeople(tx: WorkspaceTx, personOfRow: ReadonlyMap<number, number>): Promise<Map<number, ThingOfRow>> {
  const parts = await partsOf(tx, tx.workspaceId, [...new Set(personOfRow.values())]);
  const subjects = Map.groupBy(parts, ({ id }) => id);
  const idsOf = (personId: number) => {
    const others = subjects.get(personId)?.flatMap(({ subjectId }) => (subjectId === personId ? [] : [subjectId])) ?? [];
    return [personId, ...others];
  };
  return new Map([...personOfRow].map(([rowId, personId]) => [rowId, { kind: 'person', ids: idsOf(personId) }]));
}
