import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** Sentences of the server that are said while a module is read in: they would be English for good. */
function saidTooEarly(filename: string, code: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type, tag, start, end } = node as { type?: string; tag?: { name?: string }; start: number; end: number };
    if (type?.includes('Function')) return;
    if (type === 'TaggedTemplateExpression' && tag?.name === 't') found.push(`${filename}: ${code.slice(start, end)}`);
    Object.values(node).forEach(walk);
  };
  walk(parseSync(filename, code).program.body);
  return found;
}

test('a sentence in a constant is found, one in a function is not', () => {
  expect(
    saidTooEarly('a.ts', 'const a = { b: t`Too early.` };\nconst c = () => t`In time.`;\nfunction d() { return t`In time.`; }'),
  ).toEqual(['a.ts: t`Too early.`']);
});

test('the server says every sentence when somebody asks', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !/\.test\.ts$|^src\/web\/|^src\/\w+\/web\//.test(file));
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((file) => saidTooEarly(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
