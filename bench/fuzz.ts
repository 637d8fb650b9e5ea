import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { fuzz } from '#test/fuzz/fuzz.ts';

// Requests that nobody would send, to every operation of the API reference, for as long as you like.
// node bench/fuzz.ts [SECONDS] [SEED]

const [seconds = '600', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'entente-fuzz-'));
chmodSync(folder, 0o755);
const server = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
try {
  const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, appRolePassword: 'test-application-role' });
  const { findings, ...rest } = await fuzz(
    { appUrl, ownerUrl: server.ownerUrl },
    { seed: Number(seed), rounds: 1e6, seconds: Number(seconds) },
  );
  for (const { operation, what, example, times } of findings)
    process.stdout.write(`${operation}: ${what} (${times} times)\n  ${example}\n`);
  process.stdout.write(`${JSON.stringify({ seed: Number(seed), ...rest, findings: findings.length })}\n`);
  process.exitCode = findings.length > 0 ? 1 : 0;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
