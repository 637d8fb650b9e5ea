import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Platform } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { removeDemo } from '#workspace/public.ts';
import { showDemo } from '#demo/show-demo.ts';

/** Removes the demo with everything in it; the installation then waits to be set up. */
export async function endDemo(platform: Platform): Promise<Outcome> {
  const { state } = await showDemo(platform);
  if (state === 'none') return refuse('missing', 'no-demo', 'This installation shows no demo company.', {});
  if (state === 'making')
    return refuse('conflict', 'demo-being-made', 'The demo company is still being made.', { accepted: 'waiting until it is ready' });
  await inDirectory(platform.database, removeDemo);
  return { ok: true };
}
