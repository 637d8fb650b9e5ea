import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { asOwner, withDatabase } from '#test/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { serverUrl: string; templateName: string; appRole: string; appPassword: string };
  }
}

const appPassword = 'test-application-role';

/** One PostgreSQL for the whole run: TEST_DATABASE_URL (an owner that may create databases and roles), or embedded. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL']
    ? { ownerUrl: process.env['TEST_DATABASE_URL'], stop: async () => {} }
    : await launchThrowaway();
  const templateName = `entente_template_${process.pid}`;
  await asOwner(server.ownerUrl, `create database ${templateName}`);
  const { appUrl } = await migrate({ ownerUrl: withDatabase(server.ownerUrl, templateName), appRolePassword: appPassword });
  const appRole = decodeURIComponent(new URL(appUrl).username);
  project.provide('postgres', { serverUrl: server.ownerUrl, templateName, appRole, appPassword });
  return async () => {
    await asOwner(server.ownerUrl, `drop database if exists ${templateName} with (force)`);
    await asOwner(server.ownerUrl, `drop role if exists ${appRole}`).catch(() => {});
    await server.stop();
  };
}

async function launchThrowaway(): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  chmodSync(folder, 0o755);
  const server = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
