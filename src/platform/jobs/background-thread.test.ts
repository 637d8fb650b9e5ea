import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watch } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '#platform/log.ts';
import { startBackgroundThread } from './background-thread.ts';

/** Writes its beginning down; the first one breaks as soon as it works. */
const source = `
  import { appendFileSync, readFileSync } from 'node:fs';
  import { parentPort, workerData } from 'node:worker_threads';
  appendFileSync(workerData, 'begun;');
  parentPort.postMessage('working');
  parentPort.once('message', () => { appendFileSync(workerData, 'ended;'); parentPort.close(); });
  if (readFileSync(workerData, 'utf8') === 'begun;') setImmediate(() => { throw new Error('broken'); });
`;

test('a thread that breaks is begun again, and one that is stopped comes to its own end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const story = join(folder, 'story');
  writeFileSync(story, '');
  writeFileSync(join(folder, 'work.mjs'), source);
  const changes = watch(story);
  const thread = await startBackgroundThread(pathToFileURL(join(folder, 'work.mjs')), story, createLog('silent'));
  for await (const _change of changes) if (readFileSync(story, 'utf8') === 'begun;begun;') break;
  await thread.stop();
  expect(readFileSync(story, 'utf8')).toBe('begun;begun;ended;');
});

test('a thread that cannot begin is told to whoever starts it, and is not tried again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'broken.mjs'), "throw new Error('no database')");
  const starting = startBackgroundThread(pathToFileURL(join(folder, 'broken.mjs')), null, createLog('silent'));
  await expect(starting).rejects.toThrow('no database');
});
