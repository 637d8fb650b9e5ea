import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Log } from '#platform/log.ts';

/** Without it an import's heap grows to whatever the machine has before anything is collected. */
const limits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 48 };
const beginAgainAfterMilliseconds = 1000;

export interface BackgroundThread {
  /** Tells the thread to come to an end, and waits for it. @param cutOff when it is over: a thread that is still at work is ended. */
  stop(cutOff?: AbortSignal): Promise<void>;
}

/**
 * Runs a file of ours on a thread of its own. What it leaves undone when it breaks lies in the database: it is begun again.
 * @param file whose first message says that it works, and which ends when it gets one.
 */
export async function startBackgroundThread(file: URL, data: unknown, log: Log): Promise<BackgroundThread> {
  let isStopping = false;
  let thread = openThread();
  await once(thread, 'message').catch((error: unknown) => {
    // What cannot begin is told to whoever starts us, and is not tried for ever.
    isStopping = true;
    throw error;
  });
  return {
    stop: async (cutOff) => {
      isStopping = true;
      // Between its end and its new beginning there is nothing to wait for.
      if (thread.threadId === -1) return;
      const ended = once(thread, 'exit');
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage('stop');
      const terminate = () => void thread.terminate();
      if (cutOff?.aborted) terminate();
      cutOff?.addEventListener('abort', terminate, { once: true });
      await ended;
      cutOff?.removeEventListener('abort', terminate);
    },
  };

  function openThread(): Worker {
    const opened = new Worker(file, { workerData: data, resourceLimits: limits });
    opened.on('error', (error) => log.error({ code: (error as { code?: string }).code ?? error.name }, 'background work broke'));
    opened.on('exit', () => void (isStopping || beginAgain()));
    return opened;
  }

  async function beginAgain(): Promise<void> {
    await pause(beginAgainAfterMilliseconds);
    if (!isStopping) thread = openThread();
  }
}
