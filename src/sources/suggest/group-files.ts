import type { OpenFile } from '../files/open-file.ts';
import { isRefusalHeader, ownColumns } from '../mapping/refusal-columns.ts';
import type { StoredUpload } from '../uploads/upload-store.ts';

export interface OpenedUpload {
  upload: StoredUpload;
  file: OpenFile;
}

/** Files with the same columns, which one mapping reads. */
export interface FileGroup {
  header: readonly string[];
  files: readonly OpenedUpload[];
}

/** Files by their columns, in the order in which the first of each came. */
export function groupByColumns(files: readonly OpenedUpload[]): FileGroup[] {
  const groups = new Map<string, OpenedUpload[]>();
  for (const one of files) {
    const key = columnsKey(one.file.header);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((some) => ({ header: some[0]!.file.header, files: some }));
}

function columnsKey(header: readonly string[]): string {
  const names = header.map((name) => name.trim());
  return JSON.stringify(isRefusalHeader(names) ? ownColumns(names) : names);
}
