import { setTimeout as pause } from 'node:timers/promises';
import { openRecord, type Record } from '#platform/database/open-record.ts';
import { openFrontDoor, type FrontDoor } from '#platform/http/front-door.ts';
import { ensureOperatorKey } from '#platform/http/operator-key.ts';
import { startBackgroundThread, type BackgroundThread } from '#platform/jobs/background-thread.ts';
import type { Log, LogLevel } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { systemClock } from '#platform/system-clock.ts';
import { createApp, type App } from './app.ts';
import type { BackgroundData } from './background.ts';
import { withdrawServer } from './cli/running-server.ts';

/** A process that serves, from its first moment: what has come so far is there, and all of it is ended. */
export interface Serving {
  readonly door: FrontDoor;
  /** Brings up database, app and background work, in this order. */
  begin(): Promise<App>;
  /**
   * In order: `/ready` says no, background work is handed back, after a while the door closes, requests in hand are answered,
   * connections end, the database stops. Asked twice, it still ends once.
   * @param how drainSeconds: the while.
   * @returns whether nothing was cut off.
   */
  end(how: { drainSeconds: number }): Promise<boolean>;
  /** Nobody waits any longer: what is in hand is cut off, and what is behind it ends in order. */
  hurry(): void;
}

/** Cut off, handlers and connections still have this long to notice, before the process leaves them behind. */
const graceMilliseconds = 3000;

/** @throws when the port is taken. */
export async function openServing(settings: Settings, log: Log, logLevel: LogLevel): Promise<Serving> {
  const door = await openFrontDoor(settings);
  const parts: Parts = { door, record: null, app: null, background: null };
  const hurrying = new AbortController();
  let beginning: Promise<App> | null = null;
  let ending: Promise<boolean> | null = null;
  const begin = () => (beginning ??= beginParts(parts, { settings, log, logLevel }));
  const end = ({ drainSeconds }: { drainSeconds: number }) =>
    (ending ??= (async () => {
      const limit = setTimeout(() => hurrying.abort(), (drainSeconds + settings.ending.withinSeconds) * 1000);
      withdrawServer(settings.dataFolder);
      door.announceEnd();
      // What has begun to come up comes up, and goes down in order.
      await Promise.race([beginning?.catch(() => null), over(hurrying.signal)]);
      const cut = await endParts(parts, drainSeconds, hurrying.signal);
      clearTimeout(limit);
      if (cut > 0) log.warn({ requests: cut }, 'requests were cut off: they took longer than the end may take');
      return !hurrying.signal.aborted;
    })());
  return { door, begin, end, hurry: () => hurrying.abort() };
}

interface Parts {
  door: FrontDoor;
  record: Record | null;
  app: App | null;
  background: BackgroundThread | null;
}

async function beginParts(parts: Parts, { settings, log, logLevel }: BackgroundDataAndLog): Promise<App> {
  parts.record = await openRecord(settings, log, parts.door.isMigrating);
  const { appUrl } = parts.record;
  const operatorKey = ensureOperatorKey(settings.dataFolder);
  const { readiness } = parts.door;
  parts.app = await createApp({ settings, clock: systemClock, log, appUrl, operatorKey, worksAlone: false, readiness });
  const data: BackgroundData = { settings, appUrl, logLevel };
  parts.background = await startBackgroundThread(new URL('background.ts', import.meta.url), data, log);
  return parts.app;
}

interface BackgroundDataAndLog {
  settings: Settings;
  log: Log;
  logLevel: LogLevel;
}

/** @returns how many requests were cut off. */
async function endParts({ door, record, app, background }: Parts, drainSeconds: number, cutOff: AbortSignal): Promise<number> {
  // Another process goes on with it at once.
  const handedBack = background?.stop(cutOff);
  await pause(drainSeconds * 1000, null, { signal: cutOff }).catch(() => null);
  const cut = await door.close(cutOff);
  const ended = Promise.all([app?.close(), handedBack]);
  await Promise.race([ended, over(cutOff).then(() => pause(graceMilliseconds, null, { ref: false }))]);
  await record?.stop();
  return cut;
}

async function over(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
