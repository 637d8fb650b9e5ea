import { mkdirSync } from 'node:fs';
import { inDirectory } from '#platform/database/database.ts';
import { openRecord } from '#platform/database/open-record.ts';
import { ensureOperatorKey } from '#platform/http/operator-key.ts';
import { startBackgroundThread, type BackgroundThread } from '#platform/jobs/background-thread.ts';
import { createLog, type Log, type LogLevel } from '#platform/log.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { systemClock } from '#platform/system-clock.ts';
import { askForDemo } from '#demo/public.ts';
import { findDemo, setUpTokenWhileOpen } from '#workspace/public.ts';
import { createApp, type App } from './app.ts';
import type { BackgroundData } from './background.ts';
import { announceServer, withdrawServer } from './cli/running-server.ts';

/** Starts the server: `node src/main.ts [--data DIR] [--port N] [--demo]`. Ends with 2 when the settings are wrong, 1 when it cannot start. */
async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const wantsDemo = argv.includes('--demo');
  const read = readSettings(
    argv.filter((word) => word !== '--demo'),
    process.env,
  );
  if (!read.ok) return fail(2, `${read.problem.message} Accepted: ${read.problem.accepted}.`);
  const { settings } = read;
  const log = createLog(logLevel());
  try {
    await serve(settings, log, wantsDemo);
  } catch (error) {
    log.debug({ stack: (error as Error).stack }, 'not started');
    fail(1, `Entente did not start: ${(error as Error).message}`);
  }
}

function logLevel(): LogLevel {
  return (process.env['LOG_LEVEL'] as LogLevel | undefined) ?? 'warn';
}

async function serve(settings: Settings, log: Log, wantsDemo: boolean): Promise<void> {
  mkdirSync(settings.dataFolder, { recursive: true });
  const record = await openRecord(settings, log);
  let app: App | null = null;
  let background: BackgroundThread | null = null;
  let ending: Promise<void> | null = null;
  // Asked twice to end, it still ends once; the order is doors, work, connections, database.
  const end = () =>
    (ending ??= (async () => {
      withdrawServer(settings.dataFolder);
      await Promise.all([app?.close(), background?.stop()]);
      await record.stop();
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end().then(() => process.exit(0)));
  try {
    app = await createApp({
      settings,
      clock: systemClock,
      log,
      appUrl: record.appUrl,
      operatorKey: ensureOperatorKey(settings.dataFolder),
      worksAlone: false,
    });
    background = await startBackgroundThread(new URL('background.ts', import.meta.url), backgroundData(settings, record.appUrl), log);
    if (wantsDemo) await beginDemo(app);
    const local = await app.http.listen({ host: settings.host, port: settings.port });
    await welcome(app, settings, local);
  } catch (error) {
    await end();
    throw portTaken(error, settings);
  }
}

function backgroundData(settings: Settings, appUrl: string): BackgroundData {
  return { settings, appUrl, logLevel: logLevel() };
}

/** @throws when somebody's own company or data are here. */
async function beginDemo(app: App): Promise<void> {
  const outcome = await askForDemo(app.platform);
  if (!outcome.ok) throw new Error(`${outcome.problem.message} Accepted: ${outcome.problem.accepted}.`);
}

async function welcome(app: App, settings: Settings, local: string): Promise<void> {
  const url = `http://localhost:${new URL(local).port}`;
  announceServer(settings.dataFolder, url);
  const address = settings.publicUrl ?? url;
  const token = await setUpTokenWhileOpen(app.platform);
  const setUp = `Set up your company at ${address}/set-up?token=${token}`;
  const demo = await inDirectory(app.platform.database, findDemo);
  const sentences = [
    token && !demo ? `Entente is ready. ${setUp}` : `Entente is ready at ${address}`,
    ...(demo ? [`Look around the demo company at ${address}/demo`, `Later, for your own: ${setUp}`] : []),
  ];
  process.stdout.write(`${sentences.join('\n')}\n`);
}

function portTaken(error: unknown, settings: Settings): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(`port ${settings.port} is taken. Choose another: bin/start --port ${settings.port + 1}`);
}

function fail(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

await main();
