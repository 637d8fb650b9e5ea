import { controlledClock, type ControlledClock } from '#kernel/clock.ts';
import { createLog } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { createApp, type App } from '../src/app.ts';
import { openBrowser, type Browser } from '#test/browser.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

/** The whole product on a database of its own, at a time of the test's choosing. Nothing works on its own: see worker.settle(). */
export interface TestApp extends App {
  clock: ControlledClock;
  database: TestDatabase;
  browser(): Browser;
}

export const testSettings: Settings = {
  dataFolder: '/nowhere',
  port: 0,
  host: '127.0.0.1',
  publicUrl: null,
  trustedProxies: [],
  databaseUrl: null,
  databaseAppUrl: null,
  secret: 'a secret of the stories',
  secretFile: null,
  webFolder: '/nowhere/web',
  outboundAllow: [],
  importFolders: [],
  backups: null,
  smtp: null,
  limits: { requestsPerMinute: 1200, signInPerMinute: 30, signInPerEmailPerMinute: 10 },
  ending: { drainSeconds: 0, withinSeconds: 60 },
};

/** Tuesday 17 November 2026, 10:08 in London: the moment at which the stories begin. */
export const storyBegins = '2026-11-17T10:08:00Z';

export async function testApp(options: { at?: string; settings?: Partial<Settings> } = {}): Promise<TestApp> {
  const database = await testDatabase();
  const clock = controlledClock(options.at ?? storyBegins);
  const settings = { ...testSettings, ...options.settings };
  const app = await createApp({ settings, clock, log: createLog('silent'), appUrl: database.appUrl, worksAlone: false });
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { ...app, clock, database, browser: () => openBrowser(app.http), close };
}
