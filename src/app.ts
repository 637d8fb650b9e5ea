import type { Clock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { openSignIn } from '#platform/auth/sign-in.ts';
import type { Letters, Platform } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { createHttp, type HttpApp, type HttpOptions } from '#platform/http/create-http.ts';
import { runDueSweeps } from '#platform/jobs/sweeps.ts';
import { startWorker, type Worker } from '#platform/jobs/worker.ts';
import { learnLanguages } from '#platform/language/languages.ts';
import type { Log } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import type { Slice } from '#platform/slice.ts';
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

interface PlatformOptions {
  settings: Settings;
  clock: Clock;
  log: Log;
  /** The application's role of a migrated database. */
  appUrl: string;
  /** At most, to the database. */
  connections?: number;
}

export interface AppOptions extends PlatformOptions {
  /** The key of the data folder, for its operator. */
  operatorKey?: string | null;
  /** Of the door before it. */
  readiness?: HttpOptions['readiness'];
  /** false: background work is another's, or waits for worker.settle() and sweep(). */
  worksAlone: boolean;
}

interface Opened {
  platform: Platform;
  slices: Slice[];
}

/** The composition root: settings -> database -> clock -> slices -> http and background work. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, log, appUrl } = options;
  const opened = await openPlatform(options);
  const { platform, slices } = opened;
  const signIn = openSignIn({ appUrl, settings, clock: platform.clock, log });
  const callers = createCallerSource({ platform, signIn });
  const http = await createHttp({
    platform,
    signIn,
    callers,
    slices,
    operatorKey: options.operatorKey ?? null,
    ...(options.readiness && { readiness: options.readiness }),
  });
  const work = startWork(opened, { isAlone: options.worksAlone });
  const close = async () => {
    work.stopSweeping();
    await http.close();
    await work.stop();
    await signIn.close();
    await platform.database.close();
  };
  return { platform, http, worker: work.worker, sweep: work.sweep, close };
}

/** Everything but http and background work: what each thread of the server has for itself. */
export async function openPlatform({ settings, clock, log, appUrl, connections = 10 }: PlatformOptions): Promise<Opened> {
  await learnLanguages(import.meta.dirname);
  const database = openDatabase({ url: appUrl, log, connections });
  const slices = createSlices();
  const events = createEventRegistry(slices);
  const { rows } = await database.pool.query<{ salt: string }>('select public_id_salt as salt from directory.installation');
  const letters: Letters = Object.assign({}, ...slices.map((slice) => slice.letters));
  return { platform: { database, clock, ids: createIdCodec(rows[0]!.salt), settings, log, events, letters }, slices };
}

/** Deliveries and sweeps. @param options.isAlone false: only when asked. */
export function startWork({ platform, slices }: Opened, options: { isAlone: boolean }) {
  const worker = startWorker(platform, { lanes: 2, wait: options.isAlone });
  const ending = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    const sweeping = runDueSweeps(platform, schedulesOf(slices, platform.settings), ending.signal);
    running = Promise.allSettled([running, sweeping]);
    return sweeping;
  };
  const stopTimer = options.isAlone ? repeat(sweep, platform.log) : () => {};
  const stopSweeping = () => {
    stopTimer();
    ending.abort();
  };
  const stop = async () => {
    stopSweeping();
    await worker.stop();
    // A sweep under way has its connections still.
    await running;
  };
  return { worker, sweep, stopSweeping, stop };
}

const lookForSweepsEveryMilliseconds = 30_000;

/** Deadlines are data: the timer only says when to look. @returns stops it. */
function repeat(sweep: () => Promise<unknown>, log: Log): () => void {
  // Each that failed has said so itself.
  const look = () => void sweep().catch((error: Error) => log.debug({ code: (error as { code?: string }).code }, 'sweeps wait'));
  const timer = setInterval(look, lookForSweepsEveryMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
