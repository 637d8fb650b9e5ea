import type { Tree, Violation } from './violation.ts';

const mostLines = 400;

/** Files of at most 400 lines, tests and style sheets included. Functions are measured by the linter. */
export function checkSizes(tree: Tree): Violation[] {
  return [...tree]
    .map(([file, text]) => ({ file, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ file, lines }) => ({ file, rule: `${lines} lines; a file has at most ${mostLines}` }));
}
