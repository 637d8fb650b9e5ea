import { posix } from 'node:path';
import type { Tree } from './violation.ts';

export interface Import {
  from: string;
  /** A file of the tree, or null for a package. */
  to: string | null;
  /** As it is written. */
  written: string;
  isTypeOnly: boolean;
}

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of a tree, static and dynamic. `#slice/...` and relative paths are resolved; the rest are packages. */
export function importsOf(tree: Tree): Import[] {
  return [...tree].filter(([file]) => !file.endsWith('.css')).flatMap(([file, text]) => importsIn(file, text, tree));
}

function importsIn(file: string, text: string, tree: Tree): Import[] {
  const found = [...text.matchAll(statement)].map(([, type, written]) => ({ written: written!, isTypeOnly: Boolean(type) }));
  const lazy = [...text.matchAll(dynamic)].map(([, written]) => ({ written: written!, isTypeOnly: false }));
  return [...found, ...lazy].map((one) => ({ ...one, from: file, to: resolve(file, one.written, tree) }));
}

function resolve(file: string, written: string, tree: Tree): string | null {
  if (written.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), written));
  if (!written.startsWith('#')) return null;
  const path = written.slice(1);
  return tree.has(`src/${path}`) || !path.startsWith('test/') ? `src/${path}` : path;
}
