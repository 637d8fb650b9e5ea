import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installed = '/usr/lib/postgresql';

/** A PostgreSQL of another version than the embedded one, as this machine has it installed. */
export interface OtherPostgres {
  /** Of its owner, a superuser. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

/** Starts the oldest PostgreSQL from 15 that is installed here, on a folder of its own; null where there is none. */
export async function otherPostgres(): Promise<OtherPostgres | null> {
  const versions = existsSync(installed) ? readdirSync(installed).filter((name) => /^\d+$/.test(name) && Number(name) >= 15) : [];
  const version = versions.toSorted((one, other) => Number(one) - Number(other))[0];
  if (version === undefined) return null;
  const bin = join(installed, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'entente-other-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  // PostgreSQL refuses to be root.
  const who = process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : {};
  if (who.uid !== undefined) for (const path of [folder, data]) chownSync(path, who.uid, who.gid!);
  chmodSync(folder, 0o755);
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C'], {
    ...who,
    stdio: 'ignore',
  });
  const options = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const child = spawn(join(bin, 'postgres'), options, { ...who, stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(child.stderr);
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://owner@localhost/postgres?host=${encodeURIComponent(folder)}`, version, stop };
}

function numberOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function ready(words: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  for await (const chunk of words) {
    said += String(chunk);
    if (said.includes('ready to accept connections')) break;
  }
  words.resume();
}
