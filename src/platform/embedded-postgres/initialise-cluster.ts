import { spawnSync } from 'node:child_process';
import type { Binaries } from '#platform/embedded-postgres/binaries.ts';
import { reachFor } from '#platform/embedded-postgres/reach.ts';
import { serverEnvironment } from '#platform/embedded-postgres/server-process.ts';
import type { ServerUser } from '#platform/embedded-postgres/server-user.ts';

interface NewCluster {
  binaries: Binaries;
  user: ServerUser | null;
  /** An empty folder of the server's user. */
  cluster: string;
  /** Readable by the server's user. */
  passwordFile: string;
  ownerName: string;
}

/** Runs initdb: UTF-8, an order of letters that is the same on every machine, a password asked from everybody. @throws with initdb's own words. */
export function initialiseCluster({ binaries, user, cluster, passwordFile, ownerName }: NewCluster): void {
  const reach = reachFor(user, [cluster, passwordFile]);
  const [folder, password] = reach.paths as [string, string];
  // The locale of the C library is C, which every system has; the order comes from PostgreSQL's own C.UTF-8.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['-D', folder, '-U', ownerName, `--pwfile=${password}`, '--auth=scram-sha-256', ...locale, '--no-instructions'];
  const { status, error, stderr } = spawnSync(binaries.initdb, options, {
    ...user,
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe', ...reach.descriptors],
    encoding: 'utf8',
  });
  reach.close();
  if (status !== 0) throw new Error(`the database could not be made: ${error?.message ?? stderr.trim()}`);
}
