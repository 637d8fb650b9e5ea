import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Sessions of "entente sign-in", by server, readable by their owner only. */
function file(): string {
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'entente', 'sessions.json');
}

export function savedSession(url: string): string | null {
  return read()[url.replace(/\/+$/, '')] ?? null;
}

/** @param cookie null forgets the session. */
export function saveSession(url: string, cookie: string | null): void {
  const sessions = read();
  if (cookie === null) delete sessions[url];
  else sessions[url] = cookie;
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  writeFileSync(file(), JSON.stringify(sessions), { mode: 0o600 });
}

function read(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
