import { mkdirSync } from 'node:fs';
import { inDirectory } from '#platform/database/database.ts';
import { createLog, type Log, type LogLevel } from '#platform/log.ts';
import { placesOf } from '#platform/places-of.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { askForDemo } from '#demo/public.ts';
import { findDemo, setUpTokenWhileOpen } from '#workspace/public.ts';
import type { App } from './app.ts';
import { announceServer } from './cli/running-server.ts';
import { openServing, type Serving } from './serve.ts';

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
  const serving = await openServing(settings, log, logLevel()).catch((error: unknown) => {
    throw portTaken(error, settings);
  });
  endWhenTold(serving, settings);
  endWhenBroken(serving, log);
  try {
    const app = await serving.begin();
    if (wantsDemo) await beginDemo(app);
    serving.door.open((request, response) => app.http.routing(request, response));
    if (serving.door.readiness() === 'ready') await welcome(app, settings, serving.door.port);
  } catch (error) {
    await serving.end({ drainSeconds: 0 });
    throw error;
  }
}

/** The first signal ends it in order, the second one at once. Whoever presses Ctrl-C is no proxy, and need not look away. */
function endWhenTold(serving: Serving, { ending }: Settings): void {
  let isTold = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (isTold) return serving.hurry();
      isTold = true;
      const drainSeconds = signal === 'SIGINT' ? 0 : ending.drainSeconds;
      void serving.end({ drainSeconds }).then((isWhole) => process.exit(isWhole ? 0 : 1));
    });
}

/** What nobody caught ends the process, in order. Node itself would print all that the error holds, personal values too. */
function endWhenBroken(serving: Serving, log: Log): void {
  process.once('uncaughtException', (broken: NodeJS.ErrnoException) => {
    log.fatal({ code: broken?.code, name: broken?.name, stack: placesOf(broken) }, 'something broke that nobody caught: the process ends');
    void serving.end({ drainSeconds: 0 }).then(() => process.exit(1));
  });
}

/** @throws when somebody's own company or data are here. */
async function beginDemo(app: App): Promise<void> {
  const outcome = await askForDemo(app.platform);
  if (!outcome.ok) throw new Error(`${outcome.problem.message} Accepted: ${outcome.problem.accepted}.`);
}

async function welcome(app: App, settings: Settings, port: number): Promise<void> {
  const url = `http://localhost:${port}`;
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
