import { isTest, roomOf } from './rooms.ts';
import type { Tree, Violation } from './violation.ts';

/** What gives another answer each time it is asked. */
const clocks = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;
const outside = /\bMath\.random\(|\bperformance\.now\(|\bprocess\.|\bsetTimeout\(|\bsetInterval\(|\bfetch\(|\bglobalThis\b/;

/** The kernel computes and does nothing else; a slice is told what time it is. */
export function checkPurity(tree: Tree): Violation[] {
  const found: Violation[] = [];
  for (const [file, text] of tree) {
    const room = roomOf(file);
    if (!room || isTest(file) || file.endsWith('.css')) continue;
    const code = withoutComments(text);
    if (room.name === 'kernel' && (clocks.test(code) || outside.test(code)))
      found.push({ file, rule: 'kernel is pure: no clock, no chance, no process, no network' });
    if (room.isSlice && clocks.test(code)) found.push({ file, rule: 'time is an argument: ask the clock of the context, or take asOf' });
  }
  return found;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');
}
