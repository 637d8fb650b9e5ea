import { importsOf } from './imports.ts';
import { isTest } from './rooms.ts';
import type { Tree, Violation } from './violation.ts';

/** What opens connections to other hosts. */
const openers = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises)$|^(?:undici|axios|got|ky|node-fetch|ws|nodemailer)$/;
const calls = /(?<![\w.])fetch\(|\bnew (?:WebSocket|EventSource)\(/;

/** The guarded way out; the mail that leaves by it, or by what the operator of the machine says; the command line, which asks its own server; screens, which run in a browser; the database's own launcher; the door, which lets in and reaches nobody. */
const mayOpen = [
  /^src\/platform\/outbound\//,
  /^src\/platform\/mail\/smtp\.ts$/,
  /^src\/cli\//,
  /^src\/web\//,
  /^src\/[^/]+\/web\//,
  /^src\/platform\/embedded-postgres\//,
  /^src\/platform\/http\/front-door\.ts$/,
];

/**
 * Whatever leaves the product for somebody else's host goes by platform/outbound, which checks where it leads: nothing
 * else opens connections.
 */
export function checkOneWayOut(tree: Tree): Violation[] {
  const rule = 'other hosts are reached by platform/outbound only';
  const isBound = (file: string) => file.startsWith('src/') && !isTest(file) && !mayOpen.some((place) => place.test(file));
  const byImport = importsOf(tree)
    .filter(({ from, written, isTypeOnly }) => isBound(from) && !isTypeOnly && openers.test(written))
    .map(({ from }) => from);
  const byCall = [...tree]
    .filter(([file, text]) => isBound(file) && /\.tsx?$/.test(file) && calls.test(withoutComments(text)))
    .map(([file]) => file);
  return [...new Set([...byImport, ...byCall])].map((file) => ({ file, rule }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');
}
