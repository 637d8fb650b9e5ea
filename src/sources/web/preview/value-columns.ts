import { objectName } from '#sources/web/preview/object-words.ts';
import { readableName } from '#sources/web/readable-name.ts';
import type { PreviewAnswer } from '#sources/schema.ts';

export type PreviewRow = PreviewAnswer['rows'][number];

export interface ValueColumn {
  head: string;
  of: (row: PreviewRow) => string;
}

const mostColumns = 6;

/** Only the columns that one of the rows has something in: what a row is, its title, and the first things that it says. */
export function valueColumns(rows: readonly PreviewRow[]): ValueColumn[] {
  const objects = new Set(rows.flatMap((row) => row.object ?? []));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.said ?? {})))].slice(0, mostColumns);
  const columns: ValueColumn[] = [
    ...(objects.size > 1 ? [{ head: 'What', of: (row: PreviewRow) => (row.object ? objectName(row.object) : '') }] : []),
    { head: 'Who or what', of: (row) => row.title ?? '' },
    ...names.map((name) => ({ head: readableName(name), of: (row: PreviewRow) => row.said?.[name] ?? '' })),
  ];
  const own = columns.filter((column) => rows.some((row) => column.of(row) !== ''));
  return own.length > 0 ? own : personColumns(rows);
}

function personColumns(rows: readonly PreviewRow[]): ValueColumn[] {
  const fixed: ValueColumn[] = [
    { head: 'Key', of: (row) => row.person?.key ?? '' },
    { head: 'Name', of: (row) => row.person?.name ?? '' },
    { head: 'Mail', of: (row) => row.person?.email ?? '' },
    { head: 'Company', of: (row) => row.person?.company ?? '' },
  ];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.person?.attributes ?? {})))].slice(0, 3);
  const attributes = names.map((name) => ({ head: readableName(name), of: (row: PreviewRow) => row.person?.attributes[name] ?? '' }));
  return [...fixed, ...attributes].filter((column) => rows.some((row) => column.of(row) !== ''));
}
