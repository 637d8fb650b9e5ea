import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createLog, type LogLevel } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { systemClock } from '#platform/system-clock.ts';
import { openPlatform, startWork } from './app.ts';

/** What the server hands to its background thread. */
export interface BackgroundData {
  settings: Settings;
  appUrl: string;
  logLevel: LogLevel;
}

/** Two deliveries and every long sweep at once, each with its lease beside what it does and what that waits for. */
const mostConnections = 30;

/**
 * The background thread of the server: imports, undos, sweeps. On a thread of its own, so that somebody who opens a page
 * while a million rows are read does not wait for them. Ends when it is told anything at all.
 */
async function work({ settings, appUrl, logLevel }: BackgroundData): Promise<void> {
  const log = createLog(logLevel);
  const opened = await openPlatform({ settings, clock: systemClock, log, appUrl, connections: mostConnections });
  const working = startWork(opened, { isAlone: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage('working');
  await once(parentPort!, 'message');
  await working.stop();
  await opened.platform.database.close();
  parentPort!.close();
}

if (parentPort) await work(workerData as BackgroundData);
