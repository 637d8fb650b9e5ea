import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server leaves in its data folder, so that the command line finds it. */
interface RunningServer {
  url: string;
  pid: number;
}

/** Says in the data folder that this process serves it. Of several servers on one folder, the last to start is found. */
export function announceServer(dataFolder: string, url: string): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(serverFile(dataFolder), JSON.stringify({ url, pid: process.pid } satisfies RunningServer), { mode: 0o600 });
}

/** Takes back what this process announced; another server's word stays. */
export function withdrawServer(dataFolder: string): void {
  if (readServerFile(dataFolder)?.pid === process.pid) rmSync(serverFile(dataFolder), { force: true });
}

/**
 * The address of the server that runs on a data folder, to which its operator key may be sent: its process is alive, it
 * is on this machine, and it answers. A server that was killed left its word behind, and its port may be anybody's by now.
 */
export async function findRunningServer(dataFolder: string): Promise<string | null> {
  const found = readServerFile(dataFolder);
  if (!found || !isAlive(found.pid) || !isThisMachine(found.url)) return null;
  try {
    const answer = await fetch(`${found.url}/health`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? found.url : null;
  } catch {
    return null;
  }
}

function readServerFile(dataFolder: string): RunningServer | null {
  try {
    const { url, pid } = JSON.parse(readFileSync(serverFile(dataFolder), 'utf8')) as Partial<RunningServer>;
    return typeof url === 'string' && Number.isInteger(pid) && pid! > 0 ? { url, pid: pid! } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there and somebody else's: root's server, asked by another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isThisMachine(url: string): boolean {
  return URL.canParse(url) && ['localhost', '127.0.0.1'].includes(new URL(url).hostname);
}

function serverFile(dataFolder: string): string {
  return join(dataFolder, 'server.json');
}
