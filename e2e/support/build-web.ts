import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from './find-chromium.ts';

const run = promisify(execFile);

/** Once before all browser tests: the web app as the server will serve it, built anew only when its sources changed. */
export async function setup(): Promise<void> {
  if (!findChromium()) return;
  const bin = resolve(import.meta.dirname, '../../bin');
  // Both are written to be sourced by a command that stands beside them: the shell is told that it is one.
  await run('sh', ['-c', '. "$(dirname "$0")/bootstrap" && . "$root/bin/build-web"', resolve(bin, 'e2e')]);
}
