import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from './violation.ts';

const readable = /\.(ts|tsx|css)$/;

/** Reads the sources below the named folders of a root. Folders that are not there are passed over. */
export function readTree(root: string, folders: readonly string[]): Tree {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of entriesOf(join(root, folder))) {
      if (readable.test(entry)) files.set(`${folder}/${entry}`, readFileSync(join(root, folder, entry), 'utf8'));
    }
  }
  return files;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((entry) => entry.replaceAll('\\', '/'));
  } catch {
    return [];
  }
}
