import type pg from 'pg';
import { systemContext, type Platform } from '#platform/context.ts';
import { deliveriesChannel } from '#platform/events/announce.ts';
import { placesOf } from '#platform/places-of.ts';
import { NotYet } from '#platform/jobs/not-yet.ts';
import { claimDelivery, markDone, markFailed, mostAttempts, readEvent, releaseLease, type Delivery } from '#platform/jobs/deliveries.ts';

export interface Worker {
  /** Runs whatever is due until nothing is. For tests and for the command line, where no one else would. */
  settle(): Promise<void>;
  /** Stops claiming, tells running listeners to come to an end, and waits for them. */
  stop(): Promise<void>;
}

/** NOTIFY only wakes; what is due after a back-off is found by looking. */
const lookEveryMilliseconds = 2000;

/**
 * Delivers events to listeners, `lanes` at a time.
 * @param options.wait false: nothing runs on its own, only through settle().
 */
export function startWorker(platform: Platform, options: { lanes: number; wait: boolean }): Worker {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const bell = createBell();
  if (options.wait) {
    for (let lane = 0; lane < options.lanes; lane++) track(running, stayAwake(platform, bell, stopping.signal));
    track(running, keepListening(platform, bell, stopping.signal));
  }
  return {
    settle: () => runUntilIdle(platform, stopping.signal),
    stop: async () => {
      stopping.abort();
      bell.ring();
      await Promise.allSettled(running);
    },
  };
}

function track(running: Set<Promise<void>>, work: Promise<void>): void {
  running.add(work);
  void work.finally(() => running.delete(work));
}

async function stayAwake(platform: Platform, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await runUntilIdle(platform, signal).catch((error: Error) =>
      platform.log.warn({ code: codeOf(error) }, 'deliveries wait: the database does not answer'),
    );
    await bell.wait(lookEveryMilliseconds);
  }
}

async function runUntilIdle(platform: Platform, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await runOne(platform, signal)));
}

/** @returns whether there was something to do. */
async function runOne(platform: Platform, signal: AbortSignal): Promise<boolean> {
  const lease = await platform.database.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => void (broken = error);
  lease.on('error', onError);
  try {
    const delivery = await claimDelivery(lease, new Date(platform.clock.now()));
    if (!delivery) return false;
    await deliver(platform, delivery, signal);
    await releaseLease(lease, delivery.id);
    return true;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    lease.off('error', onError);
    lease.release(broken);
  }
}

async function deliver(platform: Platform, delivery: Delivery, signal: AbortSignal): Promise<void> {
  const listener = platform.events.listener(delivery.listener);
  const event = await readEvent(platform, delivery);
  const context = systemContext(platform, delivery.workspaceId);
  try {
    if (!listener) throw Object.assign(new Error(`Nobody is called ${delivery.listener}`), { code: 'unknown-listener' });
    if (event) await listener.run(context, event, signal);
    // A listener told to stop has kept what it did; whoever starts next goes on with the rest.
    if (!signal.aborted) await markDone(platform, delivery);
  } catch (error) {
    if (signal.aborted) return;
    const failure = { listener: delivery.listener, delivery: delivery.id, code: codeOf(error), stack: placesOf(error) };
    if (error instanceof NotYet && delivery.attempts + 1 < mostAttempts) platform.log.info(failure, 'a listener waits for another one');
    else platform.log.error(failure, 'a listener failed');
    const { isLast } = await markFailed(platform, delivery, codeOf(error));
    if (isLast && event) await listener?.giveUp?.(context, event);
  }
}

async function keepListening(platform: Platform, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = await platform.database.pool.connect().catch(() => null);
    if (client) await listenOn(client, bell, signal);
    else await bell.wait(lookEveryMilliseconds);
  }
}

async function listenOn(client: pg.PoolClient, bell: Bell, signal: AbortSignal): Promise<void> {
  let over: () => void = () => {};
  const ended = new Promise<void>((resolve) => void (over = resolve));
  client.on('notification', bell.ring);
  client.on('error', over);
  signal.addEventListener('abort', over, { once: true });
  await client.query(`listen ${deliveriesChannel}`).catch(over);
  if (!signal.aborted) await ended;
  signal.removeEventListener('abort', over);
  client.release(true);
}

interface Bell {
  ring(): void;
  wait(atMostMilliseconds: number): Promise<void>;
}

function createBell(): Bell {
  const waiting = new Set<() => void>();
  const ring = () => {
    for (const wake of waiting) wake();
  };
  const wait = (atMostMilliseconds: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, atMostMilliseconds);
      waiting.add(wake);
    });
  return { ring, wait };
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? (error as Error).name ?? 'unknown';
}
