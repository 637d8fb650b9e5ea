import type { Tree, Violation } from './violation.ts';

const banned = /^(utils?|helpers?|common|misc)$/;
const bannedEnding = /-(manager|service|dto|impl|v2)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** What may not be called so, and what may not be written so. */
export function checkNames(tree: Tree): Violation[] {
  return [...tree].flatMap(([file, text]) => [...pathRules(file), ...textRules(text)].map((rule) => ({ file, rule })));
}

function pathRules(file: string): string[] {
  const parts = file.replace(/\.(d\.)?(ts|tsx|css)$/, '').split('/');
  const stem = parts.at(-1)!.replace(/\.(test|story|e2e|story\.test|e2e\.test|property\.test)$/g, '');
  const rules: string[] = [];
  for (const part of [...parts.slice(0, -1), stem]) {
    if (banned.test(part)) rules.push(`no file or folder is called ${part}: name what is in it`);
    if (bannedEnding.test(part)) rules.push(`no name ends so: ${part}`);
    if (!kebab.test(part)) rules.push(`names are kebab-case: ${part}`);
  }
  if (stem === 'index') rules.push('no index.ts: import the file that has it');
  return rules;
}

function textRules(text: string): string[] {
  return /^\s*export \* /m.test(text) ? ['no "export *": name what leaves the room'] : [];
}
