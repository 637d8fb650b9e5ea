import type { Ref, TableMapping } from '../mapping/mapping-schema.ts';
import { createColumns, type Columns } from './columns.ts';
import type { ExportedRun, ExportFile, FoundRow, MappingPart } from './export-file.ts';
import { addKeyColumns, addRefColumns, lostKey, type FoundKey } from './key-columns.ts';
import { keyOfSubject } from './record-keys.ts';
import { keyOfRecord, recordQuery } from './table-records.ts';

/** Touches of the tables of one import: those of people, and those whose person another file names. */
export function touchFiles(run: ExportedRun, from: TableMapping): ExportFile[] {
  if (!from.touch) return [];
  return from.person ? [touchesOfPeople(run, from.person.keys)] : [touchesAlone(run, from.touch)];
}

/** A subject of whom no record says the key any more is called by its hash. */
export function keyOrHash(refs: readonly Ref[]): (row: FoundRow) => FoundKey {
  const parts = new Map(refs.toReversed().map(({ space, columns }) => [space, columns.length]));
  return ({ key, keyHash }) => {
    const { space, values } = key as FoundKey;
    return { space, values: values ?? Array<string>(parts.get(space!) ?? 1).fill(lostKey(keyHash)) };
  };
}

function touchesOfPeople({ workspaceId, runId }: ExportedRun, refs: readonly Ref[]): ExportFile {
  const columns = createColumns();
  const keys = addKeyColumns(columns, 'person', refs, keyOrHash(refs));
  // What tells two calls of one minute apart.
  const key = { space: 'touch', columns: [columns.add('touch', ({ rowHash }) => rowHash.toString('hex'))] };
  const touch = touchColumns(columns, key, (row) => row);
  const modified = { column: columns.add('modified', (row) => row.modifiedAt?.toISOString()) };
  return {
    name: 'touches',
    query: {
      text: `select ${keyOfSubject} as key, s.key_hash as "keyHash", nullif(t.kind, 'touch') as kind, t.label, t.occurred_at as at, t.channel, t.campaign,
          t.direction, t.actor, t.ordinal, t.row_hash as "rowHash", case when not t.known_by_import then t.known_at end as "modifiedAt"
        from entente.touches t join entente.subjects s on s.workspace_id = t.workspace_id and s.id = t.subject_id
        where t.workspace_id = $1 and t.import_run_id = $2`,
      values: [workspaceId, runId],
    },
    header: columns.header(),
    cellsOf: columns.cellsOf,
    mapping: { shape: 'table', person: { keys }, touch, modified } as MappingPart,
  };
}

function touchesAlone(run: ExportedRun, { key }: NonNullable<TableMapping['touch']>): ExportFile {
  const columns = createColumns();
  const wanted = addRefColumns(columns, 'touch', key!, keyOfRecord);
  const touch = touchColumns(columns, wanted, (row) => ({ ...row.payload, at: new Date(row.payload.at) }));
  const modified = { column: columns.add('modified', (row) => row.modifiedAt?.toISOString()) };
  const mapping = { shape: 'table', touch, modified } as MappingPart;
  return { name: 'touches', query: recordQuery(run, 'touch'), header: columns.header(), cellsOf: columns.cellsOf, mapping };
}

function touchColumns(columns: Columns, key: Ref, of: (row: FoundRow) => FoundRow) {
  const column = (name: string) => ({ column: columns.add(name, (row) => of(row)[name]) });
  return {
    key,
    kind: column('kind'),
    label: column('label'),
    moment: { column: columns.add('moment', (row) => of(row).at.toISOString()) },
    channel: column('channel'),
    campaign: column('campaign'),
    direction: { ...column('direction'), in: ['in'], out: ['out'] },
    actor: column('actor'),
    order: columns.add('order', (row) => of(row).ordinal || ''),
  };
}
