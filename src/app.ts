import type { Clock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { openSignIn } from '#platform/auth/sign-in.ts';
import type { Platform } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { createHttp, type HttpApp } from '#platform/http/create-http.ts';
import { runDueSweeps } from '#platform/jobs/sweeps.ts';
import { startWorker, type Worker } from '#platform/jobs/worker.ts';
import type { Log } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { createCallerSource } from '#workspace/public.ts';
import { schedulesOf } from './schedules.ts';
import { createSlices } from './slices.ts';

export interface App {
  platform: Platform;
  http: HttpApp;
  worker: Worker;
  /** Runs the sweeps whose time has come. */
  sweep(): Promise<string[]>;
  close(): Promise<void>;
}

export interface AppOptions {
  settings: Settings;
  clock: Clock;
  log: Log;
  /** The application's role of a migrated database. */
  appUrl: string;
  /** The key of the data folder, for its operator. */
  operatorKey?: string | null;
  /** false: background work waits for worker.settle() and sweep(). */
  worksAlone: boolean;
}

/** The composition root: settings -> database -> clock -> slices -> http and background work. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, clock, log, appUrl } = options;
  const database = openDatabase({ url: appUrl, log });
  const slices = createSlices();
  const events = createEventRegistry(slices);
  const { rows } = await database.pool.query<{ salt: string }>('select public_id_salt as salt from directory.installation');
  const platform: Platform = { database, clock, ids: createIdCodec(rows[0]!.salt), settings, log, events };
  const signIn = openSignIn({ appUrl, settings, log });
  const callers = createCallerSource({ platform, signIn });
  const http = await createHttp({ platform, signIn, callers, slices, operatorKey: options.operatorKey ?? null });
  const worker = startWorker(platform, { lanes: 2, wait: options.worksAlone });
  const sweep = () => runDueSweeps(platform, schedulesOf(slices));
  const sweeping = options.worksAlone ? repeat(sweep, log) : () => {};
  const close = async () => {
    sweeping();
    await http.close();
    await worker.stop();
    await signIn.close();
    await database.close();
  };
  return { platform, http, worker, sweep, close };
}

const lookForSweepsEveryMilliseconds = 30_000;

/** Deadlines are data: the timer only says when to look. @returns stops it. */
function repeat(sweep: () => Promise<unknown>, log: Log): () => void {
  const look = () => void sweep().catch((error: Error) => log.error({ code: (error as { code?: string }).code }, 'sweeps wait'));
  const timer = setInterval(look, lookForSweepsEveryMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
